import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALREADY_NAMED_STEP, heedNamed } from '../../../predictor/ranker/already-named.js';
import type { ScoredCandidates } from '../../../predictor/ranker/score-candidates.js';

const scored = fc
  .record({
    scale: fc.constantFrom('probability', 'score'),
    shown: fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 2 }),
  })
  .map(({ scale, shown }): ScoredCandidates => {
    const values = Float64Array.from(shown);
    return { scale, scores: values, shown: values };
  });
const isEven = (row: number): boolean => row % 2 === 0;

describe('a candidate that is named already', () => {
  it('has the odds of its probability multiplied, or divided after `new `', () => {
    const half: ScoredCandidates = {
      scale: 'probability',
      scores: Float64Array.of(1, 1),
      shown: Float64Array.of(0.5, 0.5),
    };
    const raised = Math.E ** ALREADY_NAMED_STEP;
    const first = (row: number): boolean => row === 0;
    const [odds = 0, other] = heedNamed(half, first, false).shown;
    expect(odds / (1 - odds)).toBeCloseTo(raised, 9);
    expect(other).toBe(0.5);
    const [lowered = 0] = heedNamed(half, first, true).shown;
    expect(lowered / (1 - lowered)).toBeCloseTo(1 / raised, 9);
  });

  it('moves by deviations of the question where scores are no probabilities', () => {
    const shown = Float64Array.of(3, 1, 3, 1);
    const { shown: heeded } = heedNamed({ scale: 'score', scores: shown, shown }, isEven, false);
    expect([...heeded]).toEqual([3 + ALREADY_NAMED_STEP, 1, 3 + ALREADY_NAMED_STEP, 1]);
  });

  it('never falls where a value begins, never rises after `new `, and stays a probability', () => {
    fc.assert(
      fc.property(scored, fc.boolean(), (candidates, afterNew) => {
        const { shown, scale } = heedNamed(candidates, isEven, afterNew);
        shown.forEach((value, row) => {
          const before = candidates.shown[row] ?? 0;
          if (!isEven(row)) expect(value).toBe(before);
          else if (afterNew) expect(value).toBeLessThanOrEqual(before);
          else expect(value).toBeGreaterThanOrEqual(before);
          if (scale === 'probability') expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5);
        });
      }),
    );
  });

  it('is the only one that moves: where none is named nothing does', () => {
    fc.assert(
      fc.property(scored, fc.boolean(), (candidates, afterNew) => {
        expect(heedNamed(candidates, () => false, afterNew)).toEqual(candidates);
      }),
    );
  });
});
