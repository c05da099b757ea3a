/** Leaves a service alone for a while that did not answer several times in a row: whoever asks need not wait for it again. */

/** Failures in a row that begin a pause; more in a row begin another. */
const MOST_FAILURES = 3;
const PAUSE_MS = 60_000;

export class UnansweredPause {
  #failures = 0;
  #endsAt = -Infinity;

  /** `now` gives milliseconds of a clock that never goes back. */
  constructor(private readonly now: () => number) {}

  /** Null where the service may be asked. */
  current(): { readonly failures: number; readonly leftMs: number } | null {
    const leftMs = this.#endsAt - this.now();
    return leftMs > 0 ? { failures: this.#failures, leftMs } : null;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= MOST_FAILURES) this.#endsAt = this.now() + PAUSE_MS;
  }

  answered(): void {
    this.#failures = 0;
    this.#endsAt = -Infinity;
  }
}
