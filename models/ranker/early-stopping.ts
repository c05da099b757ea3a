import type { RankingData } from './ranking-data.js';
import { selectColumns } from './score-trees.js';
import type { TrainOptions } from './train-options.js';
import { addTreeScores, type Tree } from './tree-ensemble.js';
import { meanQuality } from './validation-quality.js';

/** Watches a validation set while trees are added, one at a time. */
export class EarlyStopping {
  /** The metric with all trees so far. */
  value = 0;
  best = -Infinity;
  /** Number of trees at the best value, the fewest that reach it. */
  bestTrees = 0;
  private trees = 0;
  private readonly values: Float32Array;
  private readonly scores: Float64Array;

  constructor(
    private readonly data: RankingData,
    private readonly names: readonly string[],
    private readonly options: TrainOptions['stopping'],
  ) {
    const matrix = { names: data.names, rows: data.labels.length, values: data.values };
    this.values = selectColumns(names, matrix);
    this.scores = new Float64Array(data.labels.length);
  }

  take(tree: Tree): void {
    addTreeScores(tree, this.values, this.names.length, this.scores);
    this.trees += 1;
    this.value = meanQuality(this.options.metric, this.data, this.scores);
    if (this.value <= this.best) return;
    this.best = this.value;
    this.bestTrees = this.trees;
  }

  get isOver(): boolean {
    return this.trees - this.bestTrees >= this.options.patience;
  }
}
