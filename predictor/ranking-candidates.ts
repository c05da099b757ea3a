/** The candidates of a question with their features, without ranking them: what a ranker learns from. */
import type { SuggestAnswer, SuggestQuestion } from '../domain/index.js';
import type { FeatureMatrix } from '../models/index.js';
import type { Engine } from './engine.js';
import { gatherCandidates } from './gather-candidates.js';
import type { ApiEntry } from './mirror-index/entries.js';
import { queryContext } from './question/query-context.js';
import { candidateCard } from './rerank/candidate-card.js';
import { StageTimer } from './stage-timer.js';

export interface RankingCandidates {
  /** `scope.Class` by the rows of `features`. */
  readonly apis: readonly string[];
  readonly features: FeatureMatrix;
  /** What a neural model reads of the candidates in these rows, as the mirror is when it is called. */
  readonly cardsOf: (rows: readonly number[]) => readonly string[];
  /** What it would read of any API of the mirror, by `scope.Class`; empty for one that the mirror does not hold. */
  readonly cardOf: (api: string) => string;
  readonly pruning: NonNullable<SuggestAnswer['pruning']>;
  /** Every API of the mirror but the one being edited. */
  readonly known: ReadonlySet<string>;
  /** Those that the caller may call. */
  readonly callable: ReadonlySet<string>;
  /** Those that the prefilter left; the candidates are a part of them. */
  readonly kept: ReadonlySet<string>;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Null where the cursor asks for no API: in a comment, or for a member. Waits for every retriever. */
export async function rankingCandidates(
  question: SuggestQuestion,
  expansion: string,
  engine: Engine,
  signal: AbortSignal | undefined,
): Promise<RankingCandidates | null> {
  const { index } = engine;
  const timer = new StageTimer();
  const scratch = engine.scratch.open();
  const context = queryContext(question, index, scratch, expansion);
  timer.mark('context');
  if (context.cursor.inert || context.cursor.question !== 'api') {
    scratch.close();
    return null;
  }
  const options = { deadline: null, signal };
  const gathered = await gatherCandidates(context, engine, options, timer);
  const { candidates, features, prefiltered } = gathered;
  const timings = timer.timings();
  const { known, callable, kept, isCallable, isKept } = prefiltered;
  const nameOf = (api: number): string => index.api(api)?.stored.surface.api ?? '';
  const isKnown = (api: number): boolean =>
    index.apiTraits(api) !== 0 && !context.exclusion.isExcludedApi(api);
  const numbers = Array.from({ length: index.apiNumberLimit }, (_, api) => api);
  const namesOf = (holds: (api: number) => boolean): ReadonlySet<string> =>
    new Set(numbers.filter(holds).map(nameOf));
  const stages = {
    known: namesOf(isKnown),
    callable: namesOf(isCallable),
    kept: namesOf(isKept),
  };
  scratch.close();
  const { sites } = context.exclusion;
  const cardOf = (entry: ApiEntry | null): string =>
    entry === null ? '' : candidateCard(entry, index, { sites });
  return {
    apis: candidates.map(nameOf),
    features,
    cardsOf: (rows) => rows.map((row) => cardOf(index.api(candidates[row] ?? -1))),
    cardOf: (api) => cardOf(index.apiByName(api)),
    pruning: { known, callable, kept, ranked: candidates.length },
    ...stages,
    timings,
  };
}
