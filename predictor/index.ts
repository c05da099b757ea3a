export {
  openPredictor,
  type Predictor,
  type PredictorOptions,
  type SuggestOptions,
} from './predictor.js';
export { openPredictorThread, type ThreadedPredictor } from './thread/open-predictor-thread.js';
export type { RankingCandidates } from './ranking-candidates.js';
export {
  FIXED_RANKER,
  loadRanker,
  SHIPPED_WEIGHTS,
  WEIGHTS_FILE,
  weightsStamp,
  type LoadedRanker,
} from './ranker/load-ranker.js';
export { learnedRanker } from './ranker/learned-ranker.js';
export { fusionRanker, type ApiRanker } from './ranker/api-ranker.js';
export { FEATURES, type FeatureDescription } from './features/feature-catalogue.js';
export { ALREADY_NAMED_STEP } from './ranker/already-named.js';
export type { Expansion } from './expansion/expansion.js';
export { openExpander, type Expander, type ExpanderOptions } from './expansion/expander.js';
export { expansionRequest, type WrittenMode } from './expansion/expansion-request.js';
export { expansionText } from './expansion/expansion-text.js';
export { asksForMember } from './expansion/asks-for-member.js';
export { prefixText } from './expansion/prefix-text.js';
export { suggestExpanded } from './expansion/suggest-expanded.js';
export {
  chatKeywords,
  countTokens,
  findWithKeywords,
  isBelow,
  openContextFinder,
  openContextProcess,
  questionAt,
  type AskedPosition,
  type ContextFinder,
  type ContextFinderOptions,
  type ContextPlace,
  type ContextProcess,
  type ContextQuestion,
  type FindOptions,
  type KeywordWriter,
  type PositionInTree,
  withinTime,
} from './context/index.js';
