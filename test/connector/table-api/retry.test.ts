import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, DEFAULT_RETRY_POLICY } from '../../../connector/table-api/retry.js';

describe('backing off', () => {
  it('doubles from attempt to attempt up to its bound, at least half of it for certain', () => {
    const whole = fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(whole, ({ count, random }) => {
        const { baseDelayMs, maxDelayMs } = DEFAULT_RETRY_POLICY;
        const full = Math.min(maxDelayMs, baseDelayMs * 2 ** (count - 1));
        const waitMs = backoffMs(count, { ...DEFAULT_RETRY_POLICY, random: () => random });
        expect(waitMs).toBeGreaterThanOrEqual(Math.floor(full / 2));
        expect(waitMs).toBeLessThanOrEqual(full);
      }),
    );
  });
});
