/** A worker thread for jobs of every kind. */
import { workOnJob } from '../sync/index.js';
import { jobKinds } from './job-kinds.js';

await workOnJob(jobKinds.jobs);
