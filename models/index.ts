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
export { trainTrees } from './ranker/train-trees.js';
export type { Tree, TreeEnsemble } from './ranker/tree-ensemble.js';
export { seededRandom } from './seeded-random.js';
