/** What to do about a request to a model that gave no completion: try again, or give up with a registered error. */
import { createError } from '../../domain/index.js';
import { retryAfterMs } from '../table-api/failure.js';
import type { HttpAnswer, HttpOutcome } from '../table-api/http-client.js';
import type { Attempt } from '../table-api/retry.js';
import { refusalCode } from './chat-completion.js';

type Again = Extract<Attempt<never>, { kind: 'again' }>;
type Failure = Exclude<HttpOutcome, HttpAnswer | { readonly kind: 'too-large' }>;

/** No answer: interrupted connections and time-outs are tried again; the rest throws. */
export function modelFailure(
  failure: Failure,
  { host, timeoutSeconds }: { readonly host: string; readonly timeoutSeconds: number },
): Again {
  switch (failure.kind) {
    case 'aborted':
      throw createError('ABORTED', { what: `Asking the model at ${host}` });
    case 'timeout':
      return again('timeout', null, createError('MODEL_TIMEOUT', { host, timeoutSeconds }));
    case 'certificate':
    case 'unreachable':
      throw createError('MODEL_UNREACHABLE', { host, reason: failure.reason });
    case 'interrupted': {
      const { reason } = failure;
      return again(reason, null, createError('MODEL_UNREACHABLE', { host, reason }));
    }
  }
}

/** An answer other than 200: 408, 429 and 5xx are tried again; the rest throws. */
export function modelRefusal(
  answer: HttpAnswer,
  { host, hasKey }: { readonly host: string; readonly hasKey: boolean },
): Again {
  const { status } = answer;
  const waitMs = retryAfterMs(answer);
  if (status === 429) {
    const waitSeconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
    const error = createError('MODEL_BUSY', { host, waitSeconds });
    return again('429 Too Many Requests', waitMs, error);
  }
  if (status === 401 || status === 403)
    throw createError('MODEL_REFUSED', { host, status, hasKey });
  if (status === 407) {
    const reason = 'the proxy asks for a sign-in, 407';
    throw createError('MODEL_UNREACHABLE', { host, reason });
  }
  const error = createError('MODEL_FAILED', { host, status, code: refusalCode(answer.body) });
  if (status === 408 || status >= 500) return again(`status ${String(status)}`, waitMs, error);
  throw error;
}

function again(reason: string, requestedDelayMs: number | null, error: Again['error']): Again {
  return { kind: 'again', reason, requestedDelayMs, error };
}
