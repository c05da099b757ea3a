import { z } from 'zod';
import { createError, jobKindSchema, jobSchema, type Job } from '../../../domain/index.js';
import { jobKinds } from '../../../jobs/index.js';
import type { RequestContext } from '../http/request-context.js';
import type { InstanceHost } from '../instances/instance-host.js';
import type { Instances } from '../instances/instances.js';
import { eventRoute, jsonRoute, none, type Route } from '../routing/route.js';
import { jobsSchema } from '../schemas/listing.js';
import { instanceQuery } from '../schemas/paging.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

/** Imports go here unless another instance is named; it comes into being with the first. */
const IMPORTS = 'imports';

const jobPath = z.strictObject({ id: z.string().min(1).max(100) });
const jobsQuery = instanceQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
const PARAMS = jobKinds.jobs.map(({ kind, params }) => `\`${kind}\`: ${params.join(', ')}.`);
const startSchema = z
  .strictObject({
    instance: z.string().max(63).optional(),
    kind: jobKindSchema,
    params: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({
        description: `By kind. ${PARAMS.join(' ')} What is kept under a name is fetched from /api/v1/files.`,
      }),
  })
  .meta({ id: 'StartJob' });

/** Long work: started, watched, cancelled, listed. */
export function jobRoutes({ instances }: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'startJob',
      method: 'post',
      path: '/api/v1/jobs',
      summary: 'Starts a job; it waits its turn where another of the instance runs.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: startSchema,
      answerSchema: jobSchema,
      status: 202,
      async handle({ query, body }, context) {
        const named = body.instance ?? query.instance ?? context.instanceHeader;
        const host =
          body.kind === 'import' && (named === null || named === IMPORTS)
            ? await instances.findOrCreate(IMPORTS)
            : instances.find(named);
        return host.jobs.start(body.kind, body.params);
      },
    }),
    jsonRoute({
      operation: 'listJobs',
      method: 'get',
      path: '/api/v1/jobs',
      summary: 'The remembered jobs, newest first.',
      pathSchema: none,
      querySchema: jobsQuery,
      bodySchema: none,
      answerSchema: jobsSchema,
      async handle({ query }, context) {
        return { items: await findHost(instances, query, context).jobs.list(query.limit) };
      },
    }),
    jsonRoute({
      operation: 'readJob',
      method: 'get',
      path: '/api/v1/jobs/{id}',
      summary: 'One job as it stands.',
      pathSchema: jobPath,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: jobSchema,
      handle: async ({ path, query }, context) =>
        (await locate(instances, path.id, query.instance, context)).job,
    }),
    eventRoute({
      operation: 'watchJob',
      method: 'get',
      path: '/api/v1/jobs/{id}/events',
      summary: 'The job as it stands, then each change; ends with the job.',
      pathSchema: jobPath,
      querySchema: instanceQuery,
      bodySchema: none,
      eventName: 'job',
      eventSchema: jobSchema,
      async handle({ path, query }, context) {
        const { host } = await locate(instances, path.id, query.instance, context);
        return host.jobs.watch(path.id, context.signal);
      },
    }),
    cancelRoute(instances, 'cancelJob', 'post', '/api/v1/jobs/{id}/cancel'),
    cancelRoute(instances, 'deleteJob', 'delete', '/api/v1/jobs/{id}'),
  ];
}

function cancelRoute(
  instances: Instances,
  operation: string,
  method: 'post' | 'delete',
  path: string,
): Route {
  return jsonRoute({
    operation,
    method,
    path,
    summary: 'Cancels a job at its next checkpoint; one that has ended stays as it is.',
    pathSchema: jobPath,
    querySchema: instanceQuery,
    bodySchema: none,
    answerSchema: jobSchema,
    async handle(request, context) {
      const { id } = request.path;
      const { host } = await locate(instances, id, request.query.instance, context);
      return host.jobs.cancel(id);
    },
  });
}

/** A job's id is unique across instances, so it is found without one being named. */
async function locate(
  instances: Instances,
  id: string,
  named: string | undefined,
  context: RequestContext,
): Promise<{ readonly host: InstanceHost; readonly job: Job }> {
  const wanted = named ?? context.instanceHeader;
  const hosts = wanted === null ? instances.all() : [instances.find(wanted)];
  for (const host of hosts) {
    const job = await host.store.job(id);
    if (job !== null) return { host, job };
  }
  throw createError('JOB_UNKNOWN', { id });
}
