import { json, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { createError } from '../../../domain/index.js';
import type { Route } from '../routing/route.js';

/** Reads the body of a route that takes one, within its bound; compressed bodies are refused, since they hide their size. */
export function readBody(route: Route): readonly (RequestHandler | ErrorRequestHandler)[] {
  if (route.bodySchema === null) return [];
  return [
    requireJson,
    json({ limit: route.maxBodyBytes, inflate: false, strict: true }),
    bodyErrors(route.maxBodyBytes),
  ];
}

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === 'application/json') {
    next();
    return;
  }
  throw createError('BODY_NOT_JSON', { contentType: request.get('content-type') ?? 'nothing' });
};

const bodyErrorSchema = z.object({ type: z.string(), status: z.number() });

/** The parser's own messages quote the body, so none of them goes further. */
function bodyErrors(maxBytes: number): ErrorRequestHandler {
  return (error: unknown, request, _response, next) => {
    const parsed = bodyErrorSchema.safeParse(error);
    if (!parsed.success) {
      next(error);
      return;
    }
    switch (parsed.data.type) {
      case 'entity.too.large':
        next(createError('BODY_TOO_LARGE', { maxBytes }));
        return;
      case 'encoding.unsupported':
      case 'charset.unsupported':
        next(
          createError('BODY_NOT_JSON', { contentType: request.get('content-type') ?? 'nothing' }),
        );
        return;
      default:
        next(createError('BODY_MALFORMED', {}));
    }
  };
}
