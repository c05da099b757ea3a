import { bestSplit, type RowSums, type Split } from './best-split.js';
import type { EventLoopBreaks } from './event-loop-breaks.js';
import {
  fillHistogram,
  HISTOGRAM,
  subtractHistogram,
  type Gradients,
} from './gradient-histogram.js';
import type { BinnedFeatures } from './quantile-bins.js';
import type { TrainOptions } from './train-options.js';
import type { Tree } from './tree-ensemble.js';

type GrowOptions = Pick<TrainOptions, 'depth' | 'learningRate' | 'minInLeaf' | 'lambda'>;

/** A tree, and the bins that its thresholds stand for. */
export interface GrownTree {
  readonly tree: Tree;
  /** Of each split the last bin that goes left. */
  readonly bins: Uint8Array;
}

/** What one tree is grown from, and its nodes so far. */
interface Growth {
  /** The rows that count; those of a node lie side by side. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly wanted: Gradients;
  readonly features: number[];
  readonly numbers: number[];
  readonly right: number[];
  readonly bins: number[];
}

/** The stretch of rows that reach a node. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly sums: RowSums;
}

/** Grows trees on histograms, one after the other, in buffers that are made once. */
export class TreeGrower {
  /** Histograms that no node holds at present; a way from root to leaf needs one a level, and one more. */
  private readonly spare: Float64Array[] = [];
  private readonly moved: Int32Array;

  constructor(
    private readonly binned: BinnedFeatures,
    private readonly options: GrowOptions,
    private readonly breaks: EventLoopBreaks,
  ) {
    this.moved = new Int32Array(binned.rows);
  }

  /** One tree that splits on `columns` and is fitted to `rows`, whose order it changes. */
  async grow(rows: Int32Array, columns: Int32Array, wanted: Gradients): Promise<GrownTree> {
    const growth = { rows, columns, wanted, features: [], numbers: [], right: [], bins: [] };
    const root = { start: 0, end: rows.length, sums: sumsOf(rows, wanted) };
    await this.addNode(growth, root, 0, this.histogramOf(growth, root));
    const { features, numbers, right, bins } = growth;
    return {
      tree: {
        features: Int16Array.from(features),
        numbers: Float32Array.from(numbers),
        right: Int32Array.from(right),
      },
      bins: Uint8Array.from(bins),
    };
  }

  /** Adds the node of a stretch and all below it. Without a histogram it becomes a leaf. */
  private async addNode(
    growth: Growth,
    stretch: Stretch,
    depth: number,
    histogram: Float64Array | null,
  ): Promise<void> {
    await this.breaks.pause();
    const { binned, options } = this;
    const split =
      histogram === null
        ? null
        : bestSplit(histogram, binned, growth.columns, stretch.sums, options);
    if (histogram === null || split === null) {
      if (histogram !== null) this.spare.push(histogram);
      addToNodes(growth, -1, this.leafOf(stretch.sums), 0);
      return;
    }
    const node = growth.features.length;
    const threshold = binned.edges[split.feature]?.[split.bin] ?? 0;
    addToNodes(growth, split.feature, threshold, split.bin);
    const middle = this.partition(growth, stretch, split);
    const left = { start: stretch.start, end: middle, sums: split.left };
    const right = { start: middle, end: stretch.end, sums: split.right };
    const [ofLeft, ofRight] = this.histogramsOf(growth, left, right, depth + 1, histogram);
    await this.addNode(growth, left, depth + 1, ofLeft);
    growth.right[node] = growth.features.length;
    await this.addNode(growth, right, depth + 1, ofRight);
  }

  /** The histograms of two siblings: the smaller one is counted, the other is what the parent's has left. */
  private histogramsOf(
    growth: Growth,
    left: Stretch,
    right: Stretch,
    depth: number,
    parent: Float64Array,
  ): readonly [Float64Array | null, Float64Array | null] {
    const most = Math.max(left.sums.rows, right.sums.rows);
    if (depth === this.options.depth || most < 2 * this.options.minInLeaf) {
      this.spare.push(parent);
      return [null, null];
    }
    const isLeftSmaller = left.sums.rows < right.sums.rows;
    const counted = this.histogramOf(growth, isLeftSmaller ? left : right);
    subtractHistogram(parent, counted);
    return isLeftSmaller ? [counted, parent] : [parent, counted];
  }

  private histogramOf({ rows, columns, wanted }: Growth, { start, end }: Stretch): Float64Array {
    const histogram = this.spare.pop() ?? new Float64Array(columns.length * HISTOGRAM);
    fillHistogram(histogram, this.binned, columns, rows.subarray(start, end), wanted);
    return histogram;
  }

  /** Moves the rows that go left to the front, both sides in the order that they had; gives the first place of the others. */
  private partition({ rows }: Growth, { start, end }: Stretch, { feature, bin }: Split): number {
    const { bins, edges } = this.binned;
    let left = start;
    let right = 0;
    for (let place = start; place < end; place += 1) {
      const row = rows[place] ?? 0;
      if ((bins[row * edges.length + feature] ?? 0) <= bin) {
        rows[left] = row;
        left += 1;
      } else {
        this.moved[right] = row;
        right += 1;
      }
    }
    rows.set(this.moved.subarray(0, right), left);
    return left;
  }

  /** The Newton step for the rows of a leaf, shrunk by the learning rate. */
  private leafOf({ gradient, hessian }: RowSums): number {
    const curvature = hessian + this.options.lambda;
    return curvature === 0 ? 0 : (this.options.learningRate * gradient) / curvature;
  }
}

function sumsOf(rows: Int32Array, { gradients, hessians }: Gradients): RowSums {
  let gradient = 0;
  let hessian = 0;
  for (const row of rows) {
    gradient += gradients[row] ?? 0;
    hessian += hessians[row] ?? 0;
  }
  return { gradient, hessian, rows: rows.length };
}

function addToNodes(growth: Growth, feature: number, number: number, bin: number): void {
  growth.features.push(feature);
  growth.numbers.push(number);
  growth.right.push(0);
  growth.bins.push(bin);
}

/** Adds what a tree says of each row of the training set to the row's score: `addTreeScores` on bins, which is faster. */
export function addGrownTree(
  { tree: { features, numbers, right }, bins: last }: GrownTree,
  { rows, bins, edges }: BinnedFeatures,
  scores: Float64Array,
): void {
  for (let row = 0; row < rows; row += 1) {
    const first = row * edges.length;
    let node = 0;
    let feature = features[0] ?? -1;
    while (feature >= 0) {
      const isLeft = (bins[first + feature] ?? 0) <= (last[node] ?? 0);
      node = isLeft ? node + 1 : (right[node] ?? 0);
      feature = features[node] ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (numbers[node] ?? 0);
  }
}
