/** Syncs for a service: at once, then every so often; deletions are looked for less often; failures are tried again ever later. */
import type { Job } from '../../domain/index.js';
import type { JobRunner } from './job-runner.js';
import {
  startSchedule,
  systemClock,
  untilNextRound,
  type Clock,
  type Schedule,
} from './schedule.js';

/** Failures double the wait up to this, or the interval itself where that is longer. */
const MAX_BACKOFF_MS = 30 * 60_000;

export interface ScheduleOptions {
  readonly runner: JobRunner;
  readonly intervalSeconds: number;
  readonly reconcileHours: number;
  /** Told of every sync that failed; it is tried again all the same. */
  readonly onError: (error: NonNullable<Job['error']>) => void;
  readonly clock?: Clock;
}

type Attempt = 'done' | 'failed' | 'skipped';

/** Starts the schedule. */
export function scheduleSync(options: ScheduleOptions): Schedule {
  const { clock = systemClock } = options;
  return startSchedule((closing) => run(options, clock, closing));
}

async function run(options: ScheduleOptions, clock: Clock, signal: AbortSignal): Promise<void> {
  const intervalMs = options.intervalSeconds * 1_000;
  const reconciliation = new Reconciliation(options, clock);
  let failures = 0;
  while (!signal.aborted) {
    const attempt = await attemptSync(options, reconciliation, signal);
    if (attempt === 'done') failures = 0;
    if (attempt === 'failed') failures += 1;
    const longest = Math.max(intervalMs, MAX_BACKOFF_MS);
    const waitMs = Math.min(intervalMs * 2 ** failures, longest);
    await untilNextRound(clock, waitMs, signal);
  }
}

async function attemptSync(
  { runner, onError }: ScheduleOptions,
  reconciliation: Reconciliation,
  signal: AbortSignal,
): Promise<Attempt> {
  if (runner.busy) return 'skipped';
  try {
    const reconcile = await reconciliation.isDue();
    const { id } = await runner.start('sync', { mode: 'incremental', reconcile });
    let ended: Job | null = null;
    for await (const job of runner.watch(id, signal)) ended = job;
    if (!signal.aborted) await runner.idle();
    const error = ended?.error ?? null;
    if (error !== null) onError(error);
    // With the guard everything else was done, and asking again in a minute would end the same.
    const isOver = error?.code === 'VANISH_GUARD' || ended?.state === 'done';
    if (reconcile && isOver) reconciliation.postpone();
    return error === null || isOver ? 'done' : 'failed';
  } catch (error) {
    onError({
      code: 'INTERNAL',
      message: error instanceof Error ? error.message : String(error),
      remedy: 'The sync is tried again later.',
    });
    return 'failed';
  }
}

class Reconciliation {
  readonly #runner;
  readonly #clock;
  readonly #intervalMs;
  /** Null until it is known from the mirror. */
  #dueAt: number | null = null;

  constructor({ runner, reconcileHours }: ScheduleOptions, clock: Clock) {
    this.#runner = runner;
    this.#clock = clock;
    this.#intervalMs = reconcileHours * 3_600_000;
  }

  async isDue(): Promise<boolean> {
    if (this.#dueAt === null) {
      const last = await this.#runner.lastReconciliation();
      this.#dueAt = last === null ? 0 : Date.parse(last) + this.#intervalMs;
    }
    return this.#clock.now() >= this.#dueAt;
  }

  /** The next one is due an interval from now. */
  postpone(): void {
    this.#dueAt = this.#clock.now() + this.#intervalMs;
  }
}
