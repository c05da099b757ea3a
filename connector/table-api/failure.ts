/** What to do about an outcome that is no answer, or an answer that is no data: try again, or give up with a registered error. */
import { createError } from '../../domain/index.js';
import type { HttpAnswer, HttpOutcome } from './http-client.js';
import type { Attempt } from './retry.js';

interface Place {
  readonly instance: string;
  readonly host: string;
}

type Again = Extract<Attempt<never>, { kind: 'again' }>;
type Failure = Exclude<HttpOutcome, HttpAnswer>;

/** Longer words of an instance are cut in messages. */
const MAX_WORDS = 200;

/** A request without an answer: interrupted connections and time-outs are tried again; the rest throws. */
export function failureAttempt(
  failure: Failure,
  place: Place & { readonly timeoutMs: number },
): Again {
  const { instance, host, timeoutMs } = place;
  switch (failure.kind) {
    case 'aborted':
      throw createError('ABORTED', { what: `Reading from "${instance}"` });
    case 'timeout':
      return again('timeout', null, createError('INSTANCE_TIMEOUT', { instance, timeoutMs }));
    case 'too-large':
      throw createError('ANSWER_UNREADABLE', { instance, what: 'it is too large' });
    case 'certificate':
      throw createError('INSTANCE_CERTIFICATE', { instance, host, reason: failure.reason });
    case 'unreachable':
      throw createError('INSTANCE_UNREACHABLE', { instance, host, reason: failure.reason });
    case 'interrupted': {
      const { reason } = failure;
      return again(reason, null, createError('INSTANCE_UNREACHABLE', { instance, host, reason }));
    }
  }
}

/**
 * An answer that says nothing of the question: 202, 429 and 5xx are tried again, a redirection or a page throws.
 * Null for every other answer.
 */
export function refusalAttempt(answer: HttpAnswer, place: Place): Again | null {
  const { instance, host } = place;
  const { status } = answer;
  const contentType = answer.header('content-type') ?? '';
  const isPage = /^(text\/html|application\/xhtml)/i.test(contentType);
  const notJson = (): Again['error'] =>
    createError('INSTANCE_NOT_JSON', { instance, contentType: inWords(contentType) });
  if (status === 202)
    return again('202 Accepted', null, createError('INSTANCE_BUSY', { instance }));
  if (status === 429) return rateLimited(answer, instance);
  if (status >= 500) {
    const error = isPage ? notJson() : createError('INSTANCE_FAILED', { instance, status });
    return again(`status ${String(status)}`, retryAfterMs(answer), error);
  }
  if (status === 407) {
    const reason = 'the proxy asks for a sign-in, 407';
    throw createError('INSTANCE_UNREACHABLE', { instance, host, reason });
  }
  if (status >= 300 && status < 400) {
    const to = redirectionHost(answer, host);
    throw createError('INSTANCE_REDIRECTED', { instance, host: to, status });
  }
  if (isPage && status !== 401 && status !== 403) throw notJson();
  return null;
}

/** Words of the instance for a message: one line, of bounded length. */
export function inWords(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS)}…` : line;
}

function again(reason: string, requestedDelayMs: number | null, error: Again['error']): Again {
  return { kind: 'again', reason, requestedDelayMs, error };
}

function rateLimited(answer: HttpAnswer, instance: string): Again {
  const requestedDelayMs = retryAfterMs(answer) ?? resetDelayMs(answer);
  const waitSeconds = requestedDelayMs === null ? null : Math.ceil(requestedDelayMs / 1000);
  const named = answer.header('x-ratelimit-rule');
  const rule = named === null ? null : inWords(named);
  const error = createError('RATE_LIMITED', { instance, waitSeconds, rule });
  return again('429 Too Many Requests', requestedDelayMs, error);
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3). */
export function retryAfterMs(answer: HttpAnswer): number | null {
  const value = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = value === '' ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** `X-RateLimit-Reset`: when the window ends, in Unix seconds. */
function resetDelayMs(answer: HttpAnswer): number | null {
  const value = answer.header('x-ratelimit-reset')?.trim() ?? '';
  return /^\d{9,12}$/.test(value) ? Math.max(0, Number(value) * 1000 - Date.now()) : null;
}

function redirectionHost(answer: HttpAnswer, host: string): string {
  const location = answer.header('location') ?? '';
  const base = `https://${host}`;
  return URL.canParse(location, base) ? new URL(location, base).host : 'nowhere';
}
