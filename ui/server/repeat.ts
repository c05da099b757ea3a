import { setTimeout as pause } from 'node:timers/promises';

export interface Repetition {
  /** Ends it after the run that is underway. */
  stop(): Promise<void>;
}

/** Runs `work` at once and again `intervalMs` after each end. `work` handles its own failures: one that it throws ends the repetition and comes out of `stop`. */
export function repeat(intervalMs: number, work: () => Promise<void>): Repetition {
  const stopping = new AbortController();
  const { signal } = stopping;
  const underway = (async (): Promise<void> => {
    while (!signal.aborted) {
      await work();
      await pause(intervalMs, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  })();
  // `stop` hands the failure over; until then it must not count as unhandled.
  underway.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await underway;
    },
  };
}
