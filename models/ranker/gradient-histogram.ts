/** Sums of gradients, second derivatives and rows, a bin of a feature: `[gradient, hessian, rows]` each. */
import { MAX_BINS, type BinnedFeatures } from './quantile-bins.js';

export const CELL = 3;
/** Numbers that the histogram of one feature takes. */
export const HISTOGRAM = CELL * MAX_BINS;

/** Which way each row's score should move, and how firmly: one number a row of the training set. */
export interface Gradients {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

/**
 * Fills `histogram` with the sums over the rows, for each of the features. Row by row: one feature after the other would
 * mostly wait for the sum that it has just written, since most rows of a feature share a bin.
 */
export function fillHistogram(
  histogram: Float64Array,
  { bins, edges }: BinnedFeatures,
  features: Int32Array,
  rows: Int32Array,
  { gradients, hessians }: Gradients,
): void {
  histogram.fill(0);
  const width = edges.length;
  for (const row of rows) {
    const first = row * width;
    const gradient = gradients[row] ?? 0;
    const hessian = hessians[row] ?? 0;
    for (let at = 0; at < features.length; at += 1) {
      const cell = at * HISTOGRAM + CELL * (bins[first + (features[at] ?? 0)] ?? 0);
      histogram[cell] = (histogram[cell] ?? 0) + gradient;
      histogram[cell + 1] = (histogram[cell + 1] ?? 0) + hessian;
      histogram[cell + 2] = (histogram[cell + 2] ?? 0) + 1;
    }
  }
}

/** Makes the histogram of a split's one child from those of the split and of the other child. */
export function subtractHistogram(whole: Float64Array, part: Float64Array): void {
  for (let at = 0; at < whole.length; at += 1) whole[at] = (whole[at] ?? 0) - (part[at] ?? 0);
}
