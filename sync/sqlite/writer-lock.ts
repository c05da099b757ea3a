/**
 * The writer's lock: one row, taken with a token that every write checks and renews, so that a process that was taken for dead
 * can write nothing more once another has taken over.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createError } from '../../domain/index.js';
import type { WriterHolder } from '../store.js';
import type { Database } from './open-database.js';
import { isAlive } from './process-liveness.js';

/** A holder that has been silent for this long is gone. */
export const STALE_AFTER_MS = 15_000;
const HEARTBEAT_INTERVAL_MS = 3_000;

interface WriterRow {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly service_url: string | null;
  readonly acquired_at: number;
  readonly heartbeat_at: number;
}

export type Writer = WriterHolder & { readonly since: string; readonly heartbeatAt: string };

export class WriterLock {
  readonly #database;
  readonly #instance;
  readonly #read;
  readonly #take;
  readonly #beat;
  readonly #drop;
  #token: string | null = null;
  #owned = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, instance: string) {
    this.#database = database;
    this.#instance = instance;
    this.#read = database.prepare<[], WriterRow>('SELECT * FROM writer');
    this.#take = database.prepare<[string, number, string, string | null, number, number]>(
      `INSERT OR REPLACE INTO writer (id, token, pid, host, service_url, acquired_at, heartbeat_at)
       VALUES (1, ?, ?, ?, ?, ?, ?)`,
    );
    this.#beat = database.prepare<[number, string]>(
      'UPDATE writer SET heartbeat_at = ? WHERE token = ?',
    );
    this.#drop = database.prepare<[string]>('DELETE FROM writer WHERE token = ?');
  }

  get held(): boolean {
    return this.#token !== null;
  }

  /** Takes the lock and runs `onTaken` in the same transaction. Throws MIRROR_LOCKED. */
  acquire(holder: WriterHolder, onTaken: () => void): string {
    if (this.#token !== null) return this.#token;
    const token = randomUUID();
    this.#database
      .transaction(() => {
        const row = this.#read.get();
        if (row !== undefined && isPresent(row)) throw this.#lockedBy(row);
        const now = Date.now();
        this.#take.run(token, holder.pid, holder.host, holder.serviceUrl, now, now);
        onTaken();
      })
      .immediate();
    this.#token = token;
    this.#owned = true;
    this.#timer = setInterval(() => {
      this.#beatOrStop(token);
    }, HEARTBEAT_INTERVAL_MS);
    this.#timer.unref();
    return token;
  }

  /** Writes under another store's lock. Throws MIRROR_LOCK_LOST. */
  join(token: string): void {
    if (this.#read.get()?.token !== token) throw this.#lost();
    this.#token = token;
    this.#owned = false;
  }

  /** Part of every writing transaction. Throws MIRROR_LOCK_LOST. */
  renew(): void {
    if (this.#token !== null && this.#beat.run(Date.now(), this.#token).changes > 0) return;
    this.#forget();
    throw this.#lost();
  }

  release(): void {
    const token = this.#owned ? this.#token : null;
    this.#forget();
    if (token !== null) this.#drop.run(token);
  }

  current(): Writer | null {
    const row = this.#read.get();
    if (row === undefined || !isPresent(row)) return null;
    return {
      pid: row.pid,
      host: row.host,
      serviceUrl: row.service_url,
      since: new Date(row.acquired_at).toISOString(),
      heartbeatAt: new Date(row.heartbeat_at).toISOString(),
    };
  }

  /** Between writes. A beat that fails is not fatal: the next write finds out whether the lock is still there. */
  #beatOrStop(token: string): void {
    try {
      if (this.#beat.run(Date.now(), token).changes === 0) this.#forget();
    } catch {
      // Busy or full: the lock stays valid until STALE_AFTER_MS, and the next beat tries again.
    }
  }

  #forget(): void {
    clearInterval(this.#timer);
    this.#token = null;
    this.#owned = false;
  }

  #lockedBy(row: WriterRow): Error {
    return createError('MIRROR_LOCKED', {
      instance: this.#instance,
      pid: row.pid,
      host: row.host,
      since: new Date(row.acquired_at).toISOString(),
      serviceUrl: row.service_url,
    });
  }

  #lost(): Error {
    return createError('MIRROR_LOCK_LOST', { instance: this.#instance });
  }
}

function isPresent(row: WriterRow): boolean {
  if (Date.now() - row.heartbeat_at > STALE_AFTER_MS) return false;
  return row.host !== hostname() || isAlive(row.pid);
}
