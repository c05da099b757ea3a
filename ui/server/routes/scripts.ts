import { z } from 'zod';
import { createError } from '../../../domain/index.js';
import type { ScriptFilter } from '../../../sync/index.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import { scriptsSchema } from '../schemas/listing.js';
import { instanceQuery, pagedQuery, storePage } from '../schemas/paging.js';
import { scriptSchema } from '../schemas/script.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

const scriptsQuery = pagedQuery.extend({
  table: z.string().max(100).optional(),
  scope: z.string().max(100).optional(),
  search: z.string().max(200).optional().meta({ description: 'Part of the name, any case.' }),
});

/** The mirrored scripts, and one with its text. */
export function scriptRoutes({ instances }: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'listScripts',
      method: 'get',
      path: '/api/v1/scripts',
      summary: 'The mirrored scripts, without their text.',
      pathSchema: none,
      querySchema: scriptsQuery,
      bodySchema: none,
      answerSchema: scriptsSchema,
      handle: ({ query }, context) =>
        findHost(instances, query, context).store.scripts(filterOf(query), storePage(query)),
    }),
    jsonRoute({
      operation: 'readScript',
      method: 'get',
      path: '/api/v1/scripts/{sysId}',
      summary: 'One script with its text, by sys_id, `scope.name`, or a name that only one has.',
      pathSchema: z.strictObject({ sysId: z.string().min(1).max(300) }),
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: scriptSchema,
      async handle({ path, query }, context) {
        const script = await findHost(instances, query, context).store.findScript(path.sysId);
        if (script === null) throw createError('SCRIPT_UNKNOWN', { script: path.sysId });
        return script;
      },
    }),
  ];
}

function filterOf(query: z.output<typeof scriptsQuery>): ScriptFilter {
  const { table, scope, search } = query;
  return {
    ...(table === undefined ? {} : { table }),
    ...(scope === undefined ? {} : { scope }),
    ...(search === undefined ? {} : { search }),
  };
}
