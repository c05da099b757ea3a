import type { SuggestAnswer, SuggestQuestion } from '../../domain/index.js';
import type { Predictor, SuggestOptions } from '../predictor.js';
import type { Expander } from './expander.js';

/** Of the time until the deadline, what the expansion may take; the rest is for the answer. */
const EXPANSION_SHARE = 0.6;

/**
 * Asks the predictor with the query widened. What the expansion took is taken off the deadline; one that fails or is late is
 * named in `degraded`, and the question is answered without it. Null asks the predictor as it is. Throws as `suggest` does.
 */
export async function suggestExpanded(
  predictor: Pick<Predictor, 'suggest'>,
  expander: Expander | null,
  question: SuggestQuestion,
  options: SuggestOptions,
): Promise<SuggestAnswer> {
  if (expander === null) return predictor.suggest(question, options);
  const start = performance.now();
  const { deadlineMs, signal } = options;
  const withinMs = deadlineMs === null ? Infinity : deadlineMs * EXPANSION_SHARE;
  const expansion = await expander.expand(question, { withinMs, signal });
  const took = performance.now() - start;
  const answer = await predictor.suggest(question, {
    ...options,
    ...(expansion.kind === 'expanded' ? { expansion: expansion.text } : {}),
    deadlineMs: deadlineMs === null ? null : Math.max(0, deadlineMs - took),
  });
  const { timings, degraded } = answer;
  return {
    ...answer,
    degraded:
      expansion.kind === 'none'
        ? [...degraded, { stage: 'expansion', reason: expansion.reason }]
        : degraded,
    timings: { ...timings, expansion: took, total: (timings['total'] ?? 0) + took },
  };
}
