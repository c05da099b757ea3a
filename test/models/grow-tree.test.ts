import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLoopBreaks } from '../../models/ranker/event-loop-breaks.js';
import { addGrownTree, TreeGrower, type GrownTree } from '../../models/ranker/grow-tree.js';
import { binFeatures, type BinnedFeatures } from '../../models/ranker/quantile-bins.js';
import { addTreeScores, type Tree } from '../../models/ranker/tree-ensemble.js';

const WIDTH = 3;
const OPTIONS = { depth: 3, learningRate: 1, minInLeaf: 2, lambda: 1 };
const BREAKS = new EventLoopBreaks(undefined);

interface Problem {
  /** Row after row, small whole numbers: sums of them are exact in any order. */
  readonly values: Float32Array;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

const problem = fc
  .array(
    fc.tuple(
      fc.tuple(fc.nat(5), fc.nat(1), fc.nat(9)),
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows): Problem => ({
    values: Float32Array.from(rows.flatMap(([values]) => values)),
    gradients: Float64Array.from(rows, ([, gradient]) => gradient),
    hessians: Float64Array.from(rows, ([, , hessian]) => hessian),
  }));

async function grow(given: Problem): Promise<{ binned: BinnedFeatures; grown: GrownTree }> {
  const binned = await binFeatures(given.values, WIDTH, BREAKS);
  const grower = new TreeGrower(binned, OPTIONS, BREAKS);
  const rows = Int32Array.from(given.gradients.keys());
  return { binned, grown: await grower.grow(rows, Int32Array.from([0, 1, 2]), given) };
}

/** What each row's score should be, found by trying every threshold of every feature on the plain values. */
function tried(given: Problem, rows: readonly number[], depth: number, scores: Float64Array): void {
  const sums = (of: readonly number[]): readonly [number, number] => [
    of.reduce((sum, row) => sum + (given.gradients[row] ?? 0), 0),
    of.reduce((sum, row) => sum + (given.hessians[row] ?? 0), 0),
  ];
  const worth = (of: readonly number[]): number => {
    const [gradient, hessian] = sums(of);
    return (gradient * gradient) / (hessian + OPTIONS.lambda);
  };
  let best = { gain: 1e-9, left: rows, right: rows };
  for (let feature = 0; feature < WIDTH && depth < OPTIONS.depth; feature += 1) {
    for (let threshold = 0; threshold < 9; threshold += 1) {
      const isLeft = (row: number): boolean =>
        (given.values[row * WIDTH + feature] ?? 0) <= threshold;
      const left = rows.filter(isLeft);
      const right = rows.filter((row) => !isLeft(row));
      if (Math.min(left.length, right.length) < OPTIONS.minInLeaf) continue;
      const gain = worth(left) + worth(right) - worth(rows);
      if (gain > best.gain) best = { gain, left, right };
    }
  }
  if (best.left !== rows) {
    tried(given, best.left, depth + 1, scores);
    tried(given, best.right, depth + 1, scores);
    return;
  }
  const [gradient, hessian] = sums(rows);
  for (const row of rows) scores[row] = Math.fround(gradient / (hessian + OPTIONS.lambda));
}

function depthBelow(tree: Tree, node: number): number {
  if ((tree.features[node] ?? -1) < 0) return 0;
  const right = tree.right[node] ?? 0;
  return 1 + Math.max(depthBelow(tree, node + 1), depthBelow(tree, right));
}

describe('TreeGrower', () => {
  it('finds the splits that trying all of them finds', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async (given) => {
        const { binned, grown } = await grow(given);
        const scores = new Float64Array(given.gradients.length);
        addGrownTree(grown, binned, scores);
        const expected = new Float64Array(scores.length);
        tried(given, [...given.gradients.keys()], 0, expected);
        expect(scores).toEqual(expected);
      }),
    );
  });

  it('scores rows by their bins as by their values', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async (given) => {
        const { binned, grown } = await grow(given);
        const byBins = new Float64Array(given.gradients.length);
        addGrownTree(grown, binned, byBins);
        const byValues = new Float64Array(byBins.length);
        addTreeScores(grown.tree, given.values, WIDTH, byValues);
        expect(byValues).toEqual(byBins);
        expect(depthBelow(grown.tree, 0)).toBeLessThanOrEqual(OPTIONS.depth);
      }),
    );
  });

  it('grows one tree after the other in the same buffers', async () => {
    const given = {
      values: Float32Array.from({ length: 90 }, (_, at) => (at * 7) % 10),
      gradients: Float64Array.from({ length: 30 }, (_, at) => ((at * 5) % 7) - 3),
      hessians: new Float64Array(30).fill(1),
    };
    const binned = await binFeatures(given.values, WIDTH, BREAKS);
    const grower = new TreeGrower(binned, OPTIONS, BREAKS);
    const all = Int32Array.from([0, 1, 2]);
    const first = await grower.grow(Int32Array.from(given.gradients.keys()), all, given);
    await grower.grow(Int32Array.from([3, 1, 2, 9]), Int32Array.from([2, 0, 1]), given);
    expect(await grower.grow(Int32Array.from(given.gradients.keys()), all, given)).toEqual(first);
    expect(first.tree.features.length).toBeGreaterThan(3);
  });
});
