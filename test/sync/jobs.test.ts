import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { configurationSchema, createError, type Job } from '../../domain/index.js';
import {
  executeJob,
  instancePaths,
  JobRunner,
  openShards,
  type JobEnvironment,
  type Store,
} from '../../sync/index.js';
import type { DemoInstance } from '../../connector/demo-instance/index.js';
import { configurationOf, demoInstance, generatedData, READER_SECRETS } from './demo-source.js';
import { afterwards, INSTANCE, openMirror, takeLock, temporaryHome } from './temporary-mirror.js';
import { textWith } from './text-with.js';

function environmentOf(home: string, demo: DemoInstance | null): JobEnvironment {
  return {
    home,
    instance: INSTANCE,
    configuration: demo === null ? null : configurationOf(demo.url, 20),
    sync: configurationSchema.parse({}).sync,
    secrets: READER_SECRETS,
  };
}

async function runnerOf(
  demo: DemoInstance,
  options: { maxQueued?: number; home?: string } = {},
): Promise<{ home: string; store: Store; runner: JobRunner }> {
  const home = options.home ?? (await temporaryHome());
  const store = await openMirror(home, 'thread');
  const runner = await JobRunner.open({
    store,
    environment: () => Promise.resolve(environmentOf(home, demo)),
    serviceUrl: 'http://127.0.0.1:4600',
    ...(options.maxQueued === undefined ? {} : { maxQueued: options.maxQueued }),
  });
  afterwards(() => runner.close());
  return { home, store, runner };
}

async function ended(runner: JobRunner, id: string): Promise<Job> {
  const states: Job[] = [];
  for await (const job of runner.watch(id)) states.push(job);
  const last = states.at(-1);
  if (last === undefined) throw new Error('Watching gave no state');
  return last;
}

async function running(runner: JobRunner, id: string): Promise<void> {
  for await (const job of runner.watch(id)) {
    if (job.state !== 'queued') return;
  }
}

/** An application folder as source control has it, with one Script Include. */
async function applicationFolder(home: string): Promise<string> {
  const folder = join(home, 'application');
  const app = 'a'.repeat(32);
  await mkdir(join(folder, 'update'), { recursive: true });
  await writeFile(
    join(folder, `sys_app_${app}.xml`),
    `<?xml version="1.0" encoding="UTF-8"?><record_update table="sys_app"><sys_app action="INSERT_OR_UPDATE"><sys_id>${app}</sys_id><name>App</name><scope>x_acme_app</scope><sys_updated_on>2026-01-01 00:00:00</sys_updated_on></sys_app></record_update>`,
  );
  await writeFile(
    join(folder, 'update', `sys_script_include_${'b'.repeat(32)}.xml`),
    `<?xml version="1.0" encoding="UTF-8"?><record_update table="sys_script_include"><sys_script_include action="INSERT_OR_UPDATE"><sys_id>${'b'.repeat(32)}</sys_id><name>Imported</name><script><![CDATA[var Imported = Class.create();\nImported.prototype = { run: function() {} };]]></script><sys_scope display_value="App">${app}</sys_scope><sys_package display_value="App" source="x_acme_app">${app}</sys_package><sys_updated_on>2026-01-01 00:00:00</sys_updated_on></sys_script_include></record_update>`,
  );
  return folder;
}

describe('a job of a command', () => {
  it('syncs under the lock, leaves a record of itself, and gives the lock back', async () => {
    const home = await temporaryHome();
    const demo = await demoInstance(generatedData(30));
    const store = await openMirror(home);
    const result = await executeJob({
      store,
      kind: 'sync',
      params: { mode: 'full' },
      environment: environmentOf(home, demo),
    });
    expect(result).toMatchObject({ analysed: 30, removed: 0 });
    const [job] = await store.jobs(10);
    expect(job).toMatchObject({ kind: 'sync', state: 'done', params: { mode: 'full' }, result });
    expect(await store.writer()).toBeNull();
    expect(await openShards(instancePaths(home, INSTANCE).shards)).not.toBeNull();
  });

  it('imports an application folder', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    await executeJob({
      store,
      kind: 'import',
      params: { path: await applicationFolder(home) },
      environment: environmentOf(home, null),
    });
    const status = await store.status();
    expect(status).toMatchObject({ scriptIncludes: 1, apis: 1 });
    expect(await store.api('x_acme_app.Imported')).not.toBeNull();
  });

  it('that fails says so in its record, with the remedy', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    const environment = environmentOf(home, null);
    await expect(
      executeJob({ store, kind: 'sync', params: {}, environment }),
    ).rejects.toMatchObject({ code: 'INSTANCE_URL_MISSING' });
    expect((await store.jobs(1))[0]).toMatchObject({
      state: 'failed',
      error: { code: 'INSTANCE_URL_MISSING', remedy: textWith('connect') },
    });
  });

  it('that is aborted is cancelled', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    const environment = environmentOf(home, await demoInstance(generatedData(30)));
    const aborting = new AbortController();
    const job = executeJob({
      store,
      kind: 'sync',
      params: {},
      environment,
      signal: aborting.signal,
      onProgress: ({ phase }) => {
        if (phase === 'sys_script_include') aborting.abort();
      },
    });
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await store.jobs(1))[0]).toMatchObject({ state: 'cancelled' });
    expect(await store.holdsWriter()).toBe(false);
  });

  it.each([
    ['sync', { mode: 'sometimes' }, 'mode'],
    ['sync', { password: 'x' }, 'password'],
    ['import', {}, 'path'],
  ] as const)('of kind %s refuses %o and names the key', async (kind, params, key) => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    const environment = environmentOf(home, null);
    await expect(executeJob({ store, kind, params, environment })).rejects.toMatchObject({
      code: 'JOB_PARAMS_INVALID',
      message: textWith(key),
    });
    expect(await store.jobs(1)).toEqual([]);
  });

  it('waits for nobody: it is refused while another writes', async () => {
    const home = await temporaryHome();
    const writing = await openMirror(home);
    await takeLock(writing);
    const store = await openMirror(home);
    const environment = environmentOf(home, await demoInstance(generatedData(1)));
    await expect(
      executeJob({ store, kind: 'sync', params: {}, environment }),
    ).rejects.toMatchObject({
      code: 'MIRROR_LOCKED',
    });
  });
});

