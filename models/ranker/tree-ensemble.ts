/** One regression tree, node after node; the root comes first, and the left child of a split directly after it. */
export interface Tree {
  /** The feature that a split looks at, -1 for a leaf. */
  readonly features: Int16Array;
  /** Of a split the threshold: rows with a value up to it go left. Of a leaf what it adds to the score. */
  readonly numbers: Float32Array;
  /** The right child of a split, always further on than the split; 0 for a leaf. */
  readonly right: Int32Array;
}

/** A score is the sum over the trees. */
export interface TreeEnsemble {
  /** Names of the features, in the order in which the trees count them. */
  readonly names: readonly string[];
  readonly trees: readonly Tree[];
}

/**
 * Adds what a tree says of each row to the row's score. `values` lie row after row, `width` a row, and are finite.
 * In the order of the trees this gives the same sums, to the bit, whoever adds them up.
 */
export function addTreeScores(
  { features, numbers, right }: Tree,
  values: Float32Array,
  width: number,
  scores: Float64Array,
): void {
  for (let row = 0; row < scores.length; row += 1) {
    const first = row * width;
    let node = 0;
    let feature = features[0] ?? -1;
    while (feature >= 0) {
      const isLeft = (values[first + feature] ?? 0) <= (numbers[node] ?? 0);
      node = isLeft ? node + 1 : (right[node] ?? 0);
      feature = features[node] ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (numbers[node] ?? 0);
  }
}
