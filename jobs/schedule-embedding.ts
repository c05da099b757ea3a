/** Keeps the vectors of a service's mirror equal to its APIs: after a sync those are embedded whose texts have changed. */
import { z } from 'zod';
import type { Job } from '../domain/index.js';
import type { JobRunner, Schedule, Store, VectorSpace } from '../sync/index.js';
import { isRecent } from './is-recent.js';
import { lastJob } from './last-job.js';
import { lookRegularly, type LookOptions } from './look-regularly.js';
import type { OneAtATime } from './one-at-a-time.js';

const MINUTE_MS = 60_000;
/** Of a mirror that has no vectors yet, so many are made before a sync gets its turn again. */
const AT_ONCE = 1_000;

/** What the schedule reads of a job's result. */
const resultSchema = z.object({
  model: z.string(),
  dimensions: z.int(),
  leftOut: z.int(),
});

export interface EmbeddingScheduleOptions extends LookOptions {
  readonly store: Pick<Store, 'generation' | 'snapshots' | 'apis' | 'vectorHashes' | 'jobs'>;
  readonly runner: Pick<JobRunner, 'busy' | 'start' | 'watch'>;
  /** Shared by the instances of a service: a model works for one of them at a time. */
  readonly turn: OneAtATime;
  /** Told of every job that it began and that has ended. */
  readonly onEnd: (job: Job) => void;
  /** None is begun within this after an `embed` job that did not come to its end; ten minutes unless said otherwise. */
  readonly restMs?: number;
}

/**
 * Starts the schedule. Its jobs are like others: they begin while no other job of the instance is there. The first look
 * begins one in any case, since the model may be another one than before.
 */
export function scheduleEmbedding(options: EmbeddingScheduleOptions): Schedule {
  const { store, runner, turn, onEnd, restMs = 10 * MINUTE_MS } = options;
  /** The generation of the mirror whose APIs all have their vectors. */
  let settled: number | null = null;
  let space: VectorSpace | null = null;
  return lookRegularly(options, async (now, signal) => {
    if (runner.busy) return;
    const generation = await store.generation();
    if (generation === settled || (await store.snapshots()).length === 0) return;
    const last = await lastJob(store, 'embed');
    if (last?.state !== 'done' && isRecent(last, now, restMs)) return;
    if (space !== null && !(await hasUnembedded(store, space))) {
      settled = generation;
      return;
    }
    await turn.tryRun(async () => {
      // Reading the mirror took a while.
      if (runner.busy) return;
      const { id } = await runner.start('embed', { limit: AT_ONCE });
      for await (const job of runner.watch(id, signal)) {
        if (job.finishedAt === null) continue;
        const { data } = resultSchema.safeParse(job.result);
        if (data !== undefined) {
          space = { model: data.model, dimensions: data.dimensions };
          if (data.leftOut === 0) settled = generation;
        }
        onEnd(job);
      }
    });
  });
}

async function hasUnembedded(
  store: Pick<Store, 'apis' | 'vectorHashes'>,
  space: VectorSpace,
): Promise<boolean> {
  const { findUnembedded } = await import('../predictor/index.js');
  return (await findUnembedded(store, space)).open.length > 0;
}
