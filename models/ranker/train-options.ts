import type { TreeEnsemble } from './tree-ensemble.js';

/** What early stopping looks at; both are means over the queries of the validation set. */
export type StoppingMetric = 'mrr' | 'ndcg10';

export interface TrainOptions {
  /** Trees in all, those of `start` included. */
  readonly trees: number;
  /** Splits on the way from the root to a leaf, at most. */
  readonly depth: number;
  /** What a tree's leaves are multiplied with. */
  readonly learningRate: number;
  /** Rows that a leaf holds at least. */
  readonly minInLeaf: number;
  /** L2 penalty on the leaves. */
  readonly lambda: number;
  /** Share of the queries that a tree sees. */
  readonly rowSample: number;
  /** Share of the features that a tree may split on. */
  readonly columnSample: number;
  /** The rank k of the NDCG@k that training maximises. */
  readonly truncation: number;
  readonly seed: number;
  /** Stops after `patience` trees without a better validation metric, and keeps the trees up to the best. */
  readonly stopping: { readonly metric: StoppingMetric; readonly patience: number };
  /** Goes on from these trees; what they were trained with is up to the caller. */
  readonly start?: TreeEnsemble | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each tree. */
  readonly onTree?: ((progress: TrainProgress) => void) | undefined;
}

export interface TrainProgress {
  /** Trees so far. */
  readonly trees: number;
  /** Trees that it will be at most. */
  readonly of: number;
  /** The validation metric with all trees so far, and the best one yet; null without a validation set. */
  readonly validation: {
    readonly value: number;
    readonly best: number;
    readonly bestTrees: number;
  } | null;
  /** All trees so far: as `start` with the same data and options it leads to the same result as going on. */
  readonly ensemble: TreeEnsemble;
}

/**
 * Depth and trees as in the trials on two real instances, where they did best; the other values are the usual ones of
 * gradient boosting on a few thousand queries.
 */
export const TRAIN_DEFAULTS = {
  trees: 250,
  depth: 5,
  learningRate: 0.1,
  minInLeaf: 20,
  lambda: 1,
  rowSample: 0.7,
  columnSample: 0.5,
  truncation: 40,
  seed: 1,
  stopping: { metric: 'ndcg10', patience: 50 },
} as const;

/** Throws a RangeError that names the first option out of its range. */
export function checkTrainOptions(options: TrainOptions): void {
  const whole = { trees: options.trees, depth: options.depth, minInLeaf: options.minInLeaf };
  const counts = { ...whole, truncation: options.truncation, patience: options.stopping.patience };
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`${name} must be a whole number from 1 on, got ${value}`);
    }
  }
  const { rowSample, columnSample, learningRate, lambda } = options;
  for (const [name, value] of Object.entries({ rowSample, columnSample })) {
    if (!(value > 0 && value <= 1)) {
      throw new RangeError(`${name} must be above 0 and at most 1, got ${value}`);
    }
  }
  if (!(learningRate > 0))
    throw new RangeError(`learningRate must be above 0, got ${learningRate}`);
  if (!(lambda >= 0)) throw new RangeError(`lambda must be at least 0, got ${lambda}`);
}
