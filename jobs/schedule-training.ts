/** Trains for a service: after the first sync, and again when enough has changed. */
import type { Job, TrainingConfiguration } from '../domain/index.js';
import type { JobRunner, Schedule, Store } from '../sync/index.js';
import { lastJob } from './last-job.js';
import { lookRegularly, type LookOptions } from './look-regularly.js';
import type { OneAtATime } from './one-at-a-time.js';
import { trainingDue } from './training-due.js';
import { readTrainingState } from './training-state.js';

const HOUR_MS = 3_600_000;

export interface TrainingScheduleOptions extends LookOptions {
  readonly store: Pick<Store, 'snapshots' | 'identity' | 'changedScriptCount' | 'jobs'>;
  readonly runner: JobRunner;
  /** Where the instance's weights lie. */
  readonly rankerFolder: string;
  readonly training: TrainingConfiguration;
  /** Shared by the instances of a service: their trainings do not run beside each other. */
  readonly turn: OneAtATime;
  /** Told of every training that has ended. */
  readonly onEnd: (job: Job) => void;
}

/**
 * Starts the schedule. Trainings are jobs like others: they begin while no other job of the instance is there, and a sync
 * that falls due meanwhile is made when they are over.
 */
export function scheduleTraining(options: TrainingScheduleOptions): Schedule {
  const intervalMs = options.training.intervalHours * HOUR_MS;
  let interrupted: boolean | null = null;
  let begunAt = -Infinity;
  return lookRegularly(options, async (now, signal) => {
    // Known here too, for one that failed before it could write down that it had begun.
    if (now >= begunAt && now - begunAt < intervalMs) return;
    interrupted ??= await wasInterrupted(options);
    if (!(await trainIfDue(options, interrupted, now, signal))) return;
    interrupted = false;
    begunAt = now;
  });
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
  const last = await lastJob(store, 'train');
  return last?.state === 'interrupted' && last.params['automatic'] === true;
}
