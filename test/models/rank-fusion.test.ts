import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankFusion, type FeatureMatrix } from '../../models/index.js';

function matrixOf(names: readonly string[], rows: readonly (readonly number[])[]): FeatureMatrix {
  return { names, rows: rows.length, values: Float32Array.from(rows.flat()) };
}

const NAMES = ['usage', 'lexical', 'grep'];
const feature = fc.float({ min: 0, max: 1, noNaN: true });
const row = fc.tuple(feature, feature, feature);
const weight = fc.double({ min: 0, max: 10, noNaN: true });
const weights = fc.record({ usage: weight, lexical: weight, grep: weight });

describe('rankFusion', () => {
  it('sums the features times their weights', () => {
    const matrix = matrixOf(NAMES, [
      [1, 0.5, 0],
      [0, 0.25, 1],
    ]);
    expect([...rankFusion(matrix, { usage: 2, lexical: 4, grep: 1 })]).toEqual([4, 2]);
  });

  it('finds columns by name, whatever their order in the weights and in the matrix', () => {
    const matrix = matrixOf(['grep', 'usage', 'lexical'], [[0, 1, 0.5]]);
    expect([...rankFusion(matrix, { lexical: 4, grep: 1, usage: 2 })]).toEqual([4]);
  });

  it('adds nothing for columns that no weight names', () => {
    const matrix = matrixOf(NAMES, [[0.5, 1, 1]]);
    expect([...rankFusion(matrix, { usage: 2 })]).toEqual([1]);
    expect([...rankFusion(matrix, {})]).toEqual([0]);
  });

  it('lets a negative weight lower the score', () => {
    const matrix = matrixOf(NAMES, [
      [1, 0, 0],
      [1, 1, 0],
    ]);
    const [plain = 0, lowered = 0] = rankFusion(matrix, { usage: 1, lexical: -0.5 });
    expect(plain).toBe(1);
    expect(lowered).toBe(0.5);
  });

  it('refuses a weight that names no feature, and says which', () => {
    const matrix = matrixOf(NAMES, [[1, 1, 1]]);
    expect(() => rankFusion(matrix, { usage: 1, ussage: 1 })).toThrow(RangeError);
    expect(() => rankFusion(matrix, { usage: 1, ussage: 1 })).toThrow('"ussage"');
  });

  it('scores no rows where there are none', () => {
    expect(rankFusion(matrixOf(NAMES, []), { usage: 1 })).toHaveLength(0);
  });

  it('never lowers a score when a feature of positive weight grows', () => {
    fc.assert(
      fc.property(row, weights, fc.nat(2), feature, (features, weighted, column, other) => {
        const grown = features.map((value, at) => (at === column ? Math.max(value, other) : value));
        const [before = 0, after = 0] = rankFusion(matrixOf(NAMES, [features, grown]), weighted);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('raises the score strictly when a feature of a weight grows alone', () => {
    const rows = [0, 0.25, 0.5, 1].map((value) => [0.5, value, 0.5]);
    const scores = [...rankFusion(matrixOf(NAMES, rows), { usage: 3, lexical: 0.1, grep: 1 })];
    for (const [at, score] of scores.slice(1).entries()) {
      expect(score).toBeGreaterThan(scores[at] ?? Infinity);
    }
  });

  it('gives equal rows equal scores, wherever they stand', () => {
    fc.assert(
      fc.property(row, fc.array(row, { maxLength: 5 }), weights, (twin, others, weighted) => {
        const scores = rankFusion(matrixOf(NAMES, [twin, ...others, twin]), weighted);
        expect(scores.at(-1)).toBe(scores[0]);
      }),
    );
  });

  it('scores a matrix the same each time and leaves it as it was', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), weights, (rows, weighted) => {
        const matrix = matrixOf(NAMES, rows);
        const values = [...matrix.values];
        const first = rankFusion(matrix, weighted);
        expect(rankFusion(matrix, weighted)).toEqual(first);
        expect([...matrix.values]).toEqual(values);
      }),
    );
  });
});
