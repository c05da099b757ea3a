import type { LocalModelsConfiguration, Reranker } from '../../domain/index.js';
import { openLocalModels } from '../../models/onnx/index.js';

export interface RerankerPlace {
  readonly home: string;
  readonly settings: LocalModelsConfiguration;
}

/**
 * Does the work with an installed model by its name, and closes the model; null works without one. One that is broken
 * scores nothing and says why.
 */
export async function withReranker<Result>(
  name: string | null,
  { home, settings }: RerankerPlace,
  work: (reranker: Reranker | undefined) => Promise<Result>,
): Promise<Result> {
  if (name === null) return work(undefined);
  const models = await openLocalModels({ home, reranker: name, embedder: null, settings });
  try {
    return await work(models.reranker ?? undefined);
  } finally {
    await models.close();
  }
}
