/** Metrics of one rank each (from 1, Infinity for a miss), and their means. With one relevant row a query. */

/** The k of top-k. */
export const TOP_RANKS = [1, 3, 5, 10, 20, 40] as const;

/** 1 where the rank is within the first k, else 0. */
export function hitWithin(rank: number, k: number): number {
  return rank <= k ? 1 : 0;
}

export function reciprocalRank(rank: number): number {
  return 1 / rank;
}

/** NDCG@10 (Järvelin and Kekäläinen, TOIS 2002): the only relevant row is worth 1 / log2(1 + rank), up to rank 10. */
export function ndcg10(rank: number): number {
  return rank <= 10 ? 1 / Math.log2(1 + rank) : 0;
}

export interface RankingMetrics {
  readonly questions: number;
  /** The share of questions whose rank is within the first k, in the order of TOP_RANKS. */
  readonly top: readonly { readonly k: number; readonly share: number }[];
  readonly mrr: number;
  readonly ndcg10: number;
}

/** The means over the ranks; 0 where there is none. */
export function rankingMetrics(ranks: readonly number[]): RankingMetrics {
  const mean = (metric: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + metric(rank), 0) / Math.max(1, ranks.length);
  return {
    questions: ranks.length,
    top: TOP_RANKS.map((k) => ({ k, share: mean((rank) => hitWithin(rank, k)) })),
    mrr: mean(reciprocalRank),
    ndcg10: mean(ndcg10),
  };
}
