/** Every kind of long work, from the command line and over HTTP alike. */
import { syncJobs, type JobKinds } from '../sync/index.js';
import { datasetBuildJob } from './dataset-build-job.js';
import { datasetExportJob } from './dataset-export-job.js';
import { datasetRerankJob } from './dataset-rerank-job.js';
import { documentJob } from './document-job.js';
import { embedJob } from './embed-job.js';
import { evaluateJob } from './evaluate-job.js';
import { trainJob } from './train-job.js';

export const jobKinds: JobKinds = {
  jobs: [
    ...syncJobs,
    trainJob,
    datasetBuildJob,
    datasetExportJob,
    datasetRerankJob,
    evaluateJob,
    documentJob,
    embedJob,
  ],
  workerModule: 'jobs/job-worker',
};
