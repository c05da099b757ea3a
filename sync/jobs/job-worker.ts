/** A worker thread for the jobs that fill a mirror. */
import { syncJobs } from './sync-jobs.js';
import { workOnJob } from './work-on-job.js';

await workOnJob(syncJobs);
