/** One feature of all candidates, in the order of the candidates. */
export interface FeatureColumn {
  readonly name: string;
  readonly values: Float32Array;
}

/** Measured: ranks as `1 / (1 + rank / 5)`, the best having rank 0. */
const RANK_SCALE = 5;

/** A column by the value of each candidate. */
export function featureColumn(
  name: string,
  candidates: readonly number[],
  value: (api: number) => number,
): FeatureColumn {
  const values = new Float32Array(candidates.length);
  candidates.forEach((api, row) => {
    values[row] = value(api);
  });
  return { name, values };
}

/** A signal as two features: its share of the greatest value, and the reciprocal of its rank. No signal gives 0 in both. */
export function shareAndRank({ name, values }: FeatureColumn): readonly FeatureColumn[] {
  return [
    { name, values: sharesOfGreatest(values) },
    { name: `${name}.rank`, values: reciprocalRanks(values) },
  ];
}

/** `1 / (1 + rank / 5)` for positive values, ranked from the greatest; equal values share the better rank. */
export function reciprocalRanks(signal: Float32Array): Float32Array {
  const descending = signal
    .filter((value) => value > 0)
    .sort()
    .reverse();
  const rankOf = new Map<number, number>();
  descending.forEach((value, rank) => {
    if (!rankOf.has(value)) rankOf.set(value, rank);
  });
  return signal.map((value) => {
    const rank = rankOf.get(value);
    return rank === undefined ? 0 : 1 / (1 + rank / RANK_SCALE);
  });
}

function sharesOfGreatest(signal: Float32Array): Float32Array {
  let greatest = 0;
  for (const value of signal) greatest = Math.max(greatest, value);
  return greatest === 0
    ? new Float32Array(signal.length)
    : signal.map((value) => Math.max(0, value) / greatest);
}
