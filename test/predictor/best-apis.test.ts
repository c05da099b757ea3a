import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, nthGreatest } from '../../predictor/best-apis.js';

describe('nthGreatest', () => {
  it('is the value at that place of the descending order', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, fc.nat(), (numbers, seed) => {
        const n = 1 + (seed % numbers.length);
        const descending = Float64Array.from(numbers).sort().reverse();
        expect(nthGreatest(Float64Array.from(numbers), n) + 0).toBe((descending[n - 1] ?? 0) + 0);
      }),
    );
  });

  it('copes with many equal values', () => {
    expect(nthGreatest(Float64Array.from([1, 1, 1, 1, 0, 2]), 1)).toBe(2);
    expect(nthGreatest(Float64Array.from([1, 1, 1, 1, 0, 2]), 5)).toBe(1);
    expect(nthGreatest(Float64Array.from([1, 1, 1, 1, 0, 2]), 6)).toBe(0);
  });
});

describe('compareText', () => {
  it('orders by code units, not by the machine’s language', () => {
    expect(['b', 'a', 'Z', 'ä', '中'].sort(compareText)).toEqual(['Z', 'a', 'b', 'ä', '中']);
  });
});
