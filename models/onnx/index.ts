/** The neural models of a process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalModelsConfiguration, NeuralModels, Reranker } from '../../domain/index.js';

export interface LocalModelStatus {
  readonly role: 'reranker' | 'embedder';
  readonly name: string;
  readonly state: 'warming' | 'ready' | 'failed';
  /** What failed, with the remedy. */
  readonly reason: string | null;
  readonly provider: string | null;
  readonly version: string;
}

export type ModelEvent =
  | { readonly kind: 'ready'; readonly model: string; readonly provider: string }
  | {
      readonly kind: 'failed';
      readonly model: string;
      readonly code: string;
      readonly reason: string;
    }
  | { readonly kind: 'lost' | 'replaced'; readonly model: string; readonly reason: string };

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

/** Opens models; what is broken is said by `status`. */
export function openLocalModels({
  home,
  reranker: model,
  onEvent,
}: OpenModelsOptions): Promise<LocalModels> {
  const rest = { embedder: null, settled: Promise.resolve(), close: () => Promise.resolve() };
  if (model === null) return Promise.resolve({ ...rest, reranker: null, status: () => [] });
  const isThere = existsSync(join(home, 'models', model, 'manifest.json'));
  const code = isThere ? 'UNEXPECTED' : 'MODEL_NOT_INSTALLED';
  const reason = isThere
    ? `The model "${model}" cannot be run.`
    : `The model "${model}" is not installed. Fetch it: \`deepcodeseek models pull ${model}\`.`;
  onEvent?.({ kind: 'failed', model, code, reason });
  const reranker: Reranker = {
    version: model,
    rerank: () => Promise.resolve({ scores: [], reason }),
  };
  const status: LocalModelStatus = {
    role: 'reranker',
    name: model,
    state: 'failed',
    reason,
    provider: null,
    version: model,
  };
  return Promise.resolve({ ...rest, reranker, status: () => [status] });
}
