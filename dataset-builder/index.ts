export {
  nearDuplicateFamilies,
  type IdentifiedText,
  type NearDuplicateOptions,
} from './near-duplicate-families.js';
export { shingleSimilarity } from './shingles.js';
export {
  checkDataset,
  LeakGathering,
  type CheckOptions,
  type LeakReport,
} from './check/check-dataset.js';
export { findLeaks, type LeakOptions } from './check/find-leaks.js';
export type {
  ExampleSide,
  Leak,
  LocatedLeak,
  SplitLeak,
  TraceKind,
  TraceLeak,
} from './check/leak.js';
export { readExamples, type NumberedExample } from './check/read-examples.js';
