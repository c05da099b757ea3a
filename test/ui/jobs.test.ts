import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jobSchema } from '../../domain/index.js';
import {
  endOf,
  jobEvents,
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

/** Slow enough that a sync is still running while it is looked at. */
const SLOW = { latencyMs: 80 };

describe('jobs over HTTP', () => {
  it('are accepted, watched from their first state to their last, and found afterwards', async () => {
    const { url } = await started();
    const job = await startJob(url, 'sync', { mode: 'full' });
    expect(job).toMatchObject({ kind: 'sync', instance: 'demo' });
    const response = await fetch(`${url}/api/v1/jobs/${job.id}/events`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = await jobEvents(response);
    expect(events.at(-1)).toMatchObject({ id: job.id, state: 'done' });
    expect(events.length).toBeGreaterThan(2);
    expect(events.some(({ state, progress }) => state === 'running' && progress.done > 0)).toBe(
      true,
    );
    const listed = z
      .object({ items: z.array(jobSchema) })
      .parse(await (await fetch(`${url}/api/v1/jobs`)).json());
    expect(listed.items[0]).toEqual(events.at(-1));
  });

  it('show a reader who comes late the state they are in', async () => {
    const { url } = await started(SLOW);
    const { id } = await startJob(url, 'sync', { mode: 'full' });
    await firstEvents(url, id, 1);
    const again = await firstEvents(url, id, 1);
    expect(again).toMatch(/"state":"(queued|running)"/);
    await post(`${url}/api/v1/jobs/${id}/cancel`, '');
  });

  it.each([
    ['POST', (id: string) => `/api/v1/jobs/${id}/cancel`],
    ['DELETE', (id: string) => `/api/v1/jobs/${id}`],
  ])('are cancelled by %s, and go on where they stopped', async (method, path) => {
    const { url } = await started(SLOW);
    const { id } = await startJob(url, 'sync', { mode: 'full' });
    await firstEvents(url, id, 3);
    const answer = await fetch(url + path(id), { method });
    expect(jobSchema.parse(await answer.json()).id).toBe(id);
    expect(await endOf(url, id)).toMatchObject({ state: 'cancelled', error: null });
    const again = await startJob(url, 'sync', { mode: 'incremental' });
    expect(await endOf(url, again.id)).toMatchObject({ state: 'done' });
  });

  it('wait for one another', async () => {
    const { url } = await started(SLOW);
    const first = await startJob(url, 'sync', { mode: 'full' });
    const second = await startJob(url, 'sync', { mode: 'incremental' });
    const state = jobSchema.parse(await (await fetch(`${url}/api/v1/jobs/${second.id}`)).json());
    expect(state.state).toBe('queued');
    await post(`${url}/api/v1/jobs/${second.id}/cancel`, '');
    expect(await endOf(url, second.id)).toMatchObject({ state: 'cancelled' });
    await post(`${url}/api/v1/jobs/${first.id}/cancel`, '');
    expect((await endOf(url, first.id)).state).toBe('cancelled');
  });

  it('fail with the error and its remedy when the instance refuses', async () => {
    const { url } = await started({
      secretsOf: () => Promise.resolve({ password: 'wrongPassword81' }),
    });
    const { id } = await startJob(url, 'sync', { mode: 'full' });
    const ended = await endOf(url, id);
    expect(ended).toMatchObject({ state: 'failed', error: { code: 'SIGN_IN_REFUSED' } });
    expect(JSON.stringify(ended)).not.toContain('wrongPassword81');
    expect(fixture?.log.join('')).not.toContain('wrongPassword81');
  });

  it('with unknown parameters, kinds or ids are refused by name', async () => {
    const { url } = await started();
    const params = await post(`${url}/api/v1/jobs`, { kind: 'sync', params: { mod: 'full' } });
    expect(await problemOf(params)).toMatchObject({ status: 400, code: 'JOB_PARAMS_INVALID' });
    const kind = await post(`${url}/api/v1/jobs`, { kind: 'sing' });
    expect(await problemOf(kind)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    for (const path of ['/api/v1/jobs/none', '/api/v1/jobs/none/events']) {
      expect(await problemOf(await fetch(url + path))).toMatchObject({
        status: 404,
        code: 'JOB_UNKNOWN',
      });
    }
  });

  it('import into an instance that comes into being with the first import', async () => {
    const { url } = await started();
    const response = await post(`${url}/api/v1/jobs`, {
      instance: 'imports',
      kind: 'import',
      params: { path: '/nowhere/export.xml' },
    });
    expect(response.status).toBe(202);
    const job = jobSchema.parse(await response.json());
    expect(job.instance).toBe('imports');
    expect(await endOf(url, job.id)).toMatchObject({
      state: 'failed',
      error: { code: 'EXPORT_NOT_FOUND' },
    });
  });
});

describe('closing the service', () => {
  it('interrupts the running job, which the next start finds and another sync completes', async () => {
    const running = await started(SLOW);
    const { id } = await startJob(running.url, 'sync', { mode: 'full' });
    await firstEvents(running.url, id, 3);
    await running.restart();
    const found = jobSchema.parse(await (await fetch(`${running.url}/api/v1/jobs/${id}`)).json());
    expect(found.state).toBe('interrupted');
    const again = await startJob(running.url, 'sync', { mode: 'full' });
    expect((await endOf(running.url, again.id)).state).toBe('done');
  });

  it('ends open event streams and accepts nothing more', async () => {
    const running = await started(SLOW);
    const { id } = await startJob(running.url, 'sync', { mode: 'full' });
    const stream = await fetch(`${running.url}/api/v1/jobs/${id}/events`);
    const read = stream.text().catch(() => 'cut');
    const { url } = running;
    await running.service.close();
    await read;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('can be asked for twice', async () => {
    const running = await started();
    await Promise.all([running.service.close(), running.service.close()]);
    await expect(running.service.close()).resolves.toBeUndefined();
  });

  it('gives the writer of the mirror back', async () => {
    const running = await started({ synced: true });
    await running.restart();
    const { id } = await startJob(running.url, 'sync', { mode: 'incremental' });
    expect((await endOf(running.url, id)).state).toBe('done');
  });
});

/** Reads a stream until it has shown `count` events, then leaves. */
async function firstEvents(url: string, id: string, count: number): Promise<string> {
  const controller = new AbortController();
  const response = await fetch(`${url}/api/v1/jobs/${id}/events`, { signal: controller.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('event: job').length <= count) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    text += value;
  }
  controller.abort();
  await pause(1);
  return text;
}
