/** Runs every kind of job on a mirror, in threads as a service does. */
import { jobKinds } from '../../jobs/index.js';
import { JobRunner } from '../../sync/index.js';
import { afterwards } from '../sync/temporary-mirror.js';
import type { TrainableMirror } from './trainable-mirror.js';

/** Ends with the test. The mirror's store is one with a thread. */
export async function runnerOf({
  store,
  environment,
}: Pick<TrainableMirror, 'store' | 'environment'>): Promise<JobRunner> {
  const runner = await JobRunner.open({
    store,
    environment: () => Promise.resolve(environment),
    serviceUrl: null,
    kinds: jobKinds,
  });
  afterwards(() => runner.close());
  return runner;
}

export async function endOf(runner: JobRunner, id: string): Promise<void> {
  for await (const job of runner.watch(id)) if (job.finishedAt !== null) return;
}
