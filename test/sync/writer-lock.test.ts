import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instancePaths } from '../../sync/index.js';
import { scriptRecord } from './records.js';
import {
  INSTANCE,
  openMirror,
  takeLock,
  temporaryHome,
  writableMirror,
} from './temporary-mirror.js';
import { textWith } from './text-with.js';

const page = { source: 's', records: [scriptRecord('A')], checkpoint: null };

/** Changes the row of the lock as time or another process would. */
function alterLock(home: string, assignment: string, ...values: (string | number)[]): void {
  const raw = new SqliteDatabase(instancePaths(home, INSTANCE).database);
  raw.prepare(`UPDATE writer SET ${assignment}`).run(...values);
  raw.close();
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  if (child.pid === undefined) throw new Error('The process did not start');
  return child.pid;
}

describe("the writer's lock", () => {
  it('is held by one, and the other is told who, since when, and what to do', async () => {
    const { home, store } = await writableMirror();
    const other = await openMirror(home, 'thread');
    const since = (await store.writer())?.since ?? '';
    await expect(takeLock(other)).rejects.toMatchObject({
      code: 'MIRROR_LOCKED',
      message: textWith(`process ${String(process.pid)} on ${hostname()} since ${since}`),
      remedy: textWith('Wait'),
    });
    await store.releaseWriter();
    await takeLock(other);
    expect(await other.holdsWriter()).toBe(true);
  });

  it('names the service to which work can be handed', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    const serviceUrl = 'http://127.0.0.1:4600';
    await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl });
    const other = await openMirror(home);
    expect(await other.writer()).toMatchObject({ serviceUrl, pid: process.pid });
    await expect(takeLock(other)).rejects.toMatchObject({
      code: 'MIRROR_LOCKED',
      message: textWith(serviceUrl),
    });
  });

  it('is needed for writing', async () => {
    const store = await openMirror(await temporaryHome());
    await expect(store.applyPage(page)).rejects.toMatchObject({ code: 'MIRROR_LOCK_LOST' });
    expect(await store.generation()).toBe(0);
  });

  it('is taken over once its heartbeat has stopped, and the holder before can write no more', async () => {
    const { home, store } = await writableMirror();
    const other = await openMirror(home);
    alterLock(home, 'heartbeat_at = ?', Date.now() - 16_000);
    expect(await other.writer()).toBeNull();
    await takeLock(other);
    await other.applyPage(page);
    await expect(store.applyPage(page)).rejects.toMatchObject({ code: 'MIRROR_LOCK_LOST' });
    expect(await store.holdsWriter()).toBe(false);
    await store.close();
    expect(await other.writer()).not.toBeNull();
  });

  it('is taken over at once when its process is gone from this host', async () => {
    const { home } = await writableMirror();
    const other = await openMirror(home);
    alterLock(home, 'pid = ?', await endedProcess());
    await takeLock(other);
    expect(await other.applyPage(page)).toMatchObject({ changed: 1 });
  });

  it('of a process on another host is respected while its heart beats', async () => {
    const { home } = await writableMirror();
    const other = await openMirror(home);
    alterLock(home, 'pid = ?, host = ?', await endedProcess(), 'elsewhere');
    await expect(takeLock(other)).rejects.toMatchObject({ code: 'MIRROR_LOCKED' });
  });

  it('can be joined with its token by another store, which does not end it by closing', async () => {
    const { home, store } = await writableMirror();
    const token = await store.acquireWriter({ pid: 1, host: 'x', serviceUrl: null });
    const joining = await openMirror(home);
    await joining.joinWriter(token);
    expect(await joining.applyPage(page)).toMatchObject({ changed: 1 });
    await joining.close();
    expect(await store.applyPage(page)).toMatchObject({ changed: 0 });
    const stranger = await openMirror(home);
    await expect(stranger.joinWriter('guess')).rejects.toMatchObject({ code: 'MIRROR_LOCK_LOST' });
  });

  it('is given back on closing', async () => {
    const { home, store } = await writableMirror('thread');
    await store.close();
    const other = await openMirror(home);
    expect(await other.writer()).toBeNull();
  });

  it('marks the jobs that its holder before left running as interrupted', async () => {
    const { home, store } = await writableMirror();
    const { id } = await store.createJob('sync', {});
    await store.startJob(id);
    alterLock(home, 'heartbeat_at = 0');
    const other = await openMirror(home);
    await takeLock(other);
    expect(await other.job(id)).toMatchObject({ state: 'interrupted' });
  });
});

describe('a mirror that another process keeps locked', () => {
  it('is reported as busy after the wait, and can be written afterwards', async () => {
    const { home, store } = await writableMirror('thread');
    const raw = new SqliteDatabase(instancePaths(home, INSTANCE).database);
    raw.exec('BEGIN IMMEDIATE');
    await expect(store.applyPage(page)).rejects.toMatchObject({ code: 'MIRROR_BUSY' });
    raw.exec('ROLLBACK');
    raw.close();
    expect(await store.applyPage(page)).toMatchObject({ changed: 1 });
  });
});
