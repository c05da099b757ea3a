/** The neural stage: the best candidates of the ranker, reordered by what a model says of them. */
import type { Degradation, Evidence } from '../../domain/index.js';
import type { AnswerOptions, Reranking } from '../engine.js';
import type { ApiEntry } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { prefixFit } from '../prefix-order.js';
import type { QueryContext } from '../question/query-context.js';
import { candidateCard } from './candidate-card.js';
import { neuralScores } from './neural-scores.js';
import { queryText } from './query-text.js';
import { reorder } from './reorder.js';

/** What explaining the answer takes at most, on the largest mirrors measured. */
const EXPLAIN_MS = 20;

export interface RankedApi {
  readonly entry: ApiEntry;
  /** What is shown. */
  readonly shown: number;
  /** What the ranker says of the place. */
  readonly learned: number;
}

export interface RerankedApis<Ranked extends RankedApi> {
  readonly ordered: readonly Ranked[];
  /** By API that was scored: what tells that it stands higher for that, or null. */
  readonly neural: ReadonlyMap<number, Evidence | null>;
  readonly degraded: readonly Degradation[];
}

/**
 * The first candidates reordered, the rest behind them as they stood. What is shown belongs to the places, so that it
 * still falls from place to place and a threshold means what it did. A model that fails or is late leaves the order as it is,
 * and `degraded` says why. Throws only the signal's reason.
 */
export async function rerankCandidates<Ranked extends RankedApi>(
  ordered: readonly Ranked[],
  { context, index }: { readonly context: QueryContext; readonly index: MirrorIndex },
  reranking: Reranking | null,
  { rerank, deadline, signal }: Pick<AnswerOptions, 'rerank' | 'deadline' | 'signal'>,
): Promise<RerankedApis<Ranked>> {
  const first = ordered.slice(0, rerank?.candidates ?? 0);
  const unchanged = { ordered, neural: new Map<number, Evidence | null>(), degraded: [] };
  // One candidate alone stands where it stands.
  if (first.length < 2) return unchanged;
  if (reranking === null)
    return { ...unchanged, degraded: [degradation('no model is configured')] };
  const { reranker, weight, problem } = reranking;
  const { scores, reason } = await neuralScores(
    reranker,
    {
      ...queryText(context.question),
      documents: first.map(({ entry }) => candidateCard(entry, index, context.exclusion)),
    },
    { deadline: deadline === null ? null : deadline - EXPLAIN_MS, signal },
  );
  const { prefix } = context.cursor;
  const order = reorder(
    first.map(({ entry, learned }, place) => ({
      learned,
      neural: scores[place] ?? null,
      group: prefixFit(entry, prefix),
    })),
    weight,
  );
  const neural = new Map<number, Evidence | null>();
  const reordered = order.flatMap((former, place) => {
    const moved = first[former];
    const there = first[place];
    if (moved === undefined || there === undefined) return [];
    if (scores[former] !== null) {
      neural.set(moved.entry.number, movedEvidence(reranker.version, former - place));
    }
    return { ...moved, shown: there.shown };
  });
  return {
    ordered: [...reordered, ...ordered.slice(first.length)],
    neural,
    degraded: [
      ...(problem === null ? [] : [problem]),
      ...(reason === null ? [] : [degradation(reason)]),
    ],
  };
}

function degradation(reason: string): Degradation {
  return { stage: 'neural', reason };
}

/** What an author is told of it; null of what has not risen. */
function movedEvidence(version: string, places: number): Evidence | null {
  if (places <= 0) return null;
  const [name = version] = version.split('@');
  const text = `The model ${name} puts it ${places} ${places === 1 ? 'place' : 'places'} higher`;
  return { source: 'neural', text, script: null, line: null };
}
