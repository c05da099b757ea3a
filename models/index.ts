export {
  bootstrapInterval,
  pairedBootstrap,
  type BootstrapOptions,
  type Interval,
} from './metrics/cluster-bootstrap.js';
export { rankOf } from './metrics/rank-of.js';
export {
  hitWithin,
  ndcg10,
  rankingMetrics,
  reciprocalRank,
  TOP_RANKS,
  type RankingMetrics,
} from './metrics/ranking-metrics.js';
export { reliability, type Reliability, type ReliabilityBin } from './metrics/reliability.js';
export {
  blendScores,
  fitBlend,
  UNFITTED_WEIGHT,
  type BlendMetrics,
  type BlendQuestion,
  type FittedBlend,
} from './ranker/blend.js';
export { parseBlend, serialiseBlend, weightOrNull, type StoredBlend } from './ranker/blend-text.js';
export {
  calibrate,
  logistic,
  logOdds,
  type Calibration,
  type ProbabilityMap,
} from './ranker/calibration/calibration.js';
export type { ScoredQueries } from './ranker/calibration/fit-temperature.js';
export { learnCalibration } from './ranker/calibration/learn-calibration.js';
export type { FeatureMatrix } from './ranker/feature-matrix.js';
export { rankFusion, type FusionWeights } from './ranker/rank-fusion.js';
export { checkRankingData, type RankingData } from './ranker/ranking-data.js';
export { scoreTrees } from './ranker/score-trees.js';
export {
  TRAIN_DEFAULTS,
  type StoppingMetric,
  type TrainOptions,
  type TrainProgress,
} from './ranker/train-options.js';
export { parseTrees, serialiseTrees, type RankerWeights } from './ranker/weights/weights-text.js';
export type { TrainedOn } from './ranker/weights/weights-schema.js';
export { trainTrees } from './ranker/train-trees.js';
export type { Tree, TreeEnsemble } from './ranker/tree-ensemble.js';
export { seededRandom } from './seeded-random.js';
