/** Requests a user may send in a minute; a new minute begins with the first request after the old one ended. */

const WINDOW_MS = 60_000;

export interface RateVerdict {
  readonly kind: 'within' | 'exceeded';
  readonly limit: number;
  /** Seconds since 1970 at which counting starts anew. */
  readonly resetAt: number;
  readonly retryAfterSeconds: number;
}

export class RateLimit {
  readonly #windows = new Map<string, { endsAt: number; used: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  count(userName: string): RateVerdict {
    const now = this.now();
    const previous = this.#windows.get(userName);
    const window =
      previous === undefined || previous.endsAt <= now
        ? { endsAt: now + WINDOW_MS, used: 0 }
        : previous;
    window.used += 1;
    this.#windows.set(userName, window);
    return {
      kind: window.used > this.perMinute ? 'exceeded' : 'within',
      limit: this.perMinute,
      resetAt: Math.ceil(window.endsAt / 1000),
      retryAfterSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    };
  }
}
