/**
 * The rank of row `truth`, from 1; Infinity where the candidates do not hold it (`truth` below 0). Rows with the same
 * score count as ahead of it, so that a ranker that cannot tell rows apart gains nothing by their order.
 */
export function rankOf(scores: Float64Array, truth: number): number {
  const own = scores[truth];
  if (own === undefined) return Infinity;
  return scores.reduce((rank, score, row) => (row !== truth && score >= own ? rank + 1 : rank), 1);
}
