export type { FeatureMatrix } from './ranker/feature-matrix.js';
export { rankFusion, type FusionWeights } from './ranker/rank-fusion.js';
