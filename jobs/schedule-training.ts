/** Trains for a service: after the first sync, and again when enough has changed. */
import type { Job, TrainingConfiguration } from '../domain/index.js';
import {
  startSchedule,
  systemClock,
  untilNextRound,
  type Clock,
  type JobRunner,
  type Schedule,
  type Store,
} from '../sync/index.js';
import type { OneAtATime } from './one-at-a-time.js';
import { trainingDue } from './training-due.js';
import { readTrainingState } from './training-state.js';

/** How often it is looked whether one is due: reading one small file, and the mirror where that says so. */
const LOOK_MS = 60_000;
const HOUR_MS = 3_600_000;
/** As many as are remembered of the kinds that are frequent, so that the last training is among them. */
const JOBS_LOOKED_AT = 1_000;

export interface TrainingScheduleOptions {
  readonly store: Pick<Store, 'snapshots' | 'identity' | 'changedScriptCount' | 'jobs'>;
  readonly runner: JobRunner;
  /** Where the instance's weights lie. */
  readonly rankerFolder: string;
  readonly training: TrainingConfiguration;
  /** Shared by the instances of a service: their trainings do not run beside each other. */
  readonly turn: OneAtATime;
  /** Told of every training that has ended. */
  readonly onEnd: (job: Job) => void;
  /** Told of what keeps it from looking, once for each thing; it looks again all the same. */
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

/**
 * Starts the schedule. Trainings are jobs like others: they begin while no other job of the instance is there, and a sync
 * that falls due meanwhile is made when they are over.
 */
export function scheduleTraining(options: TrainingScheduleOptions): Schedule {
  const { clock = systemClock } = options;
  return startSchedule((closing) => run(options, clock, closing));
}

async function run(
  options: TrainingScheduleOptions,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const intervalMs = options.training.intervalHours * HOUR_MS;
  let interrupted: boolean | null = null;
  let begunAt = -Infinity;
  let problem = '';
  for (;;) {
    // Also before the first look: a service that starts has other things to do.
    await untilNextRound(clock, LOOK_MS, signal);
    if (signal.aborted) return;
    const now = clock.now();
    // Known here too, for one that failed before it could write down that it had begun.
    if (now >= begunAt && now - begunAt < intervalMs) continue;
    try {
      interrupted ??= await wasInterrupted(options);
      if (await trainIfDue(options, interrupted, now, signal)) {
        interrupted = false;
        begunAt = now;
      }
      problem = '';
    } catch (error) {
      const text = String(error);
      if (text !== problem) options.onError(error);
      problem = text;
    }
  }
}

/** Whether a training was started. */
async function trainIfDue(
  { store, runner, rankerFolder, training, turn, onEnd }: TrainingScheduleOptions,
  interrupted: boolean,
  now: number,
  signal: AbortSignal,
): Promise<boolean> {
  if (runner.busy) return false;
  const state = await readTrainingState(rankerFolder);
  if (!(await trainingDue({ store, training, state, interrupted, now }))) return false;
  return turn.tryRun(async () => {
    const { id } = await runner.start('train', { automatic: true });
    for await (const job of runner.watch(id, signal)) {
      if (job.finishedAt !== null) onEnd(job);
    }
  });
}

/** Whether the last training was one of these, and its process ended before it did. */
async function wasInterrupted({ store }: TrainingScheduleOptions): Promise<boolean> {
  const jobs = await store.jobs(JOBS_LOOKED_AT);
  const last = jobs.find(({ kind }) => kind === 'train');
  return last?.state === 'interrupted' && last.params['automatic'] === true;
}
