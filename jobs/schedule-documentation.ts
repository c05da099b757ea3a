/** Has a model document APIs for a service: those that nobody has documented, and those whose scripts have changed since. */
import type { Job } from '../domain/index.js';
import type { JobRunner, Schedule, Store } from '../sync/index.js';
import { isRecent } from './is-recent.js';
import { lastJob } from './last-job.js';
import { lookRegularly, type LookOptions } from './look-regularly.js';
import type { OneAtATime } from './one-at-a-time.js';

const HOUR_MS = 3_600_000;

export interface DocumentationScheduleOptions extends LookOptions {
  readonly store: Pick<Store, 'generation' | 'apis' | 'jobs'>;
  readonly runner: JobRunner;
  /** Shared by the instances of a service: the requests at a time are those of one job. */
  readonly turn: OneAtATime;
  /** Told of every job that it began and that has ended. */
  readonly onEnd: (job: Job) => void;
  /**
   * None is begun within this after the last `document` job ended, whoever began it and however it ended: a service that
   * fails, or `model.maxRequests`, must not be run against without end. An hour unless said otherwise.
   */
  readonly restMs?: number;
}

/** Starts the schedule. Its jobs are like others: they begin while no other job of the instance is there. */
export function scheduleDocumentation(options: DocumentationScheduleOptions): Schedule {
  const { store, runner, turn, onEnd, restMs = HOUR_MS } = options;
  /** The generation of the mirror of which nothing more is to be had. */
  let settled: number | null = null;
  return lookRegularly(options, async (now, signal) => {
    if (runner.busy) return;
    const generation = await store.generation();
    if (generation === settled) return;
    if (isRecent(await lastJob(store, 'document'), now, restMs)) return;
    if (!(await hasUndocumented(store))) {
      settled = generation;
      return;
    }
    await turn.tryRun(async () => {
      // Reading the mirror took a while.
      if (runner.busy) return;
      const { id } = await runner.start('document', {});
      for await (const job of runner.watch(id, signal)) {
        if (job.finishedAt === null) continue;
        // The same questions would be given the same answers.
        if (job.result?.['documented'] === 0) settled = generation;
        onEnd(job);
      }
    });
  });
}

async function hasUndocumented(store: Pick<Store, 'apis'>): Promise<boolean> {
  const { findUndocumented } = await import('../dataset-builder/index.js');
  return (await findUndocumented(store)).open.length > 0;
}
