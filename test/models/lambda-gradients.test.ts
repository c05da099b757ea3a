import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LambdaGradients } from '../../models/ranker/lambda-gradients.js';

function gradientsOf(
  labels: readonly number[],
  scores: readonly number[],
  truncation: number,
): LambdaGradients {
  const groups = Int32Array.from([0, labels.length]);
  const objective = new LambdaGradients({ groups, labels: Uint8Array.from(labels) }, truncation);
  objective.update(Float64Array.from(scores));
  return objective;
}

describe('LambdaGradients', () => {
  it('follows the formula for two rows, the relevant one behind', () => {
    // Swapped, the relevant row would have rank 1 instead of 2: 1 / log2(2) - 1 / log2(3).
    const delta = 1 - 1 / Math.log2(3);
    const rho = 1 / (1 + Math.exp(-0.5));
    const { gradients, hessians } = gradientsOf([0, 1], [0.5, 0], 10);
    expect(gradients[1]).toBeCloseTo(rho * delta, 12);
    expect(gradients[0]).toBeCloseTo(-rho * delta, 12);
    expect(hessians[0]).toBeCloseTo(rho * (1 - rho) * delta, 12);
    expect(hessians[1]).toBeCloseTo(rho * (1 - rho) * delta, 12);
  });

  it('pushes less when the relevant row is ahead already', () => {
    const [ahead = 0] = gradientsOf([1, 0], [2, 0], 10).gradients;
    const [behind = 0] = gradientsOf([1, 0], [-2, 0], 10).gradients;
    expect(ahead).toBeGreaterThan(0);
    expect(behind).toBeGreaterThan(5 * ahead);
  });

  it('gives a pair behind rank k no say, and counts rank k + 1 as worth nothing', () => {
    const { gradients } = gradientsOf([0, 0, 1, 0], [4, 3, 2, 1], 1);
    const rho = 1 / (1 + Math.exp(-2));
    [-rho, 0, rho, 0].forEach((value, row) => {
      expect(gradients[row]).toBeCloseTo(value, 12);
    });
  });

  it('takes a tie for a miss', () => {
    const [relevant = 0] = gradientsOf([1, 0], [0, 0], 10).gradients;
    expect(relevant).toBeCloseTo((1 - 1 / Math.log2(3)) / 2, 12);
  });

  it('divides by the best DCG when several rows are relevant', () => {
    const best = 1 + 1 / Math.log2(3);
    const { gradients } = gradientsOf([1, 0, 1], [2, 1, 0], 10);
    const rho = 1 / (1 + Math.exp(-1));
    expect(gradients[2]).toBeCloseTo((rho * (1 / Math.log2(3) - 1 / 2)) / best, 12);
  });

  it('sums to nothing over a query, whatever the scores', () => {
    const row = fc.record({
      label: fc.integer({ min: 0, max: 1 }),
      score: fc.integer({ min: -5, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const labels = rows.map(({ label }) => label);
        const { gradients, hessians } = gradientsOf(
          labels,
          rows.map(({ score }) => score),
          5,
        );
        expect(gradients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
        expect(hessians.every((value) => value >= 0)).toBe(true);
        labels.forEach((label, at) => {
          expect(Math.sign(gradients[at] ?? 0) * (label === 1 ? -1 : 1)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  it('sorts anew from whatever order the scores before had left', () => {
    const labels = Uint8Array.from([1, 0, 0, 0]);
    const kept = new LambdaGradients({ groups: Int32Array.from([0, 4]), labels }, 10);
    kept.update(Float64Array.from([4, 1, 3, 2]));
    kept.update(Float64Array.from([1, 4, 2, 3]));
    expect(kept.gradients).toEqual(gradientsOf([1, 0, 0, 0], [1, 4, 2, 3], 10).gradients);
  });
});
