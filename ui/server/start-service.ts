/** The start-up of the service, phase by phase, and its end. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Response } from 'express';
import { z } from 'zod';
import { createError, packageRoot } from '../../domain/index.js';
import { openServiceContext } from './context/service-context.js';
import { createApplication } from './http/application.js';
import { isLoopback } from './http/check-host.js';
import { drain } from './http/drain.js';
import { listen } from './http/listen.js';
import { createInstances } from './instances/instances.js';
import { openServiceModels } from './models/open-service-models.js';
import { instanceFigures } from './monitoring/instance-figures.js';
import { serviceLog } from './monitoring/service-log.js';
import { createServiceMetrics } from './monitoring/service-metrics.js';
import { openServiceExpander } from './open-service-expander.js';
import { routeTable } from './routes/route-table.js';
import type { Service, ServiceOptions } from './service-options.js';
import { repeat } from './repeat.js';

/** How soon what another process has written to a mirror is seen. */
const FOLLOW_INTERVAL_MS = 1_000;
/** How long requests in flight may take to end when the service closes. */
const DRAIN_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 1_000;

/**
 * Starts the service and resolves when it listens; `ready` tells when it can suggest.
 * Throws TOKEN_REQUIRED for an address beyond loopback without a token, PORT_TAKEN or ADDRESS_UNUSABLE, and what
 * `openServiceExpander` and `openServiceContext` throw.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const host = options.host ?? options.configuration.server.host;
  const token = options.token === '' ? null : options.token;
  if (!isLoopback(host) && token === null) throw createError('TOKEN_REQUIRED', { host });

  const log = serviceLog(options.configuration.logLevel, options.logDestination);
  const metrics = createServiceMetrics();
  const stopping = new AbortController();
  const inFlight = new Set<Response>();
  const streams = new Set<Response>();
  let closing: Promise<void> | null = null;

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: 10_000 });
  server.maxConnections = MAX_CONNECTIONS;
  const expander = await openServiceExpander(options);
  const context = await openServiceContext(options).catch((error: unknown) => {
    expander?.close();
    throw error;
  });
  const abandon = async (error: unknown): Promise<never> => {
    server.close();
    expander?.close();
    await context.close();
    throw error;
  };
  const port = options.port ?? options.configuration.server.port;
  const url = await listen(server, host, port).catch(abandon);
  const models = await openServiceModels(options, log).catch(abandon);

  const instances = createInstances({ service: options, serviceUrl: url, models, log });
  const routes = routeTable({
    instances,
    metrics,
    service: options,
    expander,
    models,
    context,
    figures: () => instanceFigures(instances),
    version: ownVersion(),
  });
  const application = createApplication({
    routes,
    host,
    token,
    webFolder: options.webFolder ?? join(packageRoot, 'dist', 'web'),
    log,
    metrics,
    stopping: stopping.signal,
    isClosing: () => closing !== null,
    inFlight,
    streams,
  });
  server.on('request', (request, response) => {
    application(request, response);
  });
  await instances.open();
  const { suggest, context: searched } = options.configuration;
  const settings = {
    expansion: suggest.expansion,
    reranker: suggest.reranker,
    embedder: suggest.embedder,
    keywords: searched.keywords,
    contextRoots: searched.roots.length,
  };
  log.info({ url, tokenDemanded: token !== null, ...settings }, 'listening');

  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  const following = repeat(FOLLOW_INTERVAL_MS, async () => {
    await instances.open();
    await instances.follow();
    if (instances.isReady()) markReady();
  });

  return {
    url,
    ready,
    models: () => models?.status() ?? [],
    close() {
      closing ??= end();
      return closing;
    },
  };

  async function end(): Promise<void> {
    log.info('closing');
    await drain({ server, inFlight, streams, stopping, withinMs: DRAIN_MS });
    expander?.close();
    await context.close();
    await following.stop();
    await instances.close();
    await models?.close();
    metrics.close();
    log.info('closed');
    log.flush();
  }
}

function ownVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
