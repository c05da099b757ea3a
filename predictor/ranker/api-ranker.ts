/** What brings the candidates into order, whatever it has learned. */
import type { Suggestion } from '../../domain/index.js';
import { rankFusion, type FeatureMatrix } from '../../models/index.js';
import { FUSION_WEIGHTS } from '../features/fusion-weights.js';

export interface ApiRanker {
  readonly tier: Extract<Suggestion['tier'], 'fusion' | 'learned'>;
  /** What `shown` gives: probabilities, or scores that only order. */
  readonly scale: 'probability' | 'score';
  /** A score for each row of the matrix; higher is better. */
  score(features: FeatureMatrix): Float64Array;
  /**
   * What is shown for the scores of one question, in their order: the probability that the candidate is what the author
   * wants where that has been learned, else the scores themselves. It never falls where the score rises.
   */
  shown(scores: Float64Array): Float64Array;
}

/** Fixed weights: what there is without learned ones. */
export const fusionRanker: ApiRanker = {
  tier: 'fusion',
  scale: 'score',
  score: (features) => rankFusion(features, FUSION_WEIGHTS),
  shown: (scores) => scores,
};
