import { z } from 'zod';
import {
  createApiDirectory,
  inheritedMembers,
  type InheritedMember,
} from '../../../analysis/index.js';
import { classDocumentation, createError, memberDocumentation } from '../../../domain/index.js';
import type { CallSite } from '../../../domain/index.js';
import type { Store, StoredApi } from '../../../sync/index.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import {
  apiDetailsSchema,
  apiSchema,
  type Api,
  type ApiDetails,
  type Caller,
} from '../schemas/api.js';
import { instanceQuery, pagedQuery, pageSchema, storePage } from '../schemas/paging.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

const apisQuery = pagedQuery.extend({
  scope: z.string().max(100).optional(),
  search: z.string().max(200).optional().meta({ description: 'Part of the name, any case.' }),
});

const detailsQuery = instanceQuery.extend({
  callersAfter: z.string().max(2_000).optional().meta({ description: '`callers.next` of before.' }),
  callersLimit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Inheritance ends somewhere; a chain longer than this is a mistake in the data. */
const MAX_CHAIN = 50;

/** The APIs, and one with what it inherits and who calls it. */
export function apiRoutes({ instances }: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'listApis',
      method: 'get',
      path: '/api/v1/apis',
      summary: 'The APIs that the Script Includes offer.',
      pathSchema: none,
      querySchema: apisQuery,
      bodySchema: none,
      answerSchema: pageSchema(apiSchema),
      async handle({ query }, context) {
        const { scope, search } = query;
        const filter = {
          ...(scope === undefined ? {} : { scope }),
          ...(search === undefined ? {} : { search }),
        };
        const { store } = findHost(instances, query, context);
        const { items, next } = await store.apis(filter, storePage(query));
        return { items: items.map(answeredApi), next };
      },
    }),
    jsonRoute({
      operation: 'readApi',
      method: 'get',
      path: '/api/v1/apis/{api}',
      summary: 'One API with its members, inherited ones included, and its callers.',
      pathSchema: z.strictObject({
        api: z.string().min(1).max(300).meta({ description: '`scope.Class`' }),
      }),
      querySchema: detailsQuery,
      bodySchema: none,
      answerSchema: apiDetailsSchema,
      async handle({ path, query }, context) {
        const { store } = findHost(instances, query, context);
        const api = await store.api(path.api);
        if (api === null) throw await unknownApi(store, path.api);
        const chain = await chainOf(store, api);
        const directory = createApiDirectory(chain.map(({ surface }) => surface));
        const sites = await store.callSites(
          { api: path.api },
          storePage({ after: query.callersAfter, limit: query.callersLimit }),
        );
        return {
          api: answeredApi(api),
          members: inheritedMembers(path.api, directory).map((each) => answeredMember(each, chain)),
          callers: { items: await callersOf(store, sites.items), next: sites.next },
        };
      },
    }),
  ];
}

function answeredApi(api: StoredApi): Api {
  const { text, origin } = classDocumentation(api);
  return { ...api, documentation: text, documentationOrigin: origin };
}

function answeredMember(
  { member, definedIn }: InheritedMember,
  chain: readonly StoredApi[],
): ApiDetails['members'][number] {
  const definition = chain.find(({ surface }) => surface.api === definedIn);
  const { text, origin } = memberDocumentation(member, definition?.generated ?? null);
  return { member, definedIn, documentation: text, documentationOrigin: origin };
}

async function unknownApi(store: Store, api: string): Promise<Error> {
  const name = api.slice(api.lastIndexOf('.') + 1);
  const [nearest] = await store.searchApis({ terms: [name], limit: 1 });
  return createError('API_UNKNOWN', { api, nearest: nearest?.api ?? null });
}

/** The API and its base classes, nearest first; a bare name means the own scope, then `global`. */
async function chainOf(store: Store, api: StoredApi): Promise<readonly StoredApi[]> {
  const chain = [api];
  let { superclass, scope } = api.surface;
  while (superclass !== null && chain.length < MAX_CHAIN) {
    const names = superclass.includes('.')
      ? [superclass]
      : [`${scope}.${superclass}`, `global.${superclass}`];
    const base = await firstOf(store, names);
    if (base === null || chain.some(({ surface }) => surface.api === base.surface.api)) break;
    chain.push(base);
    ({ superclass, scope } = base.surface);
  }
  return chain;
}

async function firstOf(store: Store, names: readonly string[]): Promise<StoredApi | null> {
  for (const name of names) {
    const found = await store.api(name);
    if (found !== null) return found;
  }
  return null;
}

async function callersOf(store: Store, sites: readonly CallSite[]): Promise<readonly Caller[]> {
  const sysIds = [...new Set(sites.map(({ scriptSysId }) => scriptSysId))];
  const scripts = new Map(
    await Promise.all(sysIds.map(async (sysId) => [sysId, await store.script(sysId)] as const)),
  );
  return sites.flatMap((site) => {
    const script = scripts.get(site.scriptSysId) ?? null;
    // Removed between the two readings.
    if (script === null) return [];
    const { sysId, table, name, scope } = script;
    const { form, member, resolution, range, enclosingFunction } = site;
    return [
      { script: { sysId, table, name, scope }, form, member, resolution, range, enclosingFunction },
    ];
  });
}
