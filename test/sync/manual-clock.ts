import type { Clock } from '../../sync/index.js';

export interface ManualClock extends Clock {
  /** Resolves with how long the schedule wants to wait, once it waits. */
  waiting(): Promise<number>;
  /** Lets that time pass. */
  pass(): void;
}

/** Stands still until it is told to go on. */
export function manualClock(): ManualClock {
  let now = Date.now();
  let current: { milliseconds: number; end: () => void } | null = null;
  let announce: (() => void) | null = null;
  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const refuse = (): void => {
          reject(new Error('aborted'));
        };
        signal.addEventListener('abort', refuse);
        current = {
          milliseconds,
          end: () => {
            signal.removeEventListener('abort', refuse);
            resolve();
          },
        };
        announce?.();
      }),
    async waiting() {
      if (current === null) {
        await new Promise<void>((resolve) => {
          announce = resolve;
        });
      }
      announce = null;
      return current?.milliseconds ?? 0;
    },
    pass() {
      const waited = current;
      current = null;
      now += waited?.milliseconds ?? 0;
      waited?.end();
    },
  };
}
