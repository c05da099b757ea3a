export type {
  AnalysedScript,
  ApiFilter,
  CallSiteFilter,
  Changes,
  JobOutcome,
  JobStore,
  LexicalHit,
  LexicalQuery,
  LinkedScript,
  MirrorReader,
  MirrorWriter,
  Page,
  ScriptFilter,
  ScriptSummary,
  Snapshot,
  Store,
  StoredApi,
  StoredScript,
  TableCheckpoint,
  UnlinkedScript,
  WriterHolder,
} from './store.js';
export type { LexicalDocument } from './lexical/lexical-document.js';
export type { EmbeddedText, StoredVector, VectorSpace } from './stored-vector.js';
export type { WrittenDocumentation } from './written-documentation.js';
export { everyItem } from './every-item.js';
export { instancePaths, listInstances, type InstancePaths } from './instance-paths.js';
export { withoutCalls } from './without-calls.js';
export { withoutGenerated } from './without-generated.js';
export { openStore, type StoreOptions } from './open-store.js';
export { importExport, syncInstance } from './run/sync-instance.js';
export type { SkippedTable, SyncOptions, SyncReport } from './run/sync-report.js';
export { analyseMirror, type AnalysisOptions, type AnalysisReport } from './run/analyse-mirror.js';
export { packShards, type PackOptions } from './shards/pack-shards.js';
export { openShards, type ScriptPlace, type ShardSet } from './shards/shard-set.js';
export { executeJob, type JobExecution } from './jobs/execute-job.js';
export {
  defineJob,
  type JobDefinition,
  type JobEnvironment,
  type JobRun,
} from './jobs/job-definition.js';
export { syncJobs } from './jobs/sync-jobs.js';
export { workOnJob } from './jobs/work-on-job.js';
export { JobRunner, type JobKinds, type JobRunnerOptions } from './jobs/job-runner.js';
export {
  startSchedule,
  systemClock,
  untilNextRound,
  type Clock,
  type Schedule,
} from './jobs/schedule.js';
export { scheduleSync, type ScheduleOptions } from './jobs/schedule-sync.js';
