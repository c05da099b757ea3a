/** What a job's worker thread does: one job of a service, under the writer's lock that the service holds. */
import { parentPort, workerData } from 'node:worker_threads';
import { remoteModels } from '../../domain/index.js';
import { openStore } from '../open-store.js';
import { executeJob } from './execute-job.js';
import type { JobDefinition } from './job-definition.js';
import { JobInterruption } from './job-interruption.js';
import { workerOrderSchema } from './worker-order.js';

/** Does the job that the thread was started for; a message stops it. */
export async function workOnJob(jobs: readonly JobDefinition[]): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  const { environment, writerToken, modelPort, ...job } = workerOrderSchema.parse(workerData);
  const { home, instance } = environment;
  const stopping = new AbortController();
  port.on('message', (message: unknown) => {
    stopping.abort(message === 'interrupt' ? new JobInterruption() : undefined);
  });
  const store = await openStore({ home, instance, mode: 'direct' });
  try {
    await store.joinWriter(writerToken);
    const models = modelPort === null ? undefined : await remoteModels(modelPort);
    await executeJob({ store, environment, models, ...job, jobs, signal: stopping.signal });
  } finally {
    await store.close();
    port.close();
  }
}
