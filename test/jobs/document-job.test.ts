import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../../domain/index.js';
import { jobKinds } from '../../jobs/index.js';
import { executeJob, type JobEnvironment } from '../../sync/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { arraySource, scriptRecord } from '../sync/records.js';
import { afterwards, INSTANCE, sync, writableMirror } from '../sync/temporary-mirror.js';

interface Office {
  readonly server: ModelServer;
  readonly run: (
    params: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
}

async function office(model: Readonly<Record<string, unknown>> = {}): Promise<Office> {
  const mirror = await writableMirror();
  const records = ['A', 'B', 'C'].map((name) => scriptRecord(name));
  await sync(mirror, arraySource(records));
  const server = await startModelServer((response) => {
    say(response, '{"class": "Runs."}');
  });
  afterwards(() => server.close());
  const environment: JobEnvironment = {
    home: mirror.home,
    instance: INSTANCE,
    configuration: null,
    sync: configurationSchema.parse({}).sync,
    secrets: {},
    model: configurationSchema.parse({
      model: { baseUrl: server.baseUrl, name: 'coder', ...model },
    }).model,
  };
  return {
    server,
    run: (params) =>
      executeJob({
        store: mirror.store,
        kind: 'document',
        jobs: jobKinds.jobs,
        params,
        environment,
      }),
  };
}

describe('the job that has APIs documented', () => {
  it('says what it would send, sends it, and removes what came', async () => {
    const { server, run } = await office();
    const plan = await run({ dryRun: true });
    expect(plan).toMatchObject({ apis: 3, requests: 3, model: 'coder' });
    expect(server.received).toEqual([]);
    expect(await run({})).toMatchObject({ ...plan, documented: 3 });
    expect(server.received).toHaveLength(3);
    expect(await run({ dryRun: true })).toMatchObject({ written: 3, requests: 0 });
    expect(await run({ remove: true })).toEqual({ removed: 3 });
    expect(await run({ dryRun: true })).toMatchObject({ written: 0, requests: 3 });
  });

  it.each([
    [{ limit: 1 }, {}, 1],
    [{}, { maxRequests: 2 }, 2],
    [{ limit: 3 }, { maxRequests: 2 }, 2],
  ])('asks no more than %j and the settings %j allow', async (params, settings, requests) => {
    const { server, run } = await office(settings);
    expect(await run(params)).toMatchObject({ requests, leftOut: 3 - requests });
    expect(server.received).toHaveLength(requests);
  });

  it('needs a model, except for removing', async () => {
    const { run } = await office({ name: null });
    await expect(run({})).rejects.toMatchObject({ code: 'MODEL_NOT_CONFIGURED' });
    await expect(run({ dryRun: true })).rejects.toMatchObject({ code: 'MODEL_NOT_CONFIGURED' });
    expect(await run({ remove: true })).toEqual({ removed: 0 });
  });

  it.each([{ limit: 0 }, { limit: 1.5 }, { always: true }])('refuses %j', async (params) => {
    const { run } = await office();
    await expect(run(params)).rejects.toMatchObject({ code: 'JOB_PARAMS_INVALID' });
  });
});
