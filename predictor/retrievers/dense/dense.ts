/** The APIs whose descriptions lie closest to the code around the cursor, by the vectors of an embedding model. */
import { LRUCache } from 'lru-cache';
import { createError, type Embedder } from '../../../domain/index.js';
import { bestApis } from '../../best-apis.js';
import type { Retrieved, Retriever, RetrieverInput } from '../../retriever.js';
import type { DenseVectors } from './dense-vectors.js';
import { denseQuery } from './dense-query.js';
import { embedTexts } from './embed-texts.js';
import type { VectorMatrix } from './vector-matrix.js';

const LIMIT = 60;
/** Evidence is told of the first; somebody is always among the sixty closest. */
const TOLD = 10;
/** The code around the cursor stays the same while a name is typed, and whoever goes back asks again. */
const MAX_QUERIES = 64;

const NOTHING: Retrieved = { ranking: [], signals: [], evidence: () => [] };

/**
 * It asks outside: a model that is late is left out. Only what is in sight is embedded; an API that is named there is judged
 * by the code without such names, as everywhere.
 */
export function createDenseRetriever(
  embedder: Embedder,
  vectors: Pick<DenseVectors, 'of'>,
): Retriever {
  const queries = new LRUCache<string, Float32Array>({ max: MAX_QUERIES });

  async function vectorsOf(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    const unknown = texts.filter((text) => !queries.has(text));
    const found = new Map(texts.map((text) => [text, queries.get(text)]));
    if (unknown.length > 0) {
      const embedded = await embedTexts(embedder, unknown, 'query', signal);
      unknown.forEach((text, at) => {
        const vector = embedded[at];
        found.set(text, vector);
        if (vector !== undefined) queries.set(text, vector);
      });
    }
    return texts.flatMap((text) => found.get(text) ?? []);
  }

  return {
    name: 'dense',
    works: 'outside',
    async retrieve(input, signal) {
      const matrix = vectors.of(input.index);
      if (matrix === null || matrix.size === 0) {
        if (input.index.apiCount === 0) return NOTHING;
        throw createError('VECTORS_MISSING', { model: embedder.version });
      }
      const { visible, masked, named } = denseQuery(input.context, input.index);
      if (visible.trim() === '') return NOTHING;
      const texts = masked === null ? [visible] : [visible, masked];
      const [query, forNamed = query] = await vectorsOf(texts, signal);
      if (query === undefined || forNamed === undefined) return NOTHING;
      signal.throwIfAborted();
      const queryOf = (api: number): Float32Array => (named.has(api) ? forNamed : query);
      return closest(matrix, input, queryOf, signal);
    },
  };
}

async function closest(
  matrix: VectorMatrix,
  { index, context, isKept }: RetrieverInput,
  queryOf: (api: number) => Float32Array,
  signal: AbortSignal,
): Promise<Retrieved> {
  const { isExcludedApi } = context.exclusion;
  const isWanted = (api: number): boolean => isKept(api) && !isExcludedApi(api);
  const scores = context.scratch.floats(index.apiNumberLimit);
  // The order is that of double precision: vectors of a family lie close together.
  const exact = new Float64Array(index.apiNumberLimit);
  const found: number[] = [];
  await matrix.search(index, { isWanted, queryOf, signal }, (api, cosine) => {
    if (cosine <= 0) return;
    scores[api] = cosine;
    exact[api] = cosine;
    found.push(api);
  });
  const ranking = bestApis(found, exact, LIMIT, index);
  const told = new Set(ranking.slice(0, TOLD));
  return {
    ranking,
    signals: [{ name: 'dense', scores }],
    evidence: (api) => (told.has(api) ? [CLOSE] : []),
  };
}

const CLOSE = {
  source: 'dense',
  text: 'Its description is close to the code at the cursor',
  script: null,
  line: null,
} as const;
