/** The models of a process: at most one reranker and one embedder, each with one session. */
import { createHash } from 'node:crypto';
import {
  createError,
  DeepCodeSeekError,
  isError,
  type Embedder,
  type LocalModelsConfiguration,
  type NeuralModels,
  type Reranker,
} from '../../domain/index.js';
import { installedModel, type ModelManifest } from '../catalogue/index.js';
import { ModelHost, type ModelEvent } from './model-host.js';

/** How many requests pass between two looks at the memory. */
const LOOK_EVERY = 50;
const NEVER = new AbortController().signal;

export interface LocalModelStatus {
  readonly role: 'reranker' | 'embedder';
  readonly name: string;
  readonly state: 'warming' | 'ready' | 'failed';
  /** What failed, with the remedy. */
  readonly reason: string | null;
  /** Where it is run. */
  readonly provider: string | null;
  readonly version: string;
}

/** A reranker that is broken scores nothing and says why; an embedder is null where it is not installed. */
export interface LocalModels extends NeuralModels {
  status(): readonly LocalModelStatus[];
  /** Resolves when no model is warming any more. */
  readonly settled: Promise<void>;
  close(): Promise<void>;
}

export interface OpenModelsOptions {
  readonly home: string;
  /** Names of installed models; null for none. */
  readonly reranker: string | null;
  readonly embedder: string | null;
  readonly settings: LocalModelsConfiguration;
  readonly onEvent?: (event: ModelEvent) => void;
}

/** Opens models in threads of their own and warms them in the background; what is broken is said by `status`. */
export async function openLocalModels(options: OpenModelsOptions): Promise<LocalModels> {
  const { home, settings, onEvent } = options;
  const open = async (
    role: 'reranker' | 'embedder',
    name: string | null,
  ): Promise<Opened | null> => {
    if (name === null) return null;
    const manifest = await manifestOf(home, name);
    const host = new ModelHost({ home, name, role, settings, onEvent });
    return { role, name, manifest, host, version: versionOf(name, manifest) };
  };
  const reranker = await open('reranker', options.reranker);
  const embedder = await open('embedder', options.embedder);
  const all = [reranker, embedder].filter((each) => each !== null);
  return {
    reranker: reranker === null ? null : rerankerOf(reranker),
    embedder: embedder === null ? null : embedderOf(embedder),
    status: () => all.map(statusOf),
    get settled() {
      return Promise.all(all.map(({ host }) => host.settled)).then(() => undefined);
    },
    async close() {
      await Promise.all(all.map(({ host }) => host.close()));
    },
  };
}

interface Opened {
  readonly role: 'reranker' | 'embedder';
  readonly name: string;
  /** Null where it cannot be read: the thread then says why. */
  readonly manifest: ModelManifest | null;
  readonly version: string;
  readonly host: ModelHost;
}

function rerankerOf({ name, host, version }: Opened): Reranker {
  let requests = 0;
  return {
    version,
    async rerank(request, { deadline, signal = NEVER }) {
      // In batch nothing is left out: a model that is warming is waited for.
      if (deadline === null) await host.settled;
      const { state } = host;
      if (state.kind === 'warming') return nothing(`the model ${name} is warming up`);
      if (state.kind === 'failed') return nothing(state.reason);
      try {
        return await state.thread.call('rerank', request, deadline, signal);
      } catch (error) {
        signal.throwIfAborted();
        return nothing(error instanceof DeepCodeSeekError ? error.message : `${name} has stopped`);
      } finally {
        requests += 1;
        if (requests % LOOK_EVERY === 0) host.replaceIfLarge();
      }
    },
  };
}

function embedderOf({ name, manifest, host, version }: Opened): Embedder | null {
  if (manifest?.contract.kind !== 'text-encoder') return null;
  const { dimensions } = manifest.contract;
  return {
    version,
    dimensions,
    async embed(texts, kind, signal = NEVER) {
      if (kind === 'document') await host.settled;
      const { state } = host;
      if (state.kind === 'ready') return state.thread.call('embed', texts, kind, signal);
      const reason = state.kind === 'failed' ? state.reason : 'it is warming up';
      throw createError('MODEL_NOT_READY', { model: name, reason });
    },
  };
}

function statusOf({ role, name, host: { state }, version }: Opened): LocalModelStatus {
  return {
    role,
    name,
    state: state.kind,
    reason: state.kind === 'failed' ? state.reason : null,
    provider: state.kind === 'ready' ? state.opened.provider : null,
    version,
  };
}

function nothing(reason: string): { readonly scores: readonly number[]; readonly reason: string } {
  return { scores: [], reason };
}

async function manifestOf(home: string, name: string): Promise<ModelManifest | null> {
  try {
    return (await installedModel(home, name)).manifest;
  } catch (error) {
    if (isError(error, 'MODEL_NOT_INSTALLED') || isError(error, 'MODEL_MANIFEST_INVALID'))
      return null;
    throw error;
  }
}

/** A model is another one when any of its files is, or what its manifest says of it. */
function versionOf(name: string, manifest: ModelManifest | null): string {
  if (manifest === null) return name;
  const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
  return `${name}@${hash.slice(0, 12)}`;
}
