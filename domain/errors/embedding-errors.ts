import { entry } from './error-entry.js';

export const embeddingErrors = {
  EMBEDDER_NOT_CONFIGURED: entry<Record<string, never>>({
    status: 409,
    kind: 'misuse',
    message: () => 'No embedding model is at hand to embed the APIs with.',
    remedy: () =>
      'Name an installed one with the setting `suggest.embedder`; `deepcodeseek models list` shows what there is.',
  }),
  EMBEDDING_INVALID: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) =>
      `The embedding model ${model} gave what cannot be compared: ${reason}.`,
    remedy: () =>
      'Nothing of it was stored. Check the model with `deepcodeseek models verify`, or choose another one with `suggest.embedder`.',
  }),
  VECTORS_MISSING: entry<{ model: string }>({
    status: 503,
    kind: 'failure',
    message: ({ model }) => `The mirror has no vectors of the embedding model ${model} yet.`,
    remedy: () =>
      '`deepcodeseek serve` makes them by itself while no other job runs; ask again when its `embed` job has ended.',
  }),
};
