import {
  contextAnswerSchema,
  createError,
  DeepCodeSeekError,
  isError,
  type ContextAnswer,
} from '../../../domain/index.js';
import { findWithKeywords, questionAt, withinTime } from '../../../predictor/index.js';
import { instancePaths } from '../../../sync/index.js';
import { allowedRoot } from '../context/allowed-root.js';
import { editedScript, withScriptNames } from '../context/mirror-scripts.js';
import type { InstanceHost } from '../instances/instance-host.js';
import { jsonRoute, none, type Route } from '../routing/route.js';
import {
  contextQuestionSchema,
  type FolderQuestion,
  type MirrorQuestion,
} from '../schemas/context.js';
import { instanceQuery } from '../schemas/paging.js';
import { deadlineOf, deadlineSchema } from './deadline.js';
import { findHost } from './find-host.js';
import type { RouteDependencies } from './route-dependencies.js';

/** Room for a script at its greatest length on both sides of the cursor. */
const MAX_QUESTION_BYTES = 8_000_000;
const DEFAULT_DEADLINE_MS = 10_000;

const contextQuery = instanceQuery.extend({
  deadlineMs: deadlineSchema.meta({
    description:
      'An answer that is not there by then, or after ten seconds, is refused (CONTEXT_LATE). The header X-Deadline-Ms does the same.',
  }),
});

interface Time {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** The code that matters at a position: of a folder that the service may search, or of the mirror. */
export function contextRoutes({
  instances,
  metrics,
  service: { configuration, home },
  context: { finder, keywords },
}: RouteDependencies): Route[] {
  return [
    jsonRoute({
      operation: 'findContext',
      method: 'post',
      path: '/api/v1/context',
      summary: 'The code that matters at a position, within a token budget.',
      pathSchema: none,
      querySchema: contextQuery,
      bodySchema: contextQuestionSchema,
      maxBodyBytes: MAX_QUESTION_BYTES,
      answerSchema: contextAnswerSchema,
      async handle({ query, body }, context) {
        const deadlineMs = deadlineOf(query, context) ?? DEFAULT_DEADLINE_MS;
        const startedAt = performance.now();
        try {
          const answer = await withinTime(deadlineMs, context.signal, (signal) =>
            body.kind === 'folder'
              ? inFolder(body, { deadlineMs, signal })
              : inMirror(body, findHost(instances, query, context), { deadlineMs, signal }),
          );
          metrics.contextFound(body.kind, answer, performance.now() - startedAt);
          return answer;
        } catch (error) {
          const code = error instanceof DeepCodeSeekError ? error.code : 'UNEXPECTED';
          metrics.contextRefused(body.kind, context.signal.aborted ? 'ABORTED' : code);
          throw error;
        }
      },
    }),
  ];

  async function inFolder(asked: FolderQuestion, time: Time): Promise<ContextAnswer> {
    const { file, line, column, text, budgetTokens, top, variant } = asked;
    const root = await allowedRoot(asked.root, configuration.context.roots);
    const position = await questionAt({ root, file, line, column, text });
    // A link has come in its place meanwhile.
    if (position.root !== root) throw createError('CONTEXT_ROOT_NOT_ALLOWED', { root: asked.root });
    const { codeBefore, codeAfter } = position;
    return findWithKeywords(
      finder,
      keywords,
      { kind: 'folder', root },
      { file: position.file, codeBefore, codeAfter, budgetTokens, top, variant },
      time,
    );
  }

  async function inMirror(
    { script, kind, ...question }: MirrorQuestion,
    { instance, store, ...host }: InstanceHost,
    time: Time,
  ): Promise<ContextAnswer> {
    const { sysIds: excluded, file } = await editedScript(store, script);
    const shardsFolder = instancePaths(home, instance).shards;
    const place = { kind, instance, shardsFolder, excluded };
    try {
      const answer = await findWithKeywords(finder, keywords, place, { ...question, file }, time);
      return await withScriptNames(store, answer);
    } catch (error) {
      // Before the first sync there is nothing to search: that is no failure.
      if (isError(error, 'SHARDS_MISSING')) host.predictor();
      throw error;
    }
  }
}
