import type { RequestHandler } from 'express';
import { createError } from '../../../domain/index.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what a page of another origin makes a browser send; reading is kept from it by the browser itself. */
export function checkOrigin(): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) {
      next();
      return;
    }
    const { origin, host = '' } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
      site === 'cross-site';
    if (foreign) throw createError('ORIGIN_REFUSED', { origin: origin ?? 'another site' });
    next();
  };
}
