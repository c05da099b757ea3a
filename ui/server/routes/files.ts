import { basename } from 'node:path/posix';
import { z } from 'zod';
import { JOB_FILE_TYPES, listJobFiles, openJobFile } from '../../../jobs/index.js';
import { fileRoute, jsonRoute, none, type Route } from '../routing/route.js';
import { jobFilesSchema } from '../schemas/listing.js';
import { instanceQuery, pagedQuery } from '../schemas/paging.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

/** What jobs have made: datasets, their exports, evaluations. */
export function fileRoutes({ instances, service: { home } }: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'listFiles',
      method: 'get',
      path: '/api/v1/files',
      summary: 'The files that jobs have made: datasets, exports and evaluations.',
      pathSchema: none,
      querySchema: pagedQuery,
      bodySchema: none,
      answerSchema: jobFilesSchema,
      async handle({ query }, context) {
        const { instance } = findHost(instances, query, context);
        const { after = '', limit } = query;
        const left = (await listJobFiles({ home, instance })).filter(({ name }) => name > after);
        const items = left.slice(0, limit);
        const next = left.length > limit ? (items.at(-1)?.name ?? null) : null;
        return { items, next };
      },
    }),
    fileRoute({
      operation: 'readFile',
      method: 'get',
      path: '/api/v1/files/content',
      summary: 'One of these files, by the name that the list shows.',
      pathSchema: none,
      // In the query, since a proxy may refuse or decode what stands for a slash within a path.
      querySchema: instanceQuery.extend({
        name: z.string().min(1).max(300).meta({ description: '`datasets/latest.jsonl`' }),
      }),
      bodySchema: none,
      contentTypes: Object.values(JOB_FILE_TYPES),
      async handle({ query }, context) {
        const { instance } = findHost(instances, query, context);
        const { name, contentType, bytes, handle } = await openJobFile(
          { home, instance },
          query.name,
        );
        return { fileName: basename(name), contentType, bytes, handle };
      },
    }),
  ];
}
