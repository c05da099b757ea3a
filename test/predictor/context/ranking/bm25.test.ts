import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bm25Scores,
  countTerms,
  type TermCounts,
} from '../../../../predictor/context/ranking/bm25.js';

const TERMS = ['deck', 'card', 'draw', 'shuffle', 'cut'];
const documents = fc.array(fc.array(fc.constantFrom(...TERMS), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 8,
});
const query = fc
  .uniqueArray(fc.constantFrom(...TERMS), { minLength: 1 })
  .map((terms) => new Map(terms.map((term) => [term, 1])));

function scores(
  texts: readonly (readonly string[])[],
  weights: ReadonlyMap<string, number>,
): readonly number[] {
  return [...bm25Scores(texts.map(countTerms), weights)];
}

describe('counted terms', () => {
  it('are as many as stand there', () => {
    expect([...countTerms(['deck', 'card', 'deck'])]).toEqual([
      ['deck', 2],
      ['card', 1],
    ]);
    expect(countTerms([]).size).toBe(0);
  });
});

describe('BM25', () => {
  it('is 0 or more, and 0 just where no term is shared', () => {
    fc.assert(
      fc.property(documents, query, (texts, weights) => {
        for (const [at, score] of scores(texts, weights).entries()) {
          const shares = texts[at]?.some((term) => weights.has(term)) ?? false;
          expect(Number.isFinite(score)).toBe(true);
          expect(score > 0).toBe(shares);
        }
      }),
    );
  });

  it('grows with how often a term stands in a text of the same length', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 10 }), (texts, count) => {
        const text = (times: number): readonly string[] => [
          ...Array<string>(times).fill('deck'),
          ...Array<string>(12 - times).fill('other'),
        ];
        const both = [...texts, text(count), text(count + 1)];
        const [fewer = 0, more = 0] = scores(both, new Map([['deck', 1]])).slice(-2);
        expect(more).toBeGreaterThan(fewer);
      }),
    );
  });

  it('does not depend on the order of texts, of terms, or of the query', () => {
    fc.assert(
      fc.property(documents, query, (texts, weights) => {
        const forth = scores(texts, weights);
        const turned = texts.map((terms) => terms.toReversed()).toReversed();
        const back = scores(turned, new Map([...weights].reverse())).toReversed();
        for (const [at, score] of forth.entries()) expect(back[at]).toBeCloseTo(score, 10);
      }),
    );
  });

  it('puts a term that few texts have above one that many have', () => {
    const texts = [['deck'], ['card'], ['card'], ['card']];
    const [rare = 0, common = 0] = scores(
      texts,
      new Map([
        ['deck', 1],
        ['card', 1],
      ]),
    );
    expect(rare).toBeGreaterThan(common);
  });

  it('puts a short text above a long one with as many of the terms', () => {
    const [short = 0, long = 0] = scores(
      [['deck'], ['deck', 'other', 'other', 'other']],
      new Map([['deck', 1]]),
    );
    expect(short).toBeGreaterThan(long);
  });

  it('counts a term as much as it weighs', () => {
    const [one = 0] = scores([['deck'], ['card']], new Map([['deck', 1]]));
    const [twice = 0] = scores([['deck'], ['card']], new Map([['deck', 2]]));
    expect(twice).toBeCloseTo(2 * one, 12);
  });

  it('is nothing of nothing', () => {
    const none: readonly TermCounts[] = [];
    expect([...bm25Scores(none, new Map([['deck', 1]]))]).toEqual([]);
    expect(scores([[], []], new Map([['deck', 1]]))).toEqual([0, 0]);
    expect(scores([['deck']], new Map())).toEqual([0]);
  });
});
