import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms } from '../../../../predictor/context/ranking/bm25.js';
import { jaccardScores } from '../../../../predictor/context/ranking/jaccard.js';

const terms = fc.array(fc.constantFrom('deck', 'card', 'draw', 'cut'), { maxLength: 8 });

function score(text: readonly string[], query: readonly string[]): number {
  return jaccardScores([countTerms(text)], countTerms(query))[0] ?? NaN;
}

describe('the share of common identifiers', () => {
  it.each([
    [['deck', 'card'], ['deck', 'card'], 1],
    [['deck', 'deck', 'card'], ['card', 'deck'], 1],
    [['deck'], ['deck', 'card'], 0.5],
    [['deck', 'draw'], ['deck', 'card'], 1 / 3],
    [['deck'], ['card'], 0],
    [[], ['card'], 0],
    [['card'], [], 0],
    [[], [], 0],
  ])('of %j and %j is %d', (text, query, expected) => {
    expect(score(text, query)).toBeCloseTo(expected, 12);
  });

  it('is the same both ways, and whatever the order and the number of times', () => {
    fc.assert(
      fc.property(terms, terms, (one, other) => {
        expect(score(one, other)).toBe(score(other, one));
        expect(score([...one, ...one.toReversed()], other)).toBe(score(one, other));
        expect(score(one, other)).toBeGreaterThanOrEqual(0);
        expect(score(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
