/** Jobs as they are persisted. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import {
  createError,
  jobErrorSchema,
  type Job,
  type JobKind,
  type JobProgress,
} from '../../domain/index.js';
import type { JobOutcome } from '../store.js';
import type { Database } from './open-database.js';
import { isAlive } from './process-liveness.js';

/** Ended jobs that are kept of each kind, so that a sync every minute does not push an import out. */
const KEPT_JOBS_PER_KIND = 100;

interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: Job['state'];
  readonly params: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  readonly result: string | null;
  readonly error: string | null;
  readonly pid: number;
  readonly host: string;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

const objectSchema = z.record(z.string(), z.unknown());

export class JobRows {
  readonly #instance;
  readonly #insert;
  readonly #forget;
  readonly #one;
  readonly #newest;
  readonly #unfinished;
  readonly #start;
  readonly #progress;
  readonly #finish;

  constructor(database: Database, instance: string) {
    this.#instance = instance;
    this.#insert = database.prepare<[string, JobKind, string, number, string, string]>(
      `INSERT INTO job (id, kind, state, params, phase, done, pid, host, created_at)
       VALUES (?, ?, 'queued', ?, '', 0, ?, ?, ?)`,
    );
    this.#forget = database.prepare<[JobKind, JobKind, number]>(
      `DELETE FROM job WHERE kind = ? AND state NOT IN ('queued', 'running') AND number NOT IN
         (SELECT number FROM job WHERE kind = ? ORDER BY number DESC LIMIT ?)`,
    );
    this.#one = database.prepare<[string], JobRow>('SELECT * FROM job WHERE id = ?');
    this.#newest = database.prepare<[number], JobRow>(
      'SELECT * FROM job ORDER BY number DESC LIMIT ?',
    );
    this.#unfinished = database.prepare<[], JobRow>(
      "SELECT * FROM job WHERE state IN ('queued', 'running')",
    );
    this.#start = database.prepare<[string, number, string, string]>(
      `UPDATE job SET state = 'running', started_at = ?, pid = ?, host = ? WHERE id = ? AND state = 'queued'`,
    );
    this.#progress = database.prepare<[string, number, number | null, string]>(
      `UPDATE job SET phase = ?, done = ?, total = ? WHERE id = ? AND state = 'running'`,
    );
    this.#finish = database.prepare<[string, string | null, string | null, string, string]>(
      `UPDATE job SET state = ?, result = ?, error = ?, finished_at = ?
       WHERE id = ? AND state IN ('queued', 'running')`,
    );
  }

  create(kind: JobKind, params: Readonly<Record<string, unknown>>): Job {
    const id = randomUUID();
    this.#forget.run(kind, kind, KEPT_JOBS_PER_KIND);
    this.#insert.run(id, kind, JSON.stringify(params), process.pid, hostname(), now());
    return this.get(id);
  }

  find(id: string): Job | null {
    const row = this.#one.get(id);
    return row === undefined ? null : this.#job(row);
  }

  /** Throws JOB_UNKNOWN. */
  get(id: string): Job {
    const job = this.find(id);
    if (job === null) throw createError('JOB_UNKNOWN', { id });
    return job;
  }

  newest(limit: number): readonly Job[] {
    return this.#newest.all(limit).map((row) => this.#job(row));
  }

  start(id: string): Job {
    this.#start.run(now(), process.pid, hostname(), id);
    return this.get(id);
  }

  update(id: string, { phase, done, total }: JobProgress): void {
    this.#progress.run(phase, done, total, id);
  }

  finish(id: string, outcome: JobOutcome): Job {
    const result = outcome.state === 'done' ? JSON.stringify(outcome.result) : null;
    const error = outcome.state === 'failed' ? JSON.stringify(outcome.error) : null;
    this.#finish.run(outcome.state, result, error, now(), id);
    return this.get(id);
  }

  /**
   * For a new holder of the writer's lock: nobody else can be running a job now, so running ones were left behind,
   * and so were queued ones whose process is gone (or is this one, from before it started: process ids come again).
   */
  interruptAbandoned(): void {
    const startedAt = new Date(Date.now() - process.uptime() * 1_000).toISOString();
    for (const row of this.#unfinished.all()) {
      const reused = row.pid === process.pid && row.created_at < startedAt;
      const waiting = row.state === 'queued' && row.host === hostname() && isAlive(row.pid);
      if (waiting && !reused) continue;
      this.#finish.run('interrupted', null, null, now(), row.id);
    }
  }

  #job(row: JobRow): Job {
    return {
      id: row.id,
      instance: this.#instance,
      kind: row.kind,
      state: row.state,
      params: objectSchema.parse(JSON.parse(row.params)),
      progress: { phase: row.phase, done: row.done, total: row.total },
      result: row.result === null ? null : objectSchema.parse(JSON.parse(row.result)),
      error: row.error === null ? null : jobErrorSchema.parse(JSON.parse(row.error)),
      createdAt: row.created_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
    };
  }
}

function now(): string {
  return new Date().toISOString();
}
