/** Whether new weights are better than those in use: both rank the questions that neither may have learned from. */
import { pairedBootstrap, rankOf, type ScoredQueries } from '../../models/index.js';
import type { ApiRanker } from '../../predictor/index.js';
import type { JudgedQuestion } from './kept-question.js';

const TOP = [1, 5, 10, 40] as const;

export interface Comparison {
  /** Shares of the questions kept apart whose ground truth is among the first, in percent. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Of the reciprocal ranks: how much better the new weights are, and the chance that they are not. */
  readonly gain: number;
  readonly p: number;
}

export function compareRankers(
  current: Pick<ApiRanker, 'score'>,
  fresh: Pick<ApiRanker, 'score'>,
  heldOut: readonly JudgedQuestion[],
): Comparison {
  // Without anything kept apart nothing speaks for the new weights.
  if (heldOut.length === 0) return { before: {}, after: {}, gain: 0, p: 1 };
  const ranks = (ranker: Pick<ApiRanker, 'score'>): readonly number[] =>
    heldOut.map(({ features, truth }) => rankOf(ranker.score(features), truth));
  const [before, after] = [ranks(current), ranks(fresh)];
  const reciprocal = (rank: number): number => 1 / rank;
  const { difference, p } = pairedBootstrap(
    after.map(reciprocal),
    before.map(reciprocal),
    heldOut.map(({ example }) => example.script),
  );
  return { before: topShares(before), after: topShares(after), gain: rounded(difference.mean), p };
}

/** The questions kept apart as calibration takes them. */
export function scoredQueries(
  ranker: Pick<ApiRanker, 'score'>,
  questions: readonly JudgedQuestion[],
): ScoredQueries {
  const starts = [0];
  const scores: number[] = [];
  const labels: number[] = [];
  for (const { features, truth } of questions) {
    const scored = ranker.score(features);
    scores.push(...scored);
    labels.push(...Array.from(scored, (_, row) => (row === truth ? 1 : 0)));
    starts.push(scores.length);
  }
  return {
    groups: Int32Array.from(starts),
    labels: Uint8Array.from(labels),
    scores: Float64Array.from(scores),
  };
}

function topShares(ranks: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    TOP.map((most) => {
      const hits = ranks.filter((rank) => rank <= most).length;
      return [`top${most}`, rounded((100 * hits) / ranks.length)];
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
