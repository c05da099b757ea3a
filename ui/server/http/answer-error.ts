import type { ErrorRequestHandler } from 'express';
import { createError, DeepCodeSeekError } from '../../../domain/index.js';
import type { Problem } from '../schemas/problem.js';
import { contextOf } from './request-context.js';

/** The last of the chain: turns what was thrown into the registry's words. */
export function answerError(): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { requestId, log, signal } = contextOf(request);
    const known = toKnown(error, signal);
    if (known.code === 'UNEXPECTED') log.error(anatomy(error), 'unexpected error');
    else if (known.status >= 500 && !signal.aborted)
      log.warn({ code: known.code }, 'request failed');
    else log.debug({ code: known.code }, 'request refused');
    if (response.headersSent) {
      next(error);
      return;
    }
    if (signal.aborted && response.socket?.destroyed !== false) return;
    // A refused body is not waited for.
    if (!request.complete) response.setHeader('Connection', 'close');
    if (known.status === 503) response.setHeader('Retry-After', '2');
    const body: Problem = {
      code: known.code,
      message: known.message,
      remedy: known.remedy,
      requestId,
    };
    response.status(known.status).type('application/problem+json').send(JSON.stringify(body));
  };
}

function toKnown(error: unknown, signal: AbortSignal): DeepCodeSeekError {
  if (error instanceof DeepCodeSeekError) return error;
  // The client has left, or the service does not wait any longer.
  if (signal.aborted) return createError('SERVICE_STOPPING', {}, { cause: error });
  if (error instanceof URIError) {
    return createError('REQUEST_INVALID', { place: 'path', reason: 'it cannot be decoded' });
  }
  return createError('UNEXPECTED', {}, { cause: error });
}

/** Where an unknown error was thrown; its message may quote a script, so it stays out. */
function anatomy(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, frames: frames.slice(0, 12) };
}
