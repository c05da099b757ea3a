import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reciprocalRanks, shareAndRank } from '../../../predictor/features/feature-column.js';
import { retrievalFeatures, SIGNALS } from '../../../predictor/features/retrieval-features.js';

const signal = fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { maxLength: 40 });

describe('reciprocal ranks', () => {
  it.each([
    { values: [], ranks: [] },
    { values: [0, 0], ranks: [0, 0] },
    { values: [3], ranks: [1] },
    { values: [1, 3, 2], ranks: [1 / 1.4, 1, 1 / 1.2] },
    { values: [2, 2, 1], ranks: [1, 1, 1 / 1.4] },
    { values: [-1, 5], ranks: [0, 1] },
  ])('of $values are $ranks', ({ values, ranks }) => {
    const found = reciprocalRanks(Float32Array.from(values));
    expect(found).toHaveLength(ranks.length);
    ranks.forEach((rank, at) => {
      expect(found[at]).toBeCloseTo(rank, 6);
    });
  });

  it('put the greater value before the smaller one', () => {
    fc.assert(
      fc.property(signal, (values) => {
        const numbers = Float32Array.from(values);
        const ranks = reciprocalRanks(numbers);
        numbers.forEach((value, at) => {
          numbers.forEach((other, place) => {
            if (value > other) expect(ranks[at]).toBeGreaterThan(ranks[place] ?? 1);
          });
        });
      }),
    );
  });

  it('lie, like the shares, between 0 and 1', () => {
    fc.assert(
      fc.property(signal, (values) => {
        for (const column of shareAndRank({ name: 'any', values: Float32Array.from(values) })) {
          for (const value of column.values) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('retrieval features', () => {
  it('have the same columns whichever retrievers answered', () => {
    const scores = Float32Array.from([0, 4, 2]);
    const some = retrievalFeatures([2, 1], [{ name: 'grep', scores }]);
    const none = retrievalFeatures([2, 1], []);
    expect(some.map(({ name }) => name)).toEqual(none.map(({ name }) => name));
    expect(some).toHaveLength(SIGNALS.length * 2);
    const grep = some.find(({ name }) => name === 'grep');
    expect([...(grep?.values ?? [])]).toEqual([0.5, 1]);
    expect(none.every(({ values }) => values.every((value) => value === 0))).toBe(true);
  });
});
