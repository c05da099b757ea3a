export {
  JOB_FILE_TYPES,
  listJobFiles,
  openJobFile,
  type JobFile,
  type JobPlace,
  type OpenJobFile,
} from './job-files.js';
export { embedJob } from './embed-job.js';
export { jobKinds } from './job-kinds.js';
export { OneAtATime } from './one-at-a-time.js';
export {
  scheduleDocumentation,
  type DocumentationScheduleOptions,
} from './schedule-documentation.js';
export { scheduleEmbedding, type EmbeddingScheduleOptions } from './schedule-embedding.js';
export { scheduleTraining, type TrainingScheduleOptions } from './schedule-training.js';
