export type { MeasuredPosition, Outcome } from './outcome.js';
export { makeReport, reportText, type Report } from './report.js';
export { clusterKind, compare, summarise, summariseCompletion } from './summary.js';
