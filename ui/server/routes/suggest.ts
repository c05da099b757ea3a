import {
  DeepCodeSeekError,
  suggestAnswerSchema,
  suggestQuestionSchema,
} from '../../../domain/index.js';
import { suggestExpanded } from '../../../predictor/index.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import { instanceQuery } from '../schemas/paging.js';
import { deadlineOf, deadlineSchema } from './deadline.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

/** Room for a script at its greatest length on both sides of the cursor. */
const MAX_QUESTION_BYTES = 8_000_000;

const suggestQuery = instanceQuery.extend({
  deadlineMs: deadlineSchema.meta({
    description:
      'What has not been computed by then is left out, and the answer says so. The header X-Deadline-Ms does the same.',
  }),
});

/** The main job: a question in, ranked suggestions out. */
export function suggestRoutes({
  instances,
  metrics,
  service,
  expander,
}: RouteDependencies): Route[] {
  const defaults = service.configuration.suggest;
  const rerank = defaults.reranker === null ? null : { candidates: defaults.rerankCandidates };
  return [
    jsonRoute({
      operation: 'suggest',
      method: 'post',
      path: '/api/v1/suggest',
      summary: 'The Script Include APIs, or members of one, that fit at the cursor.',
      pathSchema: none,
      querySchema: suggestQuery,
      bodySchema: suggestQuestionSchema,
      maxBodyBytes: MAX_QUESTION_BYTES,
      answerSchema: suggestAnswerSchema,
      async handle({ query, body }, context) {
        const host = findHost(instances, query, context);
        const deadlineMs = deadlineOf(query, context) ?? defaults.deadlineMs;
        const startedAt = performance.now();
        try {
          const answer = await suggestExpanded(host.predictor(), expander, body, {
            limit: body.limit ?? defaults.limit,
            threshold: defaults.threshold,
            alreadyNamed: defaults.alreadyNamed,
            rerank,
            deadlineMs,
            signal: context.signal,
            principal: host.principalOf(context.caller),
          });
          metrics.answered(answer, performance.now() - startedAt);
          return answer;
        } catch (error) {
          const code = error instanceof DeepCodeSeekError ? error.code : 'UNEXPECTED';
          metrics.refused(host.instance, context.signal.aborted ? 'ABORTED' : code);
          throw error;
        }
      },
    }),
  ];
}
