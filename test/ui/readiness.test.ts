import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationSchema, suggestAnswerSchema } from '../../domain/index.js';
import { instancePaths } from '../../sync/index.js';
import {
  endOf,
  post,
  problemOf,
  startFixture,
  startJob,
  type FixtureOptions,
  type ServiceFixture,
} from './service-fixture.js';

let fixture: ServiceFixture | null = null;
async function started(options: FixtureOptions = {}): Promise<ServiceFixture> {
  fixture = await startFixture(options);
  return fixture;
}
afterEach(async () => {
  await fixture?.close();
  fixture = null;
});

const QUESTION = { codeBefore: 'var total = ', scope: 'x_acme_billing' };

describe('a service without a synced mirror', () => {
  it('starts, says why it is not ready, and becomes ready with the first sync', async () => {
    const { url, service } = await started();
    const before = await fetch(`${url}/readyz`);
    expect(before.status).toBe(503);
    expect(await before.json()).toMatchObject({ ready: false });
    const refused = await post(`${url}/api/v1/suggest`, QUESTION);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'MIRROR_NOT_READY' });
    const { id } = await startJob(url, 'sync', { mode: 'full' });
    await endOf(url, id);
    await service.ready;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await post(`${url}/api/v1/suggest`, QUESTION)).status).toBe(200);
  });

  it('syncs by itself when it watches', async () => {
    const { url, service } = await started({ watch: true });
    await service.ready;
    expect((await post(`${url}/api/v1/suggest`, QUESTION)).status).toBe(200);
  });

  it('that knows no instance says how to get one', async () => {
    const { url } = await started({ connected: false });
    const problem = await problemOf(await post(`${url}/api/v1/suggest`, QUESTION));
    expect(problem).toMatchObject({ status: 404, code: 'INSTANCE_NONE' });
    expect(problem.remedy).toContain('deepcodeseek connect');
  });
});

describe('a service with a synced mirror', () => {
  it('is ready at once after a restart', async () => {
    const running = await started({ synced: true });
    const service = await running.restart();
    await service.ready;
    expect((await post(`${running.url}/api/v1/suggest`, QUESTION)).status).toBe(200);
  });

  it('answers from the generation that a later sync has made', async () => {
    const running = await started({ synced: true });
    const { url, demo } = running;
    const first = await generationOf(url);
    const [row] = demo.data.rows('sys_script_include');
    demo.data.upsert('sys_script_include', {
      ...row,
      description: 'Changed since the first sync.',
    });
    const { id } = await startJob(url, 'sync', { mode: 'incremental' });
    expect((await endOf(url, id)).state).toBe('done');
    await until(async () => (await generationOf(url)) > first);
  });

  it('asks which instance is meant where there are several, unless one is the default', async () => {
    const running = await started({ synced: true });
    const configuration = configurationSchema.parse({ instances: { demo: {}, other: {} } });
    await running.restart({ configuration });
    const unnamed = await problemOf(await post(`${running.url}/api/v1/suggest`, QUESTION));
    expect(unnamed).toMatchObject({ status: 400, code: 'INSTANCE_UNNAMED' });
    expect(unnamed.remedy).toContain('demo, other');
    const service = await running.restart({ configuration, defaultInstance: 'demo' });
    await service.ready;
    expect((await post(`${running.url}/api/v1/suggest`, QUESTION)).status).toBe(200);
  });

  it('serves its other instances when the mirror of one is damaged', async () => {
    const running = await started({ synced: true });
    const { database } = instancePaths(running.home, 'broken');
    await mkdir(dirname(database), { recursive: true });
    await writeFile(database, 'this is not a mirror');
    const service = await running.restart();
    await service.ready;
    const named = await post(`${running.url}/api/v1/suggest?instance=demo`, QUESTION);
    expect(named.status).toBe(200);
    const broken = await problemOf(
      await post(`${running.url}/api/v1/suggest?instance=broken`, QUESTION),
    );
    expect(broken).toMatchObject({ status: 503, code: 'MIRROR_NOT_READY' });
    const { items } = z
      .object({
        items: z.array(
          z.looseObject({
            instance: z.string(),
            ready: z.boolean(),
            reason: z.string().nullable(),
          }),
        ),
      })
      .parse(await (await fetch(`${running.url}/api/v1/instances`)).json());
    expect(items.find(({ instance }) => instance === 'broken')).toMatchObject({ ready: false });
  });
});

async function generationOf(url: string): Promise<number> {
  const response = await post(`${url}/api/v1/suggest`, QUESTION);
  return suggestAnswerSchema.parse(await response.json()).generation;
}

/** Waits for a condition that comes true in its own time; the test's time-out bounds it. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(100);
}
