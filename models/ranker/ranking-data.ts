/** Questions with their candidates, as training and calibration take them. */
export interface RankingData {
  /** Names of the features. */
  readonly names: readonly string[];
  /** Row after row: `values[row * names.length + feature]`. A value that is not finite counts as 0. */
  readonly values: Float32Array;
  /** The first row of each query in ascending order, and the number of rows at the end. */
  readonly groups: Int32Array;
  /** One a row: above 0 where the row is what the author wants. */
  readonly labels: Uint8Array;
}

/** Throws a RangeError that names the part of the data whose size or order does not fit the others. */
export function checkRankingData({ names, values, groups, labels }: RankingData): void {
  const rows = labels.length;
  if (values.length !== rows * names.length) {
    throw new RangeError(
      `${rows} rows of ${names.length} features need ${rows * names.length} values, got ${values.length}`,
    );
  }
  if (groups[0] !== 0)
    throw new RangeError(`groups must start with row 0, got ${groups[0] ?? 'none'}`);
  for (let at = 1; at < groups.length; at += 1) {
    const first = groups[at] ?? 0;
    if (first < (groups[at - 1] ?? 0)) {
      throw new RangeError(`groups must ascend, got ${first} at ${at}`);
    }
  }
  const end = groups[groups.length - 1];
  if (end !== rows) throw new RangeError(`groups must end with ${rows}, got ${end ?? 'none'}`);
}
