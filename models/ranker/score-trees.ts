import type { FeatureMatrix } from './feature-matrix.js';
import { addTreeScores, type TreeEnsemble } from './tree-ensemble.js';

/**
 * The score of each row: the sum of the trees. The matrix may hold further features, in any order; a value that is not
 * finite counts as 0. Throws a RangeError that names the first feature of the ensemble that the matrix lacks.
 */
export function scoreTrees({ names, trees }: TreeEnsemble, matrix: FeatureMatrix): Float64Array {
  const values = selectColumns(names, matrix);
  const scores = new Float64Array(matrix.rows);
  for (const tree of trees) addTreeScores(tree, values, names.length, scores);
  return scores;
}

/** The named columns, row after row, with 0 for what is not finite. */
export function selectColumns(names: readonly string[], matrix: FeatureMatrix): Float32Array {
  const positions = new Map(matrix.names.map((name, column) => [name, column]));
  const columns = Int32Array.from(names, (name) => {
    const column = positions.get(name);
    if (column === undefined) throw new RangeError(`no feature is named "${name}"`);
    return column;
  });
  const width = names.length;
  const selected = new Float32Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row += 1) {
    const source = row * matrix.names.length;
    const target = row * width;
    for (let column = 0; column < width; column += 1) {
      const value = matrix.values[source + (columns[column] ?? 0)] ?? 0;
      selected[target + column] = Number.isFinite(value) ? value : 0;
    }
  }
  return selected;
}
