/** What an answer that brings nothing means: try again, or give up with a registered error. */
import { createError } from '../../../domain/index.js';
import type { HubAnswer, NoAnswer } from './hub-http.js';
import type { Again } from './patience.js';

/** Throws HUB_UNREACHABLE where another attempt would end the same way. */
export function withoutAnswer({ host, reason, isPassing }: NoAnswer): Again {
  const error = createError('HUB_UNREACHABLE', { host, reason });
  if (!isPassing) throw error;
  return again(reason, error);
}

/** A body that broke off. */
export function interrupted(host: string, reason: string, hasProgressed: boolean): Again {
  const words = reason === 'ECONNRESET' ? 'the answer broke off' : reason;
  return {
    ...again(words, createError('HUB_UNREACHABLE', { host, reason: words })),
    hasProgressed,
  };
}

/**
 * Of an answer whose status is neither 200 nor 206; drops its body. `what` was asked for, in words.
 * Throws HUB_REFUSED, HUB_WITHOUT, HUB_UNREACHABLE (a proxy) or HUB_FAILED.
 */
export function refusal(answer: HubAnswer, what: string, hasToken: boolean): Again {
  answer.drop();
  const { host, status, isHub } = answer;
  const requestedDelayMs = retryAfterMs(answer);
  if (status === 429) {
    const waitSeconds = requestedDelayMs === null ? null : Math.ceil(requestedDelayMs / 1000);
    const error = createError('HUB_BUSY', { host, waitSeconds });
    return { ...again('429 Too Many Requests', error), requestedDelayMs };
  }
  const failed = createError('HUB_FAILED', { host, status });
  // Addresses that a hub redirects to are signed for minutes; the next attempt gets a new one.
  const hasExpired = status === 403 && !isHub;
  if (status >= 500 || status === 408 || hasExpired) {
    return { ...again(`status ${String(status)}`, failed), requestedDelayMs };
  }
  if (status === 401 || status === 403) {
    throw createError('HUB_REFUSED', { host, what, status, hasToken });
  }
  if (status === 404 || status === 410) throw createError('HUB_WITHOUT', { host, what });
  if (status === 407) {
    throw createError('HUB_UNREACHABLE', { host, reason: 'the proxy asks for a sign-in, 407' });
  }
  throw failed;
}

function again(reason: string, error: Again['error']): Again {
  return { kind: 'again', reason, requestedDelayMs: null, hasProgressed: false, error };
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfterMs(answer: HubAnswer): number | null {
  const value = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = value === '' ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
