/** Every route of the service, once. */
import { openApiDocument, openApiSchema } from '../openapi/openapi-document.js';
import { instanceQuery } from '../schemas/paging.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import { apiRoutes } from './apis.js';
import { contextRoutes } from './context.js';
import { fileRoutes } from './files.js';
import { healthRoutes } from './health.js';
import { instanceRoutes } from './instances.js';
import { jobRoutes } from './jobs.js';
import { modelRoutes } from './models.js';
import type { RouteDependencies } from './route-dependencies.js';
import { scriptRoutes } from './scripts.js';
import { suggestRoutes } from './suggest.js';

/** The table that routing, validation and the OpenAPI document are made from. */
export function routeTable(dependencies: RouteDependencies): readonly Route[] {
  const routes: Route[] = [
    ...suggestRoutes(dependencies),
    ...contextRoutes(dependencies),
    ...instanceRoutes(dependencies),
    ...scriptRoutes(dependencies),
    ...apiRoutes(dependencies),
    ...jobRoutes(dependencies),
    ...fileRoutes(dependencies),
    ...modelRoutes(dependencies),
    ...healthRoutes(dependencies),
  ];
  routes.push(
    jsonRoute({
      operation: 'readOpenApi',
      method: 'get',
      path: '/openapi.json',
      summary: 'This document.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: openApiSchema,
      handle: () => Promise.resolve(document),
    }),
  );
  // Made once, since it takes a tenth of a second; it describes its own route too.
  const document = openApiDocument(routes, dependencies.version);
  return routes;
}
