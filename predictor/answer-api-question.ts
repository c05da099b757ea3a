/** "Which API?": prefilter, candidates, features, ranking, explanation. */
import { setImmediate } from 'node:timers/promises';
import { rankFusion } from '../models/index.js';
import type { AnswerOptions, Engine, PartialAnswer } from './engine.js';
import { collectCandidates } from './candidates.js';
import { apiSuggestion } from './explain/api-suggestion.js';
import { apiFeatures } from './features/api-features.js';
import { FUSION_WEIGHTS } from './features/fusion-weights.js';
import { prefilter } from './prefilter/prefilter.js';
import { orderByPrefix, prefixMatches } from './prefix-order.js';
import type { QueryContext } from './question/query-context.js';
import { compareText } from './best-apis.js';
import type { RetrieverName } from './retriever.js';
import { scoreFields } from './retrievers/field-scores.js';
import { lexicalSignals } from './retrievers/lexical.js';
import { scoreSites } from './retrievers/site-scores.js';
import type { StageTimer } from './stage-timer.js';

/** Of the time until the deadline, what the retrievers may take; the rest is for ranking and explaining. */
const RETRIEVAL_SHARE = 0.7;
/** The strongest reasons come first. */
const EVIDENCE_ORDER: readonly RetrieverName[] = [
  'usage',
  'co-use',
  'lexical',
  'grep',
  'neighbours',
];

export async function answerApiQuestion(
  context: QueryContext,
  engine: Engine,
  { limit, deadline, signal }: AnswerOptions,
  timer: StageTimer,
): Promise<PartialAnswer> {
  const { index, rules } = engine;
  const fields = scoreFields(index, context);
  timer.mark('fields');
  await setImmediate();
  const prefiltered = prefilter(index, context, fields, rules);
  timer.mark('prefilter');
  // On large mirrors each of these stages takes milliseconds: others run in between.
  await setImmediate();
  signal?.throwIfAborted();
  const sites = scoreSites(index, context);
  timer.mark('surroundings');
  const input = { index, context, fields, sites, isKept: prefiltered.isKept };
  const { apis, retrieved, degraded, timings } = await collectCandidates(
    engine.retrievers,
    input,
    prefiltered,
    { deadline: retrievalDeadline(deadline), signal },
  );
  timer.mark('candidates');
  for (const [name, milliseconds] of Object.entries(timings)) timer.set(name, milliseconds);
  const matching = prefixMatches(context, index, prefiltered.isCallable);
  const candidates = [...new Set([...apis, ...matching])].filter((api) => index.api(api) !== null);
  const signals = [
    ...[...retrieved.values()].flatMap((each) => each.signals),
    ...(retrieved.has('lexical') ? [] : lexicalSignals(fields)),
  ];
  const features = apiFeatures(candidates, signals, {
    index,
    context,
    rules,
    affinity: prefiltered.affinity,
  });
  timer.mark('features');
  const scores = rankFusion(features, FUSION_WEIGHTS);
  const ranked = candidates
    .map((api, row) => ({ entry: index.api(api), score: scores[row] ?? 0 }))
    .flatMap(({ entry, score }) => (entry === null ? [] : [{ entry, score }]))
    .sort(
      (a, b) =>
        b.score - a.score || compareText(a.entry.stored.surface.api, b.entry.stored.surface.api),
    );
  const ordered = orderByPrefix(ranked, context.cursor.prefix);
  timer.mark('rank');
  const explanation = {
    index,
    context,
    rules,
    fields,
    sites,
    retrieved: EVIDENCE_ORDER.flatMap((name) => retrieved.get(name) ?? []),
  };
  const suggestions = ordered
    .slice(0, limit)
    .map(({ entry, score }) => apiSuggestion(entry, score, explanation));
  timer.mark('explain');
  const { known, callable, kept } = prefiltered;
  return {
    question: 'api',
    suggestions,
    pruning: { known, callable, kept, ranked: candidates.length },
    degraded: [...degraded],
  };
}

function retrievalDeadline(deadline: number | null): number | null {
  if (deadline === null) return null;
  const now = performance.now();
  return now + (deadline - now) * RETRIEVAL_SHARE;
}
