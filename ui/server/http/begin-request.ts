/** The first of the chain: gives a request its id, its end a log line, and its work a signal to stop. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ServiceMetrics } from '../monitoring/service-metrics.js';
import { setContext } from './request-context.js';
import { routeOf } from './matched-route.js';

const REQUEST_ID = /^[\w-]{1,64}$/;

export interface BeginRequestOptions {
  readonly log: Logger;
  readonly metrics: ServiceMetrics;
  /** Aborted when the service stops waiting for requests. */
  readonly stopping: AbortSignal;
  /** Requests in flight; the service waits for them at its end. */
  readonly inFlight: Set<Response>;
}

/** Of the address only the matched route is logged: what callers write into a path or a query is theirs. */
export function beginRequest(options: BeginRequestOptions): RequestHandler {
  const { log, metrics, stopping, inFlight } = options;
  return (request, response, next) => {
    const startedAt = performance.now();
    const requestId = givenId(request) ?? randomUUID();
    const controller = new AbortController();
    const stop = (): void => {
      controller.abort();
    };
    stopping.addEventListener('abort', stop, { once: true });
    inFlight.add(response);
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      inFlight.delete(response);
      stopping.removeEventListener('abort', stop);
      const abandoned = !response.writableFinished;
      if (abandoned) controller.abort();
      const durationMs = performance.now() - startedAt;
      const route = routeOf(request);
      const status = abandoned && !response.headersSent ? 499 : response.statusCode;
      metrics.request(request.method, route, status, durationMs);
      log.info(
        { requestId, method: request.method, route, status, durationMs: round(durationMs) },
        'request',
      );
    });
    setContext(request, {
      requestId,
      caller: { user: 'nobody', roles: [] },
      instanceHeader: request.get('x-deepcodeseek-instance') ?? null,
      deadlineHeader: request.get('x-deadline-ms') ?? null,
      signal: controller.signal,
      log: log.child({ requestId }),
    });
    next();
  };
}

function givenId(request: Request): string | null {
  const given = request.get('x-request-id');
  return given !== undefined && REQUEST_ID.test(given) ? given : null;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
