export {
  nearDuplicateFamilies,
  type IdentifiedText,
  type NearDuplicateOptions,
} from './near-duplicate-families.js';
export { shingleSimilarity } from './shingles.js';
export { readApiScripts } from './read-api-scripts.js';
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
export {
  buildDataset,
  type BuildDatasetRequest,
  type DatasetOptions,
} from './build/build-dataset.js';
export {
  CALLER_BUCKETS,
  callerBucket,
  type CallerBucket,
  type Counts,
  type DatasetReport,
} from './build/dataset-report.js';
export { type DraftExample, type Drop, type DropReason } from './build/draft-example.js';
export type { CutScript, ExampleContext } from './build/example-context.js';
export { examplesOf, type ScriptExamples } from './build/examples-of.js';
export type { ApiFacts } from './build/api-facts.js';
export { CLEAR_INTENT, distinguishingVocabularies, intentScore } from './build/intent.js';
export { seededHash } from './build/seeded-hash.js';
export { FOLDS, placeScripts, type Placement, type SplitOptions } from './build/splits.js';
export { evaluateRanking, type EvaluationRequest } from './evaluate/evaluate-ranking.js';
export { evaluateMirror, type MirrorEvaluation } from './evaluate/evaluate-mirror.js';
export type { Expanding, ExpansionPlan } from './expand/expanding.js';
export { withExpanding, type OpenExpandingOptions } from './expand/with-expanding.js';
export type { Division } from './evaluate/cross-validate.js';
export {
  GROUPINGS,
  METRICS,
  STAGES,
  type EvaluationReport,
  type Figures,
  type Grouping,
  type Metric,
} from './evaluate/evaluation-report.js';
export type { NeuralRanking } from './evaluate/rerank-questions.js';
export { fileExamples, mirrorExamples } from './evaluate/evaluation-examples.js';
export { htmlReport } from './evaluate/html-report.js';
export { sampleExamples } from './evaluate/sample-examples.js';
export { textReport } from './evaluate/text-report.js';
export type { View } from './learn/example-question.js';
export { isNeuralSystem, RANKING_SYSTEMS, type RankingSystem } from './evaluate/ranking-system.js';
export { axisTicks } from './plots/axis-ticks.js';
export { barChart, type Bar, type BarChart } from './plots/bar-chart.js';
export { histogram, type Histogram, type HistogramBin } from './plots/histogram.js';
export { linePlot, type LinePlot, type PlotPoint, type PlotSeries } from './plots/line-plot.js';
export { Placeholders, REDACTED_KINDS, type RedactedKind } from './export/placeholders.js';
export { redactCode } from './export/redact-code.js';
export { exportDataset, type ExportReport, type ExportRequest } from './export/export-dataset.js';
export { EXPORT_FORMATS, type ExportFormat } from './export/write-rows.js';
export { findUndocumented, type UndocumentedApis } from './document/find-undocumented.js';
export { planDocumentation, type DocumentationPlan } from './document/plan-documentation.js';
export {
  writeDocumentation,
  type DocumentationReport,
  type DocumentationWork,
} from './document/write-documentation.js';
export {
  writeRerankFolder,
  type RerankFolderReport,
  type RerankFolderRequest,
} from './rerank/write-rerank-folder.js';
export {
  RERANK_FILES,
  rerankCardSchema,
  rerankHeaderSchema,
  rerankQuestionSchema,
  type RerankHeader,
  type RerankQuestion,
} from './rerank/rerank-format.js';
export { MINED_PACKAGES, type MinedPackage } from './mine/mined-packages.js';
export {
  writeMinedPairs,
  type MiningRequest,
  type PackageReport,
} from './mine/write-mined-pairs.js';
export { excludedScripts } from './learn/excluded-scripts.js';
export type { BlendReport } from './learn/learn-blend.js';
export { trainInstance, type TrainReport, type TrainRequest } from './learn/train-instance.js';
export { revertWeights } from './learn/weights-files.js';
