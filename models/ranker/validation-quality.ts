import type { RankingData } from './ranking-data.js';
import type { StoppingMetric } from './train-options.js';

/**
 * The mean of the metric over the queries that hold a relevant row; 0 where none does. Rows that are not relevant count
 * as ahead of a relevant one with the same score.
 */
export function meanQuality(
  metric: StoppingMetric,
  { groups, labels }: Pick<RankingData, 'groups' | 'labels'>,
  scores: Float64Array,
): number {
  let sum = 0;
  let queries = 0;
  for (let query = 0; query + 1 < groups.length; query += 1) {
    const start = groups[query] ?? 0;
    const end = groups[query + 1] ?? 0;
    const ranks = relevantRanks(labels.subarray(start, end), scores.subarray(start, end));
    if (ranks.length === 0) continue;
    queries += 1;
    sum += metric === 'mrr' ? 1 / (ranks[0] ?? Infinity) : ndcg10(ranks);
  }
  return queries === 0 ? 0 : sum / queries;
}

/** Ranks of the relevant rows, from 1, ascending. */
function relevantRanks(labels: Uint8Array, scores: Float64Array): readonly number[] {
  const relevant: number[] = [];
  labels.forEach((label, row) => {
    if (label > 0) relevant.push(scores[row] ?? 0);
  });
  relevant.sort((a, b) => b - a);
  return relevant.map((score, ahead) => {
    let rank = ahead + 1;
    labels.forEach((label, row) => {
      if (label === 0 && (scores[row] ?? 0) >= score) rank += 1;
    });
    return rank;
  });
}

function ndcg10(ranks: readonly number[]): number {
  const found = ranks.reduce((sum, rank) => sum + (rank <= 10 ? discount(rank) : 0), 0);
  const best = ranks.reduce((sum, _, at) => sum + (at < 10 ? discount(at + 1) : 0), 0);
  return found / best;
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 1);
}
