import { CELL, HISTOGRAM } from './gradient-histogram.js';
import type { BinnedFeatures } from './quantile-bins.js';

/** A child with less curvature than this has rows that are all decided; its leaf would be a guess of any size. */
const MIN_HESSIAN = 1e-3;
/** Gains below this are rounding errors. */
const MIN_GAIN = 1e-9;

/** What a set of rows sums up to. */
export interface RowSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
}

export interface Split {
  readonly feature: number;
  /** Rows with a bin up to this go left. */
  readonly bin: number;
  readonly left: RowSums;
  readonly right: RowSums;
}

/**
 * The split with the greatest gain in second-order approximation (Chen and Guestrin, XGBoost, KDD 2016, equation 7), or
 * null where none gains anything. Of equal gains the first feature's lowest threshold wins.
 */
export function bestSplit(
  histogram: Float64Array,
  { edges }: BinnedFeatures,
  features: Int32Array,
  whole: RowSums,
  { minInLeaf, lambda }: { readonly minInLeaf: number; readonly lambda: number },
): Split | null {
  const score = (gradient: number, hessian: number): number =>
    (gradient * gradient) / (hessian + lambda);
  const unsplit = score(whole.gradient, whole.hessian);
  let bestGain = MIN_GAIN;
  let best: Split | null = null;
  for (let at = 0; at < features.length; at += 1) {
    const feature = features[at] ?? 0;
    const cuts = edges[feature]?.length ?? 0;
    let gradient = 0;
    let hessian = 0;
    let rows = 0;
    for (let bin = 0; bin < cuts; bin += 1) {
      const cell = at * HISTOGRAM + CELL * bin;
      gradient += histogram[cell] ?? 0;
      hessian += histogram[cell + 1] ?? 0;
      rows += histogram[cell + 2] ?? 0;
      if (rows < minInLeaf || hessian < MIN_HESSIAN) continue;
      const right = {
        gradient: whole.gradient - gradient,
        hessian: whole.hessian - hessian,
        rows: whole.rows - rows,
      };
      if (right.rows < minInLeaf || right.hessian < MIN_HESSIAN) break;
      const gain = score(gradient, hessian) + score(right.gradient, right.hessian) - unsplit;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature, bin, left: { gradient, hessian, rows }, right };
    }
  }
  return best;
}
