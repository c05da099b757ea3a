/** Every kind of long work, from the command line and over HTTP alike. */
import { syncJobs, type JobKinds } from '../sync/index.js';
import { trainJob } from './train-job.js';

export const jobKinds: JobKinds = {
  jobs: [...syncJobs, trainJob],
  workerModule: 'jobs/job-worker',
};
