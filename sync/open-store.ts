/** Opens the mirror's store of one instance. */
import { instancePaths } from './instance-paths.js';
import { SqliteStore } from './sqlite/sqlite-store.js';
import { openThreadStore } from './sqlite/thread-store.js';
import type { Store } from './store.js';

export interface StoreOptions {
  readonly home: string;
  readonly instance: string;
  /** `direct`: in the calling thread, for commands and job workers. `thread`: in a worker thread, so that an event loop never waits for a disk. */
  readonly mode: 'direct' | 'thread';
  /** Makes the mirror when there is none; MIRROR_MISSING otherwise. */
  readonly create?: boolean;
}

/**
 * Opens the mirror of an instance; close it when done.
 * Throws MIRROR_MISSING, MIRROR_NEWER, MIRROR_CORRUPT, MIRROR_UNWRITABLE, MIRROR_BUSY.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { home, instance, mode, create = false } = options;
  const file = instancePaths(home, instance).database;
  if (mode === 'thread') return openThreadStore({ file, instance, create });
  return new SqliteStore({ file, instance, create });
}
