/** Shares the event loop: long work asks now and then whether it is time to let others run. */
import { setImmediate } from 'node:timers/promises';

const LONGEST_STRETCH_MS = 6;

export class Pacer {
  #since = performance.now();
  readonly #signal: AbortSignal | undefined;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Returns at once while the stretch is short; else lets the event loop turn. Throws when aborted. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_STRETCH_MS) return;
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
