import { z } from 'zod';
import { jsonRoute, none, textRoute, type Route } from '../routing/route.js';
import { instanceQuery } from '../schemas/paging.js';
import type { RouteDependencies } from './route-dependencies.js';

const healthSchema = z
  .strictObject({ status: z.literal('ok'), version: z.string() })
  .meta({ id: 'Health' });
const readinessSchema = z
  .strictObject({
    ready: z.boolean(),
    reason: z.string().nullable().meta({ description: 'Why it is not ready; names no instance.' }),
  })
  .meta({ id: 'Readiness' });

/** What a supervisor and a monitor ask. */
export function healthRoutes({
  instances,
  models,
  metrics,
  figures,
  version,
}: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'readHealth',
      method: 'get',
      path: '/healthz',
      summary: 'Whether the process answers.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: healthSchema,
      handle: () => Promise.resolve({ status: 'ok' as const, version }),
    }),
    jsonRoute({
      operation: 'readReadiness',
      method: 'get',
      path: '/readyz',
      summary: 'Whether a suggestion can be asked for; 503 while it cannot.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      answerSchema: readinessSchema,
      statusOf: ({ ready }) => (ready ? 200 : 503),
      handle: () => Promise.resolve(readiness(instances)),
    }),
    textRoute({
      operation: 'readMetrics',
      method: 'get',
      path: '/metrics',
      summary: 'Metrics for Prometheus.',
      pathSchema: none,
      querySchema: instanceQuery,
      bodySchema: none,
      contentType: metrics.contentType,
      handle: async () => metrics.render(await figures(), models?.status() ?? []),
    }),
  ];
}

function readiness(instances: RouteDependencies['instances']): z.output<typeof readinessSchema> {
  if (instances.isReady()) return { ready: true, reason: null };
  const reasons = instances.all().flatMap((host) => {
    const state = host.state();
    return state.kind === 'waiting' ? [`a mirror waits: ${state.reason}`] : [];
  });
  if (instances.failed().size > 0) reasons.push('a mirror cannot be opened');
  return { ready: false, reason: reasons[0] ?? 'no instance is connected yet' };
}
