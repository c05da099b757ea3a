import type { ContextAnswer } from '../../domain/index.js';
import type { ContextFinder, ContextPlace } from './context-finder.js';
import type { ContextQuestion } from './find-context.js';
import type { KeywordOutcome, KeywordWriter } from './keywords/keyword.js';

/** Of the time until the deadline, what the keywords may take; the rest is for the search. */
const KEYWORD_SHARE = 0.6;

export interface FindOptions {
  /** What the keywords and the search may take together; the search itself ends with the signal. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks the finder with the keywords that `writer` names. Where it names none, or not in time, the code itself says what to
 * search for, and `degraded` says why. Null never asks. Throws as `ContextFinder.find` does.
 */
export async function findWithKeywords(
  finder: Pick<ContextFinder, 'find'>,
  writer: KeywordWriter | null,
  place: ContextPlace,
  question: Omit<ContextQuestion, 'keywords'>,
  { deadlineMs, signal }: FindOptions,
): Promise<ContextAnswer> {
  if (writer === null) return finder.find(place, { ...question, keywords: null }, signal);
  const start = performance.now();
  const outcome = await writtenWithin(deadlineMs * KEYWORD_SHARE, writer, question, signal);
  const tookMs = performance.now() - start;
  const keywords = outcome.kind === 'keywords' ? outcome.keywords : null;
  const answer = await finder.find(place, { ...question, keywords }, signal);
  const { timings, degraded } = answer;
  return {
    ...answer,
    degraded:
      outcome.kind === 'none'
        ? [{ stage: 'keywords', reason: outcome.reason }, ...degraded]
        : degraded,
    timings: {
      keywords: rounded(tookMs),
      ...timings,
      total: rounded((timings['total'] ?? 0) + tookMs),
    },
  };
}

async function writtenWithin(
  withinMs: number,
  writer: KeywordWriter,
  question: Omit<ContextQuestion, 'keywords'>,
  signal: AbortSignal,
): Promise<KeywordOutcome> {
  if (withinMs === Infinity) return writer(question, signal);
  const late = AbortSignal.timeout(Math.ceil(withinMs));
  try {
    return await writer(question, AbortSignal.any([signal, late]));
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    return {
      kind: 'none',
      reason: `the model did not answer within ${String(Math.ceil(withinMs))} ms`,
    };
  }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
