/** Mirrors in temporary folders, removed after each test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { RecordSource } from '../../connector/index.js';
import {
  instancePaths,
  openStore,
  syncInstance,
  type Store,
  type SyncOptions,
  type SyncReport,
} from '../../sync/index.js';

const cleanups: (() => Promise<void>)[] = [];

/** Runs after the test, latest first. */
export function afterwards(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'mirror-'));
  afterwards(() => rm(home, { recursive: true, force: true }));
  return home;
}

export const INSTANCE = 'dev';

/** Opens (and makes) the mirror of INSTANCE in `home`. */
export async function openMirror(
  home: string,
  mode: 'direct' | 'thread' = 'direct',
): Promise<Store> {
  const store = await openStore({ home, instance: INSTANCE, mode, create: true });
  afterwards(() => store.close());
  return store;
}

/** A mirror of its own, with the writer's lock. */
export async function writableMirror(
  mode: 'direct' | 'thread' = 'direct',
): Promise<{ home: string; store: Store; shardsFolder: string }> {
  const home = await temporaryHome();
  const store = await openMirror(home, mode);
  await takeLock(store);
  return { home, store, shardsFolder: instancePaths(home, INSTANCE).shards };
}

export async function takeLock(store: Store): Promise<void> {
  await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl: null });
}

/** Syncs with the usual settings, reconciling. */
export function sync(
  mirror: { store: Store; shardsFolder: string },
  source: RecordSource,
  options: Partial<SyncOptions> = {},
): Promise<SyncReport> {
  return syncInstance({
    ...mirror,
    source,
    mode: 'incremental',
    reconcile: true,
    maxVanishShare: 0.2,
    ...options,
  });
}
