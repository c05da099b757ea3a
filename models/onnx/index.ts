/** The neural models that run in this process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalModelsConfiguration, NeuralModels, Reranker } from '../../domain/index.js';

export interface LocalModelStatus {
  readonly role: 'reranker' | 'embedder';
  readonly name: string;
  readonly state: 'warming' | 'ready' | 'failed';
  readonly reason: string | null;
  readonly provider: string | null;
  readonly version: string | null;
}

/** What the log is told when the state of a model changes: codes and names only. */
export interface LocalModelEvent {
  readonly kind: 'ready' | 'failed' | 'replaced';
  readonly role: LocalModelStatus['role'];
  readonly name: string;
  /** The error's code; null where nothing has failed. */
  readonly code: string | null;
  readonly remedy: string | null;
}

export interface LocalModels extends NeuralModels {
  status(): readonly LocalModelStatus[];
  close(): Promise<void>;
}

export interface LocalModelsOptions {
  readonly home: string;
  readonly reranker: string | null;
  readonly embedder: string | null;
  readonly settings: LocalModelsConfiguration;
  readonly log?: (event: LocalModelEvent) => void;
}

/** Opens the models that are named; one that cannot be used is told in `status`, and answers with the reason. */
export function openLocalModels({
  home,
  reranker,
  log = () => undefined,
}: LocalModelsOptions): LocalModels {
  if (reranker === null) return { reranker, embedder: null, status: () => [], close: nothing };
  const isThere = existsSync(join(home, 'models', reranker, 'manifest.json'));
  const code = isThere ? 'MODEL_NOT_RUN' : 'MODEL_NOT_INSTALLED';
  const remedy = `Fetch it: \`deepcodeseek models pull ${reranker}\`.`;
  const reason = isThere
    ? `The model "${reranker}" cannot be run by this build.`
    : `The model "${reranker}" is not installed. ${remedy}`;
  log({ kind: 'failed', role: 'reranker', name: reranker, code, remedy });
  const failed: Reranker = {
    version: reranker,
    rerank: () => Promise.resolve({ scores: [], reason }),
  };
  return {
    reranker: failed,
    embedder: null,
    status: () => [
      { role: 'reranker', name: reranker, state: 'failed', reason, provider: null, version: null },
    ],
    close: nothing,
  };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
