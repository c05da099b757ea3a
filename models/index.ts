export { addModel, type AddOptions } from './catalogue/add-model.js';
export { CATALOGUE, catalogueEntry } from './catalogue/catalogue.js';
export type {
  CatalogueEntry,
  PublishedCheckpoint,
  PublishedFile,
  PublishedModel,
} from './catalogue/catalogue-entry.js';
export { checkFile } from './catalogue/check-file.js';
export {
  installedModel,
  installedModels,
  type InstalledFolder,
  type InstalledModel,
} from './catalogue/installed.js';
export { listModels, type ListedModel } from './catalogue/list-models.js';
export {
  manifestSchema,
  modelNameSchema,
  type ModelFile,
  type ModelManifest,
  type ModelRole,
  type RerankerContract,
} from './catalogue/manifest.js';
export { pullModel, type PulledModel, type PullOptions } from './catalogue/pull-model.js';
export { removeModel } from './catalogue/remove-model.js';
export { verifyModels, type Verification } from './catalogue/verify-models.js';
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
