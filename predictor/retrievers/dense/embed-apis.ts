/** Embeds the texts of a mirror's APIs: those that have no vector of the model yet, or one of another text. */
import type { Embedder, JobProgress } from '../../../domain/index.js';
import { everyItem, type Store, type StoredVector, type VectorSpace } from '../../../sync/index.js';
import { apiText, textHash } from './api-text.js';
import { embedTexts } from './embed-texts.js';

const PAGE_SIZE = 200;
/** What is lost where the work is ended, and what a model is given at a time. */
const BATCH_SIZE = 32;

export interface EmbeddingWork {
  /** Holds the writer's lock. */
  readonly store: Pick<Store, 'apis' | 'api' | 'vectorHashes' | 'applyVectors'>;
  readonly embedder: Embedder;
  /** The most APIs; all when absent. */
  readonly limit?: number | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws; what was stored stays, and another run goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

export interface EmbeddingReport {
  /** The space of the vectors. */
  readonly model: string;
  readonly dimensions: number;
  readonly apis: number;
  /** APIs whose vectors were those of their texts already. */
  readonly kept: number;
  readonly embedded: number;
  /** APIs that wait for another run, because of the limit. */
  readonly leftOut: number;
}

/** Throws EMBEDDING_INVALID, and what the embedder throws; what was stored before stays. */
export async function embedApis(work: EmbeddingWork): Promise<EmbeddingReport> {
  const { store, embedder, limit = Infinity, onProgress, signal } = work;
  const space: VectorSpace = { model: embedder.version, dimensions: embedder.dimensions };
  const { apis, open } = await findUnembedded(store, space, signal);
  const wanted = open.slice(0, limit);
  let embedded = 0;
  onProgress?.({ phase: 'embedding', done: 0, total: wanted.length });
  for (let start = 0; start < wanted.length; start += BATCH_SIZE) {
    signal?.throwIfAborted();
    const batch = wanted.slice(start, start + BATCH_SIZE);
    // Read again: what is kept of ten thousand APIs meanwhile is their names.
    const found = await Promise.all(batch.map((api) => store.api(api)));
    const texts = found.flatMap((stored) =>
      stored === null ? [] : [{ scriptSysId: stored.surface.scriptSysId, text: apiText(stored) }],
    );
    const vectors = await embedTexts(
      embedder,
      texts.map(({ text }) => text),
      'document',
      signal,
    );
    const items = texts.flatMap(({ scriptSysId, text }, at): StoredVector[] => {
      const values = vectors[at];
      return values === undefined ? [] : [{ scriptSysId, textHash: textHash(text), values }];
    });
    embedded += (await store.applyVectors(space, items)).stored;
    onProgress?.({ phase: 'embedding', done: start + batch.length, total: wanted.length });
  }
  const kept = apis - open.length;
  return { ...space, apis, kept, embedded, leftOut: open.length - wanted.length };
}

export interface UnembeddedApis {
  /** How many there are at all. */
  readonly apis: number;
  /** Names of those whose text has no vector in the space, in their order. */
  readonly open: readonly string[];
}

/** Reads the whole mirror. */
export async function findUnembedded(
  store: Pick<Store, 'apis' | 'vectorHashes'>,
  space: VectorSpace,
  signal?: AbortSignal,
): Promise<UnembeddedApis> {
  const hashes = new Map<string, string>();
  const embedded = everyItem((page) => store.vectorHashes(space, page), PAGE_SIZE, signal);
  for await (const { scriptSysId, textHash: hash } of embedded) hashes.set(scriptSysId, hash);
  let apis = 0;
  const open: string[] = [];
  for await (const stored of everyItem((page) => store.apis({}, page), PAGE_SIZE, signal)) {
    const { api, scriptSysId } = stored.surface;
    apis += 1;
    if (hashes.get(scriptSysId) !== textHash(apiText(stored))) open.push(api);
  }
  return { apis, open };
}
