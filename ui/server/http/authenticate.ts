import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { createError } from '../../../domain/index.js';
import { contextOf, setContext, type Caller } from './request-context.js';

/** Whoever reaches loopback is the person at this machine. */
const LOCAL: Caller = { user: 'local', roles: ['author', 'administrator'] };
const TOKEN_HOLDER: Caller = { user: 'token', roles: ['author', 'administrator'] };

/** What is served without a token: the page itself, and what says whether the service lives. Nothing of it shows mirrored content. */
const OPEN_PATHS = /^\/(?:|index\.html|favicon\.svg|assets\/[\w.-]+|healthz|readyz|openapi\.json)$/;

/** Names the caller; where a token is set, everything that shows mirrored content demands it. */
export function authenticate(token: string | null): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(request);
    if (token === null) {
      setContext(request, { ...context, caller: LOCAL });
      next();
      return;
    }
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given !== undefined && sameText(given, token)) {
      setContext(request, { ...context, caller: TOKEN_HOLDER });
    } else if (!OPEN_PATHS.test(request.path)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      throw createError(given === undefined ? 'TOKEN_MISSING' : 'TOKEN_REFUSED', {});
    }
    next();
  };
}

/** Takes the same time wherever the texts differ. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
