/** The value below which `share` (0 to 1) of the samples lie, by the nearest-rank method; samples need no order. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('a quantile needs samples');
  return value;
}
