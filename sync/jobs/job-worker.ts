/** A worker thread that runs one job of a service, under the writer's lock that the service holds. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../open-store.js';
import { executeJob } from './execute-job.js';
import { JobInterruption } from './job-interruption.js';
import { workerOrderSchema } from './worker-order.js';

async function work(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  const { environment, writerToken, ...job } = workerOrderSchema.parse(workerData);
  const { home, instance } = environment;
  const stopping = new AbortController();
  port.on('message', (message: unknown) => {
    stopping.abort(message === 'interrupt' ? new JobInterruption() : undefined);
  });
  const store = await openStore({ home, instance, mode: 'direct' });
  try {
    await store.joinWriter(writerToken);
    await executeJob({ store, environment, ...job, signal: stopping.signal });
  } finally {
    await store.close();
    port.close();
  }
}

await work();
