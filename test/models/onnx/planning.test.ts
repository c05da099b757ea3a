import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedTime } from '../../../domain/index.js';
import { CostModel } from '../../../models/onnx/rerank/cost-model.js';
import { commonLength, cutFront } from '../../../models/onnx/rerank/cut-tokens.js';
import type { PairScorer } from '../../../models/onnx/rerank/pair-scorer.js';
import { promptQuery } from '../../../models/onnx/rerank/prompt-query.js';
import { planBatches } from '../../../models/onnx/rerank/plan-batches.js';
import { scoreInTime } from '../../../models/onnx/rerank/score-in-time.js';

const tokens = fc.array(fc.nat(1_000), { maxLength: 400 });
const NEVER = new AbortController().signal;

describe('the beginning of a query', () => {
  it('is cut so that the end stays and at most one step more than needed is lost', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 40, max: 200 }), (given, most) => {
        const cut = cutFront(given, most);
        expect(given.slice(given.length - cut.length)).toEqual(cut);
        expect(cut.length).toBeLessThanOrEqual(most);
        if (given.length > most) expect(cut.length).toBeGreaterThan(most - 32);
      }),
    );
  });

  it('moves in steps while tokens are added', () => {
    const text = Array.from({ length: 300 }, (_, at) => at);
    const starts = new Set(text.map((_, at) => cutFront(text.slice(0, at + 1), 100)[0]));
    expect([...starts]).toEqual([0, 32, 64, 96, 128, 160, 192, 224]);
  });

  it('is shared as far as two are equal', () => {
    expect(commonLength([1, 2, 3], [1, 2, 4, 5])).toBe(2);
    expect(commonLength([], [1])).toBe(0);
  });
});

describe('batches', () => {
  it.each(['by length', 'as given'] as const)('hold each document once, %s', (order) => {
    const row = fc.integer({ min: 1, max: 600 }).map((length) => Array<number>(length).fill(1));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (documents) => {
        const batches = planBatches(documents, order);
        const places = batches.flatMap((batch) => batch.places);
        expect([...places].sort((a, b) => a - b)).toEqual(documents.map((_, at) => at));
        for (const batch of batches) {
          const widest = Math.max(...batch.documents.map(({ length }) => length));
          expect(batch.tokens).toBe(widest * batch.places.length);
          if (batch.places.length > 1) expect(batch.tokens).toBeLessThanOrEqual(448);
        }
        if (order === 'as given') expect(places).toEqual(documents.map((_, at) => at));
      }),
    );
  });
});

describe('costs', () => {
  it('rise with the tokens, and nothing costs nothing', () => {
    const costs = new CostModel(
      { tokens: 10, milliseconds: 20 },
      { tokens: 110, milliseconds: 120 },
    );
    expect(costs.expect(0)).toBe(0);
    expect(costs.expect(60)).toBeCloseTo(70);
  });

  it('follow a machine that has become slower, and one that is fast again', () => {
    const costs = new CostModel(
      { tokens: 10, milliseconds: 20 },
      { tokens: 110, milliseconds: 120 },
    );
    for (let batch = 0; batch < 30; batch += 1) costs.learn({ tokens: 60, milliseconds: 140 });
    expect(costs.expect(60)).toBeGreaterThan(130);
    for (let batch = 0; batch < 30; batch += 1) costs.learn({ tokens: 60, milliseconds: 70 });
    expect(costs.expect(60)).toBeLessThan(75);
  });
});

describe('scoring in time', () => {
  /** A graph that takes a millisecond a token. */
  function slowScorer(): PairScorer & { readonly scored: number[] } {
    const scored: number[] = [];
    const wait = (milliseconds: number): Promise<void> =>
      new Promise((resolve) => setTimeout(resolve, milliseconds));
    return {
      scored,
      prepare: ({ query }) => ({
        tokens: Array<number>(query.length).fill(1),
        unread: query.length,
      }),
      tokensOf: () => Array<number>(10).fill(1),
      read: ({ unread }) => wait(unread),
      async score(_, documents) {
        await wait(documents.length * 10);
        scored.push(documents.length);
        return documents.map(() => 1);
      },
    };
  }
  const costs = (): CostModel =>
    new CostModel({ tokens: 10, milliseconds: 10 }, { tokens: 100, milliseconds: 100 });
  const request = { query: 'x'.repeat(20), documents: Array<string>(12).fill('d') };

  it('starts what fits: reading first, then as many of the first as there is time for', async () => {
    const scorer = slowScorer();
    const start = performance.now();
    const { scores, reason } = await scoreInTime(
      scorer,
      costs(),
      request,
      sharedTime() + 85,
      NEVER,
    );
    expect(scores.length).toBeGreaterThanOrEqual(2);
    expect(scores.length).toBeLessThanOrEqual(6);
    expect(reason).toBe(`the deadline left time for ${scores.length} of 12 candidates`);
    expect(performance.now() - start).toBeLessThan(160);
  });

  it('reads no query for which not even two candidates could be scored', async () => {
    const scorer = slowScorer();
    const start = performance.now();
    const { scores } = await scoreInTime(scorer, costs(), request, sharedTime() + 30, NEVER);
    expect(scores).toEqual([]);
    expect(scorer.scored).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20);
  });

  it('scores all where there is no deadline', async () => {
    const { scores, reason } = await scoreInTime(slowScorer(), costs(), request, null, NEVER);
    expect([scores.length, reason]).toEqual([12, null]);
  });
});

describe('the code around the cursor in a prompt', () => {
  /** A token a character. */
  const tokenizer = {
    encode: (text: string) => Array.from(text, (each) => each.codePointAt(0) ?? 0),
  };
  const textOf = (tokens: readonly number[]): string => String.fromCodePoint(...tokens);
  const prompted = (query: string, behind: string, most: number): string =>
    textOf(promptQuery('Q {query}\nD:', { query, behind }, tokenizer, most));

  it('is what stands before the cursor alone, where nothing stands behind it', () => {
    expect(prompted('var a = ', '', 100)).toBe('Q var a = \nD:');
  });

  it('has first what stands behind the cursor, and ends at the cursor', () => {
    expect(prompted('var a = ', 'use(a);', 200)).toBe(
      'Q // after the cursor:\nuse(a);\n// before the cursor:\nvar a = \nD:',
    );
  });

  it('holds its bound, keeps the end, and stays in front while an author types', () => {
    const character = fc.constantFrom('a', ';', '\n', '日');
    const text = fc.array(character, { maxLength: 600 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 150, max: 400 }), (query, behind, most) => {
        const all = prompted(query, behind, most);
        expect(all.length).toBeLessThanOrEqual(most);
        expect(all.endsWith(`${query.slice(-40)}\nD:`)).toBe(true);
        const next = prompted(`${query}x`, behind, most);
        const isStep = next.length < all.length;
        if (!isStep) expect(next.startsWith(all.slice(0, -'\nD:'.length))).toBe(true);
      }),
    );
  });
});
