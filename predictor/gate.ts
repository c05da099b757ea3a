/** So many questions at a time, so many waiting; the rest are turned away at once. */
import { createError } from '../domain/index.js';

const LIMITS = { maxRunning: 4, maxWaiting: 64 };

export class Gate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly limits = LIMITS) {}

  /** Runs `work` when its turn has come. Throws PREDICTOR_BUSY when too many wait, the signal's reason when it aborts. */
  async run<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#running < this.limits.maxRunning) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.limits.maxWaiting) {
      throw createError('PREDICTOR_BUSY', { waiting: this.#waiting.length });
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        const reason: unknown = signal?.reason;
        reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(enter);
    });
  }

  /** The place goes to the one that has waited longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
