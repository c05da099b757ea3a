import {
  startSchedule,
  systemClock,
  untilNextRound,
  type Clock,
  type Schedule,
} from '../sync/index.js';

/** Looking reads a number or one small file, and the mirror where that says so. */
const LOOK_MS = 60_000;

export interface LookOptions {
  /** Told of what keeps it from looking, once for each thing; it looks again all the same. */
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

/** Looks once a minute whether there is something to do; `now` is in milliseconds since the epoch. */
export function lookRegularly(
  { onError, clock = systemClock }: LookOptions,
  look: (now: number, signal: AbortSignal) => Promise<void>,
): Schedule {
  return startSchedule(async (signal) => {
    let problem = '';
    for (;;) {
      // Also before the first look: a service that starts has other things to do.
      await untilNextRound(clock, LOOK_MS, signal);
      if (signal.aborted) return;
      try {
        await look(clock.now(), signal);
        problem = '';
      } catch (error) {
        const text = String(error);
        if (text !== problem) onError(error);
        problem = text;
      }
    }
  });
}
