export type { KeywordsAsked, MeasuredPosition, Outcome } from './outcome.js';
export { makeReport, reportText, type Report } from './report.js';
export { keywordsText, summariseKeywords, type KeywordSummary } from './keyword-summary.js';
export { clusterKind, compare, summarise, summariseCompletion } from './summary.js';
