import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationSchema, type Job, type NeuralModels } from '../../domain/index.js';
import { defineJob, JobRunner } from '../../sync/index.js';
import { afterwards, INSTANCE, openMirror, temporaryHome } from './temporary-mirror.js';

const KINDS = {
  jobs: [defineJob('train', z.strictObject({}), () => Promise.resolve({}))],
  workerModule: '../test/sync/asking-worker',
};

async function runnerWith(models: NeuralModels | undefined): Promise<JobRunner> {
  const home = await temporaryHome();
  const store = await openMirror(home, 'thread');
  const { sync } = configurationSchema.parse({});
  const environment = { home, instance: INSTANCE, configuration: null, sync, secrets: {} };
  const runner = await JobRunner.open({
    store,
    environment: () => Promise.resolve(environment),
    serviceUrl: null,
    kinds: KINDS,
    models,
  });
  afterwards(() => runner.close());
  return runner;
}

async function endOf(runner: JobRunner, id: string): Promise<Job | undefined> {
  let last: Job | undefined;
  for await (const job of runner.watch(id)) last = job;
  await runner.idle();
  return last;
}

describe('a job that asks a model', () => {
  it('is answered by the one of the process, each time anew', async () => {
    const asked: string[] = [];
    const runner = await runnerWith({
      reranker: {
        version: 'lengths',
        rerank({ query, documents }) {
          asked.push(query);
          return Promise.resolve({ scores: documents.map(({ length }) => length), reason: null });
        },
      },
      embedder: null,
    });
    for (let times = 1; times <= 2; times += 1) {
      const { id } = await runner.start('train', {});
      const job = await endOf(runner, id);
      expect(job).toMatchObject({ state: 'done', result: { scores: [7, 8], reason: null } });
    }
    expect(asked).toEqual(['overdue invoice', 'overdue invoice']);
  });

  it('takes the question back when it is cancelled', async () => {
    const ended: string[] = [];
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const runner = await runnerWith({
      reranker: {
        version: 'slow',
        rerank: (_request, { signal }) =>
          new Promise((_resolve, reject) => {
            begin();
            signal?.addEventListener('abort', () => {
              ended.push('aborted');
              reject(new Error('aborted'));
            });
          }),
      },
      embedder: null,
    });
    const { id } = await runner.start('train', {});
    await begun;
    await runner.cancel(id);
    expect((await endOf(runner, id))?.state).toBe('cancelled');
    await expect.poll(() => ended).toEqual(['aborted']);
  });

  it('does without where the process has none', async () => {
    const runner = await runnerWith(undefined);
    const { id } = await runner.start('train', {});
    expect(await endOf(runner, id)).toMatchObject({ state: 'done', result: { scores: null } });
  });
});
