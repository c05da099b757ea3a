/** Requests that fail are repeated: a bounded number of times, later and later, and as the hub asks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeepCodeSeekError } from '../../../domain/index.js';

export interface Patience {
  /** Failures in a row; one that brought something new is the first again. */
  readonly maxAttempts: number;
  /** The first wait; it doubles from failure to failure, and half of it is random. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** The longest wait that a hub may ask for (`Retry-After`); beyond it the request fails. */
  readonly maxRequestedDelayMs: number;
  /** An answer, or a piece of one, that has not come by then is given up. */
  readonly idleTimeoutMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  maxAttempts: 6,
  baseDelayMs: 1_000,
  maxDelayMs: 60_000,
  maxRequestedDelayMs: 300_000,
  idleTimeoutMs: 60_000,
};

/** A failure that may not come again. */
export interface Again {
  readonly kind: 'again';
  /** For a person: `429`, `ECONNRESET`. */
  readonly reason: string;
  /** What the hub asked for; null backs off. */
  readonly requestedDelayMs: number | null;
  /** Whether more is there than before. */
  readonly hasProgressed: boolean;
  /** Thrown when no attempt is left. */
  readonly error: DeepCodeSeekError;
}

export type Attempt<Value> = { readonly kind: 'done'; readonly value: Value } | Again;

export interface RepeatOptions {
  readonly patience: Patience;
  readonly onRetry?: ((reason: string, waitMs: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Repeats `attempt` until it is done. Throws the last failure's error, and the signal's reason when that aborts. */
export async function repeat<Value>(
  attempt: () => Promise<Attempt<Value>>,
  { patience, onRetry, signal }: RepeatOptions,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    signal?.throwIfAborted();
    const outcome = await attempt();
    if (outcome.kind === 'done') return outcome.value;
    signal?.throwIfAborted();
    if (outcome.hasProgressed) failures = 1;
    const { requestedDelayMs } = outcome;
    const isTooLong = requestedDelayMs !== null && requestedDelayMs > patience.maxRequestedDelayMs;
    if (failures >= patience.maxAttempts || isTooLong) throw outcome.error;
    const waitMs = requestedDelayMs ?? backoffMs(failures, patience);
    onRetry?.(outcome.reason, waitMs);
    await wait(waitMs, signal);
  }
}

function backoffMs(failures: number, { baseDelayMs, maxDelayMs }: Patience): number {
  const full = Math.min(maxDelayMs, baseDelayMs * 2 ** (failures - 1));
  return Math.round((full * (1 + Math.random())) / 2);
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
