/** Runs one persisted job: what a command calls, and what a service's worker thread calls. */
import { hostname } from 'node:os';
import {
  createError,
  isError,
  type Job,
  type JobKind,
  type JobProgress,
  type NeuralModels,
} from '../../domain/index.js';
import type { Store } from '../store.js';
import { jobDefinition, type JobDefinition, type JobEnvironment } from './job-definition.js';
import { syncJobs } from './sync-jobs.js';
import { failureOf } from './job-failure.js';
import { JobInterruption } from './job-interruption.js';
import { throttledProgress } from './throttled-progress.js';

export interface JobExecution {
  /** Opened directly. Takes the writer's lock unless it holds it already, and gives it back then. */
  readonly store: Store;
  readonly kind: JobKind;
  /** The kinds that can be done; sync and import unless more are given. */
  readonly jobs?: readonly JobDefinition[] | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly environment: JobEnvironment;
  /** Stay open; whoever opened them closes them. */
  readonly models?: NeuralModels | undefined;
  /** A job that was created before; one is created otherwise. */
  readonly jobId?: string;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a job to its end and gives its result; its state and progress are persisted all the while.
 * Throws MIRROR_LOCKED before anything is done, ABORTED after an abort (the job is then `cancelled`, and what was done stays),
 * and otherwise what the job failed with.
 */
export async function executeJob(execution: JobExecution): Promise<NonNullable<Job['result']>> {
  const { store, kind, params, jobs = syncJobs } = execution;
  const definition = jobDefinition(jobs, kind);
  definition.check(params);
  if (await store.holdsWriter()) return run(definition, execution);
  await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl: null });
  try {
    return await run(definition, execution);
  } finally {
    await store.releaseWriter();
  }
}

async function run(
  definition: JobDefinition,
  execution: JobExecution,
): Promise<NonNullable<Job['result']>> {
  const { store, kind, params, environment, models, onProgress, signal } = execution;
  const { id } = await store.startJob(execution.jobId ?? (await store.createJob(kind, params)).id);
  const progress = throttledProgress(async (latest) => {
    await store.updateJob(id, latest);
  });
  try {
    signal?.throwIfAborted();
    const report = await definition.run(params, {
      store,
      environment,
      models,
      signal,
      onProgress: (latest) => {
        progress.report(latest);
        onProgress?.(latest);
      },
    });
    await progress.flush();
    const result = { ...report };
    await store.finishJob(id, { state: 'done', result });
    return result;
  } catch (error) {
    const isAbort = signal?.aborted === true && !isError(error, 'VANISH_GUARD');
    const aborted = signal?.reason instanceof JobInterruption ? 'interrupted' : 'cancelled';
    await store.finishJob(id, isAbort ? { state: aborted } : failureOf(kind, error));
    throw isAbort ? createError('ABORTED', { what: `The ${kind}` }, { cause: error }) : error;
  }
}
