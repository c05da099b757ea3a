/** Kills a syncing process at random points and compares what the next sync makes of the mirror with the instance. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import {
  MIRRORED_TABLES,
  packageRoot,
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  SCOPE_TABLE,
  type MirrorRecord,
} from '../../domain/index.js';
import { DEMO_READER } from '../../connector/demo-instance/index.js';
import type { DemoInstance } from '../../connector/demo-instance/index.js';
import { instancePaths, openStore, type Store } from '../../sync/index.js';
import { demoInstance, demoSource, generatedData } from '../sync/demo-source.js';
import { mirrorContents, mirroredRecords, sourceRecords } from '../sync/mirror-contents.js';
import { INSTANCE, sync, takeLock, temporaryHome } from '../sync/temporary-mirror.js';

const PAGE_SIZE = 25;
/** So many times the wanted kills may come too late, on a machine whose speed varies, before that counts as a failure. */
const MAX_LATE_SHARE = 3;
const TABLES = {
  scope: SCOPE_TABLE,
  privilege: PRIVILEGE_TABLE,
  'restricted-caller': RESTRICTED_CALLER_TABLE,
} as const;

/**
 * Kills the process (SIGKILL) of a sync of `records` records at a random moment, until `kills` have struck one at work, and each time
 * compares the mirror with the instance: what it holds after the kill, and all of it after the next sync.
 */
export async function surviveKills(options: {
  readonly records: number;
  readonly kills: number;
  readonly random: () => number;
}): Promise<void> {
  const { records, kills, random } = options;
  const demo = await demoInstance(generatedData(records));
  const truth = await sourceRecords(demoSource(demo, 1_000));
  const undisturbedHome = await temporaryHome();
  const { durationMs } = await runToEnd(undisturbedHome, demo);
  const expected = await contentsOf(undisturbedHome);
  expect(expected['records']).toEqual(truth);
  let spanMs = durationMs;
  let attempts = 0;
  for (let struck = 0; struck < kills; struck += 1) {
    let home = await temporaryHome();
    let endedAfterMs = await killAfter(home, demo, random() * spanMs);
    while (endedAfterMs !== null) {
      // This sync was done before its kill came: the next moment is chosen within the time that it took.
      spanMs = Math.min(spanMs, endedAfterMs);
      attempts += 1;
      expect(attempts, 'kills that came too late').toBeLessThan(kills * MAX_LATE_SHARE);
      home = await temporaryHome();
      endedAfterMs = await killAfter(home, demo, random() * spanMs);
    }
    await withStore(home, async (store) => {
      await expectWholeAsFarAsItGoes(store, truth, demo);
      await takeLock(store);
      const { shards: shardsFolder } = instancePaths(home, INSTANCE);
      await sync({ store, shardsFolder }, demoSource(demo, PAGE_SIZE), { mode: 'full' });
    });
    expect(await contentsOf(home)).toEqual(expected);
  }
}

/** Milliseconds that the sync took when it was done before its kill came; null when the kill struck it at work. */
async function killAfter(
  home: string,
  demo: DemoInstance,
  delayMs: number,
): Promise<number | null> {
  const child = startSync(home, demo);
  const said = listen(child);
  const exited = once(child, 'exit');
  await said.syncing;
  const startedAt = performance.now();
  await Promise.race([pause(delayMs), exited]);
  const elapsedMs = performance.now() - startedAt;
  child.kill('SIGKILL');
  await exited;
  return said.isDone() ? elapsedMs : null;
}

async function runToEnd(home: string, demo: DemoInstance): Promise<{ durationMs: number }> {
  const child = startSync(home, demo);
  const said = listen(child);
  const exited = once(child, 'exit');
  await said.syncing;
  const startedAt = performance.now();
  await exited;
  expect(child.exitCode, said.complaints()).toBe(0);
  return { durationMs: performance.now() - startedAt };
}

function startSync(home: string, demo: DemoInstance): ChildProcess {
  const entry = join(packageRoot, 'test', 'fault', 'sync-child.mjs');
  return spawn(process.execPath, [entry, home, demo.url, DEMO_READER.userName, String(PAGE_SIZE)], {
    env: { ...process.env, DEMO_PASSWORD: DEMO_READER.password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function listen(child: ChildProcess): {
  syncing: Promise<void>;
  isDone: () => boolean;
  complaints: () => string;
} {
  let done = false;
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const syncing = new Promise<void>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`The process ended before it began: ${complaints}`));
    });
    if (child.stdout === null) throw new Error('The process has no output');
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'syncing') resolve();
      if (line === 'done') done = true;
    });
  });
  return { syncing, isDone: () => done, complaints: () => complaints };
}

/** What is mirrored is as the instance has it, and no table has been passed beyond what is mirrored. */
async function expectWholeAsFarAsItGoes(
  store: Store,
  truth: readonly MirrorRecord[],
  demo: DemoInstance,
): Promise<void> {
  const mirrored = new Map(
    (await mirroredRecords(store)).map((record) => [record.sysId, record] as const),
  );
  const { description } = demoSource(demo);
  const cursors = new Map<string, string>();
  for (const table of MIRRORED_TABLES) {
    const cursor = (await store.checkpoint(description, table))?.cursor ?? null;
    if (cursor !== null) cursors.set(table, `${cursor.updatedOn} ${cursor.sysId}`);
  }
  for (const record of truth) {
    const cursor = cursors.get(record.kind === 'script' ? record.table : TABLES[record.kind]);
    const isPassed = cursor !== undefined && `${record.updatedOn} ${record.sysId}` <= cursor;
    const held = mirrored.get(record.sysId);
    if (isPassed || held !== undefined) expect(held).toEqual(record);
  }
  expect(mirrored.size).toBeLessThanOrEqual(truth.length);
}

function contentsOf(home: string): Promise<Record<string, unknown>> {
  return withStore(home, (store) => mirrorContents(store, instancePaths(home, INSTANCE).shards));
}

async function withStore<Result>(
  home: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({ home, instance: INSTANCE, mode: 'direct' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
