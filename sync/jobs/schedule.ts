/** Work that a service does every so often: what each schedule has in common. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends after `milliseconds`, or rejects when aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  async wait(milliseconds, signal) {
    await pause(milliseconds, undefined, { signal });
  },
};

export interface Schedule {
  /** No job is started from then on; one that runs goes on. */
  close(): Promise<void>;
}

/** Runs `rounds` until the schedule is closed, which aborts its signal and waits for it to return. */
export function startSchedule(rounds: (closing: AbortSignal) => Promise<void>): Schedule {
  const closing = new AbortController();
  const running = rounds(closing.signal);
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Waits for the next round; ends early, and without an error, when the schedule is closed. */
export async function untilNextRound(
  clock: Clock,
  milliseconds: number,
  closing: AbortSignal,
): Promise<void> {
  await clock.wait(milliseconds, closing).catch((error: unknown) => {
    if (!closing.aborted) throw error;
  });
}
