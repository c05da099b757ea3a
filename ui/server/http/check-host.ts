import type { RequestHandler } from 'express';
import { createError } from '../../../domain/index.js';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * On loopback, refuses requests that were sent to another name: a foreign page may have pointed its own name at this machine
 * (DNS rebinding). Elsewhere the names are the administrator's, and the token protects.
 */
export function checkHost(boundHost: string): RequestHandler {
  return (request, _response, next) => {
    if (!isLoopback(boundHost)) {
      next();
      return;
    }
    const header = request.headers.host ?? '';
    if (!isLoopback(hostName(header))) throw createError('HOST_REFUSED', { host: header });
    next();
  };
}

/** The name without port and brackets; empty when it is none. */
function hostName(header: string): string {
  const match = /^(?:\[([0-9a-f:]+)\]|([^:/?#@\s]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2] ?? '').toLowerCase();
}
