import { jsonRoute, none, type Route } from '../routing/route.js';
import { modelsSchema } from '../schemas/model.js';
import { instanceQuery } from '../schemas/paging.js';
import type { RouteDependencies } from './route-dependencies.js';

/** The neural models that the service is configured to use. */
export function modelRoutes({ models }: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'listModels',
      method: 'get',
      path: '/api/v1/models',
      summary: 'The configured neural models, and whether each is ready.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: modelsSchema,
      handle: () => Promise.resolve({ items: models?.status() ?? [] }),
    }),
  ];
}
