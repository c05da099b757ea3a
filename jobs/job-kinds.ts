/** Every kind of long work, from the command line and over HTTP alike. */
import { syncJobs, type JobKinds } from '../sync/index.js';

export const jobKinds: JobKinds = {
  jobs: syncJobs,
  workerModule: 'jobs/job-worker',
};
