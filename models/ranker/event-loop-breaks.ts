import { setImmediate } from 'node:timers/promises';

/** Work in one piece takes at most about this long, so that a message (such as a cancellation) is heard. */
const LONGEST_PIECE_MS = 20;

/** Lets long work breathe. When it breaks depends on the clock; what the work gives does not. */
export class EventLoopBreaks {
  private last = performance.now();

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** Gives way to the event loop when the last time is long ago. Throws the signal's reason after an abort. */
  async pause(): Promise<void> {
    this.signal?.throwIfAborted();
    if (performance.now() - this.last < LONGEST_PIECE_MS) return;
    await setImmediate();
    this.last = performance.now();
    this.signal?.throwIfAborted();
  }
}
