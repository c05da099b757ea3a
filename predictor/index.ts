export {
  openPredictor,
  type Predictor,
  type PredictorOptions,
  type SuggestOptions,
} from './predictor.js';
export { openPredictorThread, type ThreadedPredictor } from './thread/open-predictor-thread.js';
export {
  embedApis,
  findUnembedded,
  type EmbeddingReport,
  type EmbeddingWork,
  type UnembeddedApis,
} from './retrievers/dense/embed-apis.js';
export type { RankingCandidates } from './ranking-candidates.js';
export {
  FIXED_RANKER,
  loadRanker,
  SHIPPED_WEIGHTS,
  WEIGHTS_FILE,
  weightsStamp,
  weightsVersion,
  type LoadedRanker,
} from './ranker/load-ranker.js';
export { BLEND_FILE } from './rerank/load-blend.js';
export { neuralScores, type NeuralScores } from './rerank/neural-scores.js';
export { apiCard } from './rerank/api-card.js';
export { queryText } from './rerank/query-text.js';
export { learnedRanker } from './ranker/learned-ranker.js';
export { fusionRanker, type ApiRanker } from './ranker/api-ranker.js';
export { inverseDocumentFrequency, lengthFactor } from './terms/bm25.js';
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
  openContextFinder,
  type ContextFinder,
  type ContextFinderOptions,
  type ContextPlace,
} from './context/context-finder.js';
export type { ContextQuestion } from './context/find-context.js';
export { findWithKeywords, type FindOptions } from './context/find-with-keywords.js';
export { chatKeywords } from './context/keywords/chat-keywords.js';
export type { Keyword, KeywordOutcome, KeywordWriter } from './context/keywords/keyword.js';
export {
  openContextProcess,
  type ContextProcess,
  type ContextProcessOptions,
} from './context/process/open-context-process.js';
export { withinTime } from './context/process/within-time.js';
export { isBelow } from './context/tree/is-below.js';
export { questionAt, type AskedPosition, type PositionInTree } from './context/question-at.js';
