/** Bounded, abortable repetition of requests that may succeed later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createError, type DeepCodeSeekError } from '../../domain/index.js';

export interface RetryPolicy {
  /** Requests in all, the first one included. */
  readonly maxAttempts: number;
  /** The first wait; it doubles from attempt to attempt. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** The longest wait that the instance may ask for (`Retry-After`); beyond it the request fails. */
  readonly maxRequestedDelayMs: number;
  /** Uniform in [0, 1): jitter keeps many clients from coming back at once. */
  readonly random: () => number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  maxRequestedDelayMs: 120_000,
  random: Math.random,
};

export interface RetryEvent {
  /** For a person: `429 Too Many Requests`, `ECONNRESET`. */
  readonly reason: string;
  readonly waitMs: number;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
}

export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | {
      readonly kind: 'again';
      readonly reason: string;
      /** What the instance asked for, or null to back off exponentially. */
      readonly requestedDelayMs: number | null;
      /** Thrown when no attempt is left. */
      readonly error: DeepCodeSeekError;
    };

/**
 * Repeats `attempt` until it is done, at most `policy.maxAttempts` times, with exponential backoff and "equal jitter"
 * (half of the delay is fixed, half random), or after the delay that the instance asked for.
 * Throws the last attempt's error when none is left or the requested delay is too long, and ABORTED on an abort.
 */
export async function retry<Value>(
  attempt: () => Promise<Attempt<Value>>,
  options: {
    readonly policy: RetryPolicy;
    readonly what: string;
    readonly onRetry?: ((event: RetryEvent) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Value> {
  const { policy, what, onRetry, signal } = options;
  for (let count = 1; ; count += 1) {
    throwIfAborted(signal, what);
    const outcome = await attempt();
    if (outcome.kind === 'done') return outcome.value;
    const waitMs = outcome.requestedDelayMs ?? backoffMs(count, policy);
    if (count >= policy.maxAttempts || waitMs > longestWaitMs(outcome.requestedDelayMs, policy)) {
      throw outcome.error;
    }
    onRetry?.({ reason: outcome.reason, waitMs, attempt: count });
    await wait(waitMs, signal, what);
  }
}

/** The delay after attempt `count` (from 1), in milliseconds. */
export function backoffMs(count: number, policy: RetryPolicy): number {
  const full = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (count - 1));
  return Math.round(full / 2 + (full / 2) * policy.random());
}

/** Throws ABORTED when the signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted === true) throw createError('ABORTED', { what });
}

function longestWaitMs(requestedDelayMs: number | null, policy: RetryPolicy): number {
  return requestedDelayMs === null ? policy.maxDelayMs : policy.maxRequestedDelayMs;
}

async function wait(ms: number, signal: AbortSignal | undefined, what: string): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throwIfAborted(signal, what);
    throw error;
  }
}
