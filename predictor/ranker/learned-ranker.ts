import { calibrate, scoreTrees, type RankerWeights } from '../../models/index.js';
import type { ApiRanker } from './api-ranker.js';

/** Trees that have learned; what is shown is a probability where they have been calibrated. */
export function learnedRanker({
  ensemble,
  calibration,
}: Pick<RankerWeights, 'ensemble' | 'calibration'>): ApiRanker {
  return {
    tier: 'learned',
    scale: calibration === null ? 'score' : 'probability',
    score: (features) => scoreTrees(ensemble, features),
    shown: (scores) => (calibration === null ? scores : calibrate(calibration, scores)),
  };
}
