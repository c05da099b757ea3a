/** The ranker of an instance, with what brings its scores and a neural model's together. */
import type { Reranker } from '../../domain/index.js';
import type { Reranking } from '../engine.js';
import { loadRanker, type LoadedRanker } from '../ranker/load-ranker.js';
import { loadBlend } from './load-blend.js';

export interface LoadedWeights extends LoadedRanker {
  /** Null without a model. */
  readonly reranking: Reranking | null;
}

/** `version` tells apart whatever gives other answers: the ranker's weights, the model, and the weight between them. */
export async function loadWeights(
  folder: string | null,
  reranker: Reranker | null,
): Promise<LoadedWeights> {
  const loaded = await loadRanker(folder);
  if (reranker === null) return { ...loaded, reranking: null };
  const blend = await loadBlend(folder, { model: reranker.version, ranker: loaded.version });
  const version = `${loaded.version} ${reranker.version} ${blend.weight}`;
  return { ...loaded, version, reranking: { reranker, ...blend } };
}
