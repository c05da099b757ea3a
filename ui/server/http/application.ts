/** The chain that every request takes, from top to bottom. */
import express, { type Express, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { createError } from '../../../domain/index.js';
import type { ServiceMetrics } from '../monitoring/service-metrics.js';
import { nearestRoute } from '../routing/nearest-route.js';
import type { Route } from '../routing/route.js';
import { answerError } from './answer-error.js';
import { authenticate } from './authenticate.js';
import { beginRequest } from './begin-request.js';
import { checkHost } from './check-host.js';
import { checkOrigin } from './check-origin.js';
import { markRoute } from './matched-route.js';
import { readBody } from './read-body.js';
import { contextOf } from './request-context.js';
import { securityHeaders } from './security-headers.js';
import { sendReply } from './send-reply.js';
import { servePage } from './serve-page.js';

export interface ApplicationOptions {
  readonly routes: readonly Route[];
  readonly host: string;
  readonly token: string | null;
  readonly webFolder: string;
  readonly log: Logger;
  readonly metrics: ServiceMetrics;
  /** Aborted when the service stops waiting for requests. */
  readonly stopping: AbortSignal;
  readonly isClosing: () => boolean;
  readonly inFlight: Set<Response>;
  /** Those in flight that stay open until their job ends. */
  readonly streams: Set<Response>;
}

/** Builds the Express application; it listens nowhere yet. */
export function createApplication(options: ApplicationOptions): Express {
  const { routes, host, token, webFolder, isClosing, streams } = options;
  const application = express();
  application.disable('x-powered-by');
  // Answers are never stored, so hashing them would be in vain; the page's files have their own.
  application.disable('etag');
  application.set('query parser', 'simple');
  application.enable('case sensitive routing');
  application.enable('strict routing');

  application.use(beginRequest(options));
  application.use(securityHeaders());
  application.use(refuseWhileClosing(isClosing));
  application.use(checkHost(host));
  application.use(checkOrigin());
  application.use(authenticate(token));

  for (const route of routes) {
    application[route.method](
      expressPath(route.path),
      mark(route),
      ...readBody(route),
      answerWith(route, streams),
    );
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    application.all(expressPath(path), refuseMethod(path, routes));
  }
  application.use(servePage(webFolder));
  application.use(refuseUnknown(routes));
  application.use(answerError());
  return application;
}

function answerWith(route: Route, streams: Set<Response>): RequestHandler {
  return async (request, response) => {
    const reply = await route.answer(
      { path: request.params, query: request.query, body: request.body },
      contextOf(request),
    );
    await sendReply(response, reply, streams);
  };
}

function mark(route: Route): RequestHandler {
  return (request, _response, next) => {
    markRoute(request, route.path);
    next();
  };
}

function refuseWhileClosing(isClosing: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (!isClosing()) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    throw createError('SERVICE_STOPPING', {});
  };
}

function refuseMethod(path: string, routes: readonly Route[]): RequestHandler {
  const allowed = routes
    .filter((route) => route.path === path)
    .map(({ method }) => method.toUpperCase());
  return (request, response) => {
    response.setHeader('Allow', allowed.join(', '));
    throw createError('METHOD_UNKNOWN', { method: request.method, path, allowed });
  };
}

function refuseUnknown(routes: readonly Route[]): RequestHandler {
  return (request) => {
    const { method, path } = request;
    throw createError('ROUTE_UNKNOWN', { method, path, nearest: nearestRoute(path, routes) });
  };
}

/** `/scripts/{sysId}` as Express writes it: `/scripts/:sysId`. */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
