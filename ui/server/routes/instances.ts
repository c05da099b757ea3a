import { mirrorStatusSchema, SCRIPT_TABLES } from '../../../domain/index.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import { instancesSchema } from '../schemas/instance.js';
import { scopesSchema, tablesSchema } from '../schemas/listing.js';
import { instanceQuery } from '../schemas/paging.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

/** What is served, how large and fresh it is, and the words of it: scopes and tables. */
export function instanceRoutes({ instances, service }: RouteDependencies): Route[] {
  const configured = service.configuration.instances;
  return [
    jsonRoute({
      operation: 'listInstances',
      method: 'get',
      path: '/api/v1/instances',
      summary: 'The instances that are served.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: instancesSchema,
      handle() {
        const open = instances.all().map((host) => {
          const state = host.state();
          return {
            instance: host.instance,
            url: configured[host.instance]?.url ?? null,
            isDefault: instances.isDefault(host.instance),
            ready: state.kind === 'ready',
            reason: state.kind === 'ready' ? null : state.reason,
          };
        });
        const failed = [...instances.failed()]
          .filter(([instance]) => open.every((one) => one.instance !== instance))
          .map(([instance, reason]) => ({
            instance,
            url: configured[instance]?.url ?? null,
            isDefault: instances.isDefault(instance),
            ready: false,
            reason,
          }));
        const items = [...open, ...failed].sort((a, b) => (a.instance < b.instance ? -1 : 1));
        return Promise.resolve({ items });
      },
    }),
    jsonRoute({
      operation: 'readStatus',
      method: 'get',
      path: '/api/v1/status',
      summary: 'Size and freshness of the mirror.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: mirrorStatusSchema,
      handle: ({ query }, context) => findHost(instances, query, context).store.status(),
    }),
    jsonRoute({
      operation: 'listScopes',
      method: 'get',
      path: '/api/v1/scopes',
      summary: 'The mirrored applications.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: scopesSchema,
      async handle({ query }, context) {
        const scopes = await findHost(instances, query, context).store.scopes();
        const items = scopes.map(({ scope, name, vendor, version }) => ({
          scope,
          name,
          vendor,
          version,
        }));
        return { items };
      },
    }),
    jsonRoute({
      operation: 'listTables',
      method: 'get',
      path: '/api/v1/tables',
      summary: 'The tables whose scripts are mirrored.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: tablesSchema,
      handle: () =>
        Promise.resolve({
          items: SCRIPT_TABLES.map(({ table, label, side }) => ({ table, label, side })),
        }),
    }),
  ];
}