describe('the jobs of a service', () => {
  it('run in a thread, can be watched to their end, and keep no secret', async () => {
    const { home, store, runner } = await runnerOf(await demoInstance(generatedData(40)));
    const { id, state } = await runner.start('sync', { mode: 'full' });
    expect(state).toBe('queued');
    const last = await ended(runner, id);
    expect(last).toMatchObject({ state: 'done', result: { analysed: 40 } });
    expect((await runner.list()).map((job) => job.id)).toEqual([id]);
    expect((await store.status()).scriptIncludes).toBe(40);
    const raw = new SqliteDatabase(instancePaths(home, INSTANCE).database);
    expect(JSON.stringify(raw.prepare('SELECT * FROM job').all())).not.toContain(
      READER_SECRETS.password,
    );
    raw.close();
  });

  it('run one after the other', async () => {
    const demo = await demoInstance(generatedData(20));
    const { runner } = await runnerOf(demo);
    const jobs = [await runner.start('sync', {}), await runner.start('sync', { reconcile: true })];
    const [first, second] = await Promise.all(jobs.map(({ id }) => ended(runner, id)));
    expect(first).toMatchObject({ state: 'done' });
    expect(second).toMatchObject({ state: 'done' });
    expect(Date.parse(second?.startedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(first?.finishedAt ?? ''),
    );
    await runner.idle();
    expect(runner.busy).toBe(false);
  });

  it('can be cancelled while running and while waiting', async () => {
    const demo = await demoInstance(generatedData(40));
    demo.faults.set('slow', { times: 1_000 });
    const { runner } = await runnerOf(demo);
    const active = await runner.start('sync', { mode: 'full' });
    const waiting = await runner.start('sync', {});
    await running(runner, active.id);
    expect(await runner.cancel(waiting.id)).toMatchObject({ state: 'cancelled' });
    await runner.cancel(active.id);
    expect(await ended(runner, active.id)).toMatchObject({ state: 'cancelled' });
    expect(await runner.cancel(active.id)).toMatchObject({ state: 'cancelled' });
    await expect(runner.cancel('nothing')).rejects.toMatchObject({ code: 'JOB_UNKNOWN' });
  });

  it('are refused when too many wait', async () => {
    const demo = await demoInstance(generatedData(10));
    demo.faults.set('slow', { times: 1_000 });
    const { runner } = await runnerOf(demo, { maxQueued: 1 });
    const active = await runner.start('sync', {});
    await running(runner, active.id);
    await runner.start('sync', {});
    await expect(runner.start('sync', {})).rejects.toMatchObject({ code: 'JOB_QUEUE_FULL' });
  });

  it('that fail carry the error of the work', async () => {
    const demo = await demoInstance(generatedData(10));
    demo.faults.set('forbidden', { table: 'sys_script_include', times: 100 });
    const { runner } = await runnerOf(demo);
    const { id } = await runner.start('sync', {});
    expect(await ended(runner, id)).toMatchObject({
      state: 'failed',
      error: { code: 'TABLE_FORBIDDEN' },
    });
  });

  it('that cannot begin say why', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home, 'thread');
    const file = instancePaths(home, INSTANCE).secrets;
    const runner = await JobRunner.open({
      store,
      environment: () => Promise.reject(createError('SECRET_FILE_EXPOSED', { file, mode: '644' })),
      serviceUrl: null,
    });
    afterwards(() => runner.close());
    const { id } = await runner.start('sync', {});
    expect(await ended(runner, id)).toMatchObject({
      state: 'failed',
      error: { code: 'SECRET_FILE_EXPOSED', remedy: textWith('chmod 600') },
    });
  });

  it('are interrupted when the service ends, and found so by the next', async () => {
    const demo = await demoInstance(generatedData(40));
    demo.faults.set('slow', { times: 1_000 });
    const { home, runner, store } = await runnerOf(demo);
    const active = await runner.start('sync', { mode: 'full' });
    const waiting = await runner.start('sync', {});
    await running(runner, active.id);
    await runner.close();
    await store.close();
    demo.faults.clear();
    const next = await runnerOf(demo, { home });
    const states = (await next.runner.list()).map(({ id, state }) => ({ id, state }));
    expect(states).toEqual([
      { id: waiting.id, state: 'interrupted' },
      { id: active.id, state: 'interrupted' },
    ]);
    const again = await next.runner.start('sync', { mode: 'full' });
    expect(await ended(next.runner, again.id)).toMatchObject({ state: 'done' });
  });

  it('wait until a command that writes has ended', async () => {
    const demo = await demoInstance(generatedData(10));
    const home = await temporaryHome();
    const command = await openMirror(home);
    await takeLock(command);
    const { runner } = await runnerOf(demo, { home });
    const { id } = await runner.start('sync', {});
    expect(await runner.list()).toMatchObject([{ id, state: 'queued' }]);
    await command.releaseWriter();
    expect(await ended(runner, id)).toMatchObject({ state: 'done' });
    expect(await command.writer()).toMatchObject({ serviceUrl: 'http://127.0.0.1:4600' });
  });
});
