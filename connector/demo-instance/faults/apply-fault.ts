/** What a client sees of each fault: an answer in the place of the real one, or the real one spoilt. */
import {
  emptyReply,
  errorReply,
  htmlReply,
  jsonReply,
  notAuthenticated,
  notAuthorized,
  type Reply,
} from '../http/reply.js';
import type { PendingFault } from './faults.js';

const HIBERNATING = `<!DOCTYPE html>
<html><head><title>Instance Hibernating page</title></head>
<body><h1>Your instance is hibernating</h1><p>Sign in to the developer site to wake your instance.</p></body></html>
`;

const QUOTA_ERROR = {
  message: 'Transaction cancelled: maximum execution time exceeded',
  detail:
    'maximum execution time exceeded Check logs for error trace or enable glide.rest.debug property to verify REST request processing',
};

/** The answer that the fault gives in the place of the real one, or null where the request is still processed. */
export function replyInstead(fault: PendingFault): Reply | null {
  switch (fault.name) {
    case 'accepted-202':
      return emptyReply(202, { 'Content-Type': 'application/json' });
    case 'unauthorized':
    case 'token-expired':
      return notAuthenticated();
    case 'mfa':
      return secondFactorNeeded();
    case 'forbidden':
      return notAuthorized('Failed API level ACL Validation');
    case 'rate-limit':
      return tooManyRequests(fault.retryAfterSeconds === undefined ? 1 : fault.retryAfterSeconds, {
        limit: 100,
        resetAt: Math.ceil(Date.now() / 1000) + 1,
      });
    case 'rate-limit-without-retry-after':
      return tooManyRequests(null, null);
    case 'html':
      return htmlReply(200, HIBERNATING);
    case 'login-redirect':
      return emptyReply(302, { Location: '/login_with_sso.do?glide_sso_id=demo' });
    case 'server-error':
      return errorReply(fault.status ?? 500, 'Internal Server Error', 'The request failed');
    case 'reset-before-answer':
      return { ...emptyReply(200), resetAfterBytes: 0 };
    case 'short-page':
    case 'empty-page':
    case 'quota-cut':
    case 'error-in-body':
    case 'malformed-json':
    case 'missing-field':
    case 'ignored-filter':
    case 'reset-mid-body':
    case 'slow':
      return null;
  }
}

/** The answer that should have been given, as the fault leaves it. `rows` are those of a list of records. */
export function spoil(fault: PendingFault, reply: Reply, rows: readonly unknown[] | null): Reply {
  if (fault.name === 'malformed-json') {
    return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
  }
  if (fault.name === 'reset-mid-body') {
    return { ...reply, resetAfterBytes: resetPoint(fault, reply, rows) };
  }
  if (rows === null) return reply;
  const kept = rows.slice(0, fault.afterRows ?? Math.floor(rows.length / 2));
  if (fault.name === 'quota-cut') {
    const begun = kept.map((row) => `${JSON.stringify(row)},`).join('');
    const body = `{"result":[${begun}"error":${JSON.stringify(QUOTA_ERROR)},"status":"failure"}`;
    return { ...reply, body };
  }
  if (fault.name === 'error-in-body') {
    return jsonReply(200, { result: kept, error: QUOTA_ERROR, status: 'failure' }, reply.headers);
  }
  return reply;
}

function resetPoint(fault: PendingFault, reply: Reply, rows: readonly unknown[] | null): number {
  if (rows === null || fault.afterRows === undefined) {
    return Math.floor(Buffer.byteLength(reply.body) / 2);
  }
  const kept = JSON.stringify(rows.slice(0, fault.afterRows));
  return Buffer.byteLength(`{"result":${kept}`);
}

export function secondFactorNeeded(): Reply {
  return notAuthenticated({ 'X-MFA_TOKEN': 'required' });
}

/** 429; `window` fills the `X-RateLimit-*` headers. */
export function tooManyRequests(
  retryAfterSeconds: number | null,
  window: { readonly limit: number; readonly resetAt: number } | null,
): Reply {
  return errorReply(
    429,
    'Rate limit exceeded',
    'Rejected due to rate limit exceeded for the current user',
    {
      ...(retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...(window === null ? {} : rateLimitHeaders(window.limit, window.resetAt)),
    },
  );
}

/** `resetAt` in seconds since 1970. */
export function rateLimitHeaders(limit: number, resetAt: number): Readonly<Record<string, string>> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Reset': String(resetAt),
    'X-RateLimit-Rule': 'Demo instance, requests per minute',
  };
}
