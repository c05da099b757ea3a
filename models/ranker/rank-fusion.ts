/** The ranker that has learned nothing: a weighted sum of features with fixed weights. */
import type { FeatureMatrix } from './feature-matrix.js';

/** What a feature adds to the score, by its name; features that are not named add nothing. */
export type FusionWeights = Readonly<Record<string, number>>;

/**
 * The score of each row: the sum of its features times their weights. With features that are reciprocal ranks this is
 * weighted reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
 * Throws a RangeError when a weight names a feature that the matrix does not have.
 */
export function rankFusion(matrix: FeatureMatrix, weights: FusionWeights): Float64Array {
  const columns = Object.entries(weights).map(([name, weight]) => {
    const column = matrix.names.indexOf(name);
    if (column < 0) throw new RangeError(`no feature is named "${name}"`);
    return { column, weight };
  });
  const scores = new Float64Array(matrix.rows);
  const width = matrix.names.length;
  for (let row = 0; row < matrix.rows; row += 1) {
    let score = 0;
    for (const { column, weight } of columns) {
      score += weight * (matrix.values[row * width + column] ?? 0);
    }
    scores[row] = score;
  }
  return scores;
}
