import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reorder, type Rerankable } from '../../../predictor/rerank/reorder.js';

const neural = fc.option(fc.double({ min: -20, max: 20, noNaN: true }), { nil: null });
/** At their places: groups, and in each what is learned, descend. */
const placed = fc
  .array(
    fc.record({ learned: fc.double({ min: -9, max: 9, noNaN: true }), neural, group: fc.nat(2) }),
    {
      maxLength: 60,
    },
  )
  .map((candidates): readonly Rerankable[] =>
    candidates.sort((a, b) => b.group - a.group || b.learned - a.learned),
  );
const weight = fc.oneof(
  fc.constantFrom(0, 1, Infinity),
  fc.double({ min: 0, max: 20, noNaN: true }),
);

describe('a new order', () => {
  it('holds every candidate once, in its group, and those that were not scored where they were', () => {
    fc.assert(
      fc.property(placed, weight, (candidates, weighs) => {
        const order = reorder(candidates, weighs);
        expect([...order].sort((a, b) => a - b)).toEqual(candidates.map((_, place) => place));
        order.forEach((former, place) => {
          expect(candidates[former]?.group).toBe(candidates[place]?.group);
          if (candidates[place]?.neural === null) expect(former).toBe(place);
        });
      }),
    );
  });

  it('is the old one where the model has no weight, or no opinion', () => {
    fc.assert(
      fc.property(placed, weight, (candidates, weighs) => {
        const places = candidates.map((_, place) => place);
        expect(reorder(candidates, 0)).toEqual(places);
        const level = candidates.map((each) => ({
          ...each,
          neural: each.neural === null ? null : 3,
        }));
        expect(reorder(level, weighs)).toEqual(places);
      }),
    );
  });

  it('is the model’s own where it alone decides', () => {
    const scores = [1, 5, null, 3];
    const candidates = scores.map((score, at) => ({ learned: -at, neural: score, group: 0 }));
    expect(reorder(candidates, Infinity)).toEqual([1, 3, 2, 0]);
    const typed = candidates.map((each, at) => ({ ...each, group: at < 1 ? 2 : 0 }));
    expect(reorder(typed, Infinity)).toEqual([0, 1, 2, 3]);
  });
});
