import { describe, expect, it } from 'vitest';
import { configurationSchema, type Embedder } from '../../domain/index.js';
import { jobKinds } from '../../jobs/index.js';
import { executeJob, type JobEnvironment, type Store } from '../../sync/index.js';
import { wordEmbedder } from '../predictor/dense/word-embedder.js';
import { arraySource, scriptRecord } from '../sync/records.js';
import { INSTANCE, sync, writableMirror } from '../sync/temporary-mirror.js';

interface Office {
  readonly store: Store;
  readonly run: (
    params?: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ) => Promise<Readonly<Record<string, unknown>>>;
}

async function office(embedder: Embedder | null = wordEmbedder()): Promise<Office> {
  const mirror = await writableMirror();
  const { store } = mirror;
  await sync(mirror, arraySource(['A', 'B', 'C'].map((name) => scriptRecord(name))));
  const environment: JobEnvironment = {
    home: mirror.home,
    instance: INSTANCE,
    configuration: null,
    sync: configurationSchema.parse({}).sync,
    secrets: {},
  };
  const { jobs } = jobKinds;
  const models = { reranker: null, embedder };
  return {
    store,
    run: (params = {}, signal) =>
      executeJob({ store, kind: 'embed', jobs, params, environment, models, signal }),
  };
}

describe('the job that embeds APIs', () => {
  it('reports what it did, and keeps its result and progress', async () => {
    const { store, run } = await office();
    const report = { model: 'words-1', dimensions: 256, apis: 3, kept: 0, embedded: 3, leftOut: 0 };
    expect(await run()).toEqual(report);
    expect(await run()).toEqual({ ...report, kept: 3, embedded: 0 });
    const [, first] = await store.jobs(2);
    expect(first).toMatchObject({
      kind: 'embed',
      state: 'done',
      result: report,
      progress: { phase: 'embedding', done: 3, total: 3 },
    });
  });

  it('takes no more than it is told', async () => {
    const { run } = await office();
    expect(await run({ limit: 2 })).toMatchObject({ embedded: 2, leftOut: 1 });
    expect(await run({ limit: null })).toMatchObject({ kept: 2, embedded: 1, leftOut: 0 });
  });

  it('fails with the model’s error', async () => {
    const { store, run } = await office({
      ...wordEmbedder(),
      embed: (texts) => Promise.resolve(texts.map(() => new Float32Array(256).fill(Number.NaN))),
    });
    await expect(run()).rejects.toMatchObject({ code: 'EMBEDDING_INVALID' });
    expect(await store.jobs(1)).toMatchObject([
      { state: 'failed', error: { code: 'EMBEDDING_INVALID' } },
    ]);
  });

  it('can be cancelled', async () => {
    const ending = new AbortController();
    const words = wordEmbedder();
    const { store, run } = await office({
      ...words,
      embed(texts, kind, signal) {
        ending.abort();
        return words.embed(texts, kind, signal);
      },
    });
    await expect(run({}, ending.signal)).rejects.toMatchObject({ code: 'ABORTED' });
    expect(await store.jobs(1)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('needs an embedder', async () => {
    const { run } = await office(null);
    await expect(run()).rejects.toMatchObject({ code: 'EMBEDDER_NOT_CONFIGURED' });
  });

  it.each([{ limit: 0 }, { limit: 1.5 }, { model: 'other' }])('refuses %j', async (params) => {
    const { run } = await office();
    await expect(run(params)).rejects.toMatchObject({ code: 'JOB_PARAMS_INVALID' });
  });
});
