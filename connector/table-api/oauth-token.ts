/** Tokens from an instance's `/oauth_token.do`. */
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { parseJson } from '../parse-json.js';
import type { HttpClient } from './http-client.js';
import { retry, type Attempt, type RetryEvent, type RetryPolicy } from './retry.js';
import { failureAttempt, refusalAttempt } from './failure.js';

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds. */
  expires_in: z.coerce.number().positive().optional(),
});

const refusalSchema = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) });

export interface OAuthToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number | null;
}

export interface TokenRequest {
  readonly instance: string;
  readonly http: HttpClient;
  /** `grant_type` and what belongs to it. */
  readonly form: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly policy: RetryPolicy;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Asks for a token (RFC 6749, section 5). Throws OAUTH_REFUSED with the error code of the instance, and what requests throw. */
export async function requestToken(request: TokenRequest): Promise<OAuthToken> {
  const { policy, onRetry, signal } = request;
  const what = `Signing in to "${request.instance}"`;
  return retry(() => attempt(request), { policy, what, onRetry, signal });
}

async function attempt(request: TokenRequest): Promise<Attempt<OAuthToken>> {
  const { instance, http, form, signal, timeoutMs } = request;
  const outcome = await http.send({
    method: 'POST',
    path: '/oauth_token.do',
    headers: {},
    form,
    signal,
  });
  if (outcome.kind !== 'answer') {
    return failureAttempt(outcome, { instance, host: http.host, timeoutMs });
  }
  const later = refusalAttempt(outcome, { instance, host: http.host });
  if (later !== null) return later;
  const answer = parseJson(outcome.body);
  const token = tokenSchema.safeParse(answer);
  if (outcome.status !== 200 || !token.success) {
    const refusal = refusalSchema.safeParse(answer);
    const reason = refusal.success ? refusal.data.error : `status ${String(outcome.status)}`;
    throw createError('OAUTH_REFUSED', { instance, reason });
  }
  return {
    kind: 'done',
    value: {
      accessToken: token.data.access_token,
      refreshToken: token.data.refresh_token ?? null,
      expiresInSeconds: token.data.expires_in ?? null,
    },
  };
}
