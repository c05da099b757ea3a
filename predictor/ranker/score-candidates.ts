/** The candidates of one question under a ranker, in the order of the rows of their features. */
import type { FeatureMatrix } from '../../models/index.js';
import type { ApiRanker } from './api-ranker.js';

export interface ScoredCandidates {
  /** What `shown` is. */
  readonly scale: ApiRanker['scale'];
  /** What the ranker says; it decides where what is shown is level. */
  readonly scores: Float64Array;
  /** What is shown, and what the candidates are ordered by. */
  readonly shown: Float64Array;
}

export function scoreCandidates(ranker: ApiRanker, features: FeatureMatrix): ScoredCandidates {
  const scores = ranker.score(features);
  return { scale: ranker.scale, scores, shown: ranker.shown(scores) };
}
