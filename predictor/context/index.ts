export {
  openContextFinder,
  type ContextFinder,
  type ContextFinderOptions,
  type ContextPlace,
} from './context-finder.js';
export {
  openContextProcess,
  type ContextProcess,
  type ContextProcessOptions,
} from './process/open-context-process.js';
export { withinTime } from './process/within-time.js';
export type { ContextQuestion } from './find-context.js';
export { findWithKeywords, type FindOptions } from './find-with-keywords.js';
export { chatKeywords } from './keywords/chat-keywords.js';
export type { Keyword, KeywordOutcome, KeywordWriter } from './keywords/keyword.js';
export { rankedDefinitions, type EvidentDefinition } from './ranked-definitions.js';
export { EVIDENCE, type Evidence } from './ranking/definition-evidence.js';
export { EVIDENCE_WEIGHTS } from './ranking/evidence-weights.js';
export { countTokens } from './tokens/count-tokens.js';
export { isBelow } from './tree/is-below.js';
export { questionAt, type AskedPosition, type PositionInTree } from './question-at.js';
