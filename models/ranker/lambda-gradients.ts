/** The LambdaMART objective: which way, and how firmly, NDCG@k wants each row's score to move. */
import type { RankingData } from './ranking-data.js';

/**
 * Burges, "From RankNet to LambdaRank to LambdaMART: an overview" (MSR-TR-2010-82), sections 4 and 7, with sigma 1. For
 * each pair of a relevant and another row of a query, rho = 1 / (1 + exp(s_relevant - s_other)) and delta is what NDCG@k
 * would change by if the two swapped their ranks; the gradient moves the pair apart by rho * delta, the second
 * derivative grows by rho * (1 - rho) * delta. Ranks beyond k are worth nothing, so a pair of such rows has no say.
 */
export class LambdaGradients {
  /** Of each row, how NDCG@k wants the score to move. */
  readonly gradients: Float64Array;
  /** Of each row, the second derivative. */
  readonly hessians: Float64Array;
  /** Queries that hold both a relevant and another row; the others teach nothing. */
  readonly queries: Int32Array;
  /** Rows of each query by descending score. Kept, since from tree to tree it hardly changes. */
  private readonly order: Int32Array;
  /** `discounts[rank]`, ranks counted from 0. */
  private readonly discounts: Float64Array;

  constructor(
    private readonly data: Pick<RankingData, 'groups' | 'labels'>,
    truncation: number,
  ) {
    const { groups, labels } = data;
    this.gradients = new Float64Array(labels.length);
    this.hessians = new Float64Array(labels.length);
    this.order = Int32Array.from(labels, (_, row) => row);
    this.queries = Int32Array.from(trainableQueries(data));
    const longest = groups.reduce(
      (most, end, at) => Math.max(most, end - (groups[at - 1] ?? 0)),
      0,
    );
    this.discounts = Float64Array.from({ length: longest }, (_, rank) =>
      rank < truncation ? 1 / Math.log2(rank + 2) : 0,
    );
  }

  /** Brings gradients and hessians to what they are at these scores. */
  update(scores: Float64Array): void {
    this.gradients.fill(0);
    this.hessians.fill(0);
    for (const query of this.queries) {
      const start = this.data.groups[query] ?? 0;
      const end = this.data.groups[query + 1] ?? 0;
      this.sort(scores, start, end);
      this.addQuery(scores, start, end);
    }
  }

  private addQuery(scores: Float64Array, start: number, end: number): void {
    const { labels } = this.data;
    const best = this.bestDcg(start, end);
    for (let at = start; at < end; at += 1) {
      const relevant = this.order[at] ?? 0;
      if ((labels[relevant] ?? 0) === 0) continue;
      const score = scores[relevant] ?? 0;
      const discount = this.discounts[at - start] ?? 0;
      for (let against = start; against < end; against += 1) {
        const other = this.order[against] ?? 0;
        if ((labels[other] ?? 0) > 0) continue;
        const delta = Math.abs(discount - (this.discounts[against - start] ?? 0)) / best;
        if (delta === 0) continue;
        const rho = 1 / (1 + Math.exp(score - (scores[other] ?? 0)));
        const hessian = rho * (1 - rho) * delta;
        this.gradients[relevant] = (this.gradients[relevant] ?? 0) + rho * delta;
        this.gradients[other] = (this.gradients[other] ?? 0) - rho * delta;
        this.hessians[relevant] = (this.hessians[relevant] ?? 0) + hessian;
        this.hessians[other] = (this.hessians[other] ?? 0) + hessian;
      }
    }
  }

  /** The DCG@k with all relevant rows in front. */
  private bestDcg(start: number, end: number): number {
    let rank = 0;
    let sum = 0;
    for (let row = start; row < end; row += 1) {
      if ((this.data.labels[row] ?? 0) === 0) continue;
      sum += this.discounts[rank] ?? 0;
      rank += 1;
    }
    return sum;
  }

  /** Sorts a query's rows by insertion: nearly nothing to do when they are nearly sorted. */
  private sort(scores: Float64Array, start: number, end: number): void {
    const { order } = this;
    for (let at = start + 1; at < end; at += 1) {
      const row = order[at] ?? 0;
      let place = at;
      while (place > start && this.comesBefore(scores, row, order[place - 1] ?? 0)) {
        order[place] = order[place - 1] ?? 0;
        place -= 1;
      }
      order[place] = row;
    }
  }

  /** Of equal scores the relevant row comes last, so that a tie is never taken for a success; then the order of rows holds. */
  private comesBefore(scores: Float64Array, row: number, other: number): boolean {
    const difference = (scores[row] ?? 0) - (scores[other] ?? 0);
    if (difference !== 0) return difference > 0;
    const relevance = (this.data.labels[row] ?? 0) - (this.data.labels[other] ?? 0);
    return relevance === 0 ? row < other : relevance < 0;
  }
}

function* trainableQueries({
  groups,
  labels,
}: Pick<RankingData, 'groups' | 'labels'>): Iterable<number> {
  for (let query = 0; query + 1 < groups.length; query += 1) {
    const own = labels.subarray(groups[query], groups[query + 1]);
    if (own.some((label) => label > 0) && own.some((label) => label === 0)) yield query;
  }
}
