/** "Which API?": candidates with their features, ranking, reranking, explanation. */
import type { AnswerOptions, Engine, PartialAnswer } from './engine.js';
import { compareText } from './best-apis.js';
import { apiSuggestion } from './explain/api-suggestion.js';
import { gatherCandidates } from './gather-candidates.js';
import { orderByPrefix } from './prefix-order.js';
import type { QueryContext } from './question/query-context.js';
import { namedApis, namedEvidence, heedNamed } from './ranker/already-named.js';
import { rerankCandidates } from './rerank/rerank-candidates.js';
import { scoreCandidates } from './ranker/score-candidates.js';
import type { RetrieverName } from './retriever.js';
import type { StageTimer } from './stage-timer.js';

/** The strongest reasons come first. */
const EVIDENCE_ORDER: readonly RetrieverName[] = [
  'usage',
  'co-use',
  'lexical',
  'dense',
  'grep',
  'neighbours',
];

export async function answerApiQuestion(
  context: QueryContext,
  engine: Engine,
  options: AnswerOptions,
  timer: StageTimer,
): Promise<PartialAnswer> {
  const { index, rules, ranker, reranking } = engine;
  const gathered = await gatherCandidates(context, engine, options, timer);
  const { candidates, features, prefiltered, retrieved, degraded, fields, sites } = gathered;
  const { afterNew } = context.cursor;
  const named = options.alreadyNamed ? namedApis(context, index) : new Map<number, number | null>();
  const isNamed = (row: number): boolean => named.has(candidates[row] ?? -1);
  const { scale, scores, shown } = heedNamed(scoreCandidates(ranker, features), isNamed, afterNew);
  const ranked = candidates
    .map((api, row) => ({ entry: index.api(api), score: scores[row] ?? 0, shown: shown[row] ?? 0 }))
    .flatMap(({ entry, ...rest }) => (entry === null ? [] : [{ entry, ...rest }]))
    .sort(
      (a, b) =>
        b.shown - a.shown ||
        b.score - a.score ||
        compareText(a.entry.stored.surface.api, b.entry.stored.surface.api),
    );
  const learned = orderByPrefix(withPlaceScores(ranked), context.cursor.prefix);
  timer.mark('rank');
  const reranked = await rerankCandidates(learned, { context, index }, reranking, options);
  const { ordered, neural } = reranked;
  if (options.rerank !== null) timer.mark('neural');
  const threshold = scale === 'probability' ? options.threshold : null;
  const explanation = {
    index,
    context,
    rules,
    fields,
    sites,
    tier: ranker.tier,
    threshold,
    neural,
    named: new Map([...named].map(([api, line]) => [api, namedEvidence(line, afterNew)])),
    retrieved: EVIDENCE_ORDER.flatMap((name) => retrieved.get(name) ?? []),
  };
  const suggestions = ordered
    .slice(0, options.limit)
    .map((each) => apiSuggestion(each.entry, each.shown, explanation));
  timer.mark('explain');
  const { known, callable, kept } = prefiltered;
  return {
    question: 'api',
    suggestions,
    threshold,
    pruning: { known, callable, kept, ranked: candidates.length },
    reranked: neural.size,
    degraded: [...engine.degraded, ...degraded, ...reranked.degraded],
  };
}

/**
 * The ranker's scores as scores of the places, best first: where being named has moved a candidate, it takes the score of
 * the place it has moved to.
 */
function withPlaceScores<Ranked extends { readonly score: number }>(
  ranked: readonly Ranked[],
): readonly (Ranked & { readonly learned: number })[] {
  const descending = ranked.map(({ score }) => score).sort((a, b) => b - a);
  return ranked.map((each, place) => ({ ...each, learned: descending[place] ?? each.score }));
}
