import express, { type RequestHandler } from 'express';
import { markRoute } from './matched-route.js';

/** The built page. Files under `assets/` carry a hash in their name and never change; the rest is asked for anew. */
export function servePage(folder: string): RequestHandler {
  const files = express.static(folder, {
    index: 'index.html',
    redirect: false,
    setHeaders(response, path) {
      markRoute(response.req, 'page');
      const immutable = /[\\/]assets[\\/]/.test(path);
      response.setHeader(
        'Cache-Control',
        immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return (request, response, next) => {
    files(request, response, next);
  };
}
