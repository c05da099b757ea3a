import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillMerged,
  fillUnmerged,
  type BudgetLimits,
} from '../../../../predictor/context/blocks/fill-budget.js';
import type { Interval } from '../../../../predictor/context/blocks/intervals.js';
import type { Chunk } from '../../../../predictor/context/chunks/chunk.js';

/** Tokens of a line: some have many. */
function tokensOfLine(line: number): number {
  return 1 + ((line * 7) % 5);
}

function tokensOf(_file: string, { start, end }: Interval): number {
  let tokens = 0;
  for (let line = start; line <= end; line += 1) tokens += tokensOfLine(line);
  return tokens;
}

function limits(top: number, budgetTokens: number): BudgetLimits {
  return { top, budgetTokens, tokensOf };
}

function tokensIn(blocks: readonly Chunk[]): number {
  return blocks.reduce((sum, block) => sum + tokensOf(block.file, block), 0);
}

/** Best first, as both ask for. */
const chunks = fc
  .array(
    fc.record({ file: fc.constantFrom('a', 'b', 'c'), start: fc.nat(80), length: fc.nat(9) }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ file, start, length }, at): Chunk => ({
      file,
      start,
      end: start + length,
      score: -at,
    })),
  );
const bounds = fc.record({ top: fc.nat(8), budgetTokens: fc.nat(200) });

describe.each([
  ['merged', fillMerged],
  ['unmerged', fillUnmerged],
])('%s blocks', (_, fill) => {
  it('are never more than asked for, and never over the budget', () => {
    fc.assert(
      fc.property(chunks, bounds, (all, { top, budgetTokens }) => {
        const blocks = fill(all, limits(top, budgetTokens));
        expect(blocks.length).toBeLessThanOrEqual(top);
        expect(tokensIn(blocks)).toBeLessThanOrEqual(budgetTokens);
      }),
    );
  });

  it('are the same for the same chunks', () => {
    fc.assert(
      fc.property(chunks, bounds, (all, { top, budgetTokens }) => {
        const again = all.map((chunk) => ({ ...chunk }));
        expect(fill(again, limits(top, budgetTokens))).toEqual(
          fill(all, limits(top, budgetTokens)),
        );
      }),
    );
  });

  it('are best first', () => {
    fc.assert(
      fc.property(chunks, bounds, (all, { top, budgetTokens }) => {
        const scores = fill(all, limits(top, budgetTokens)).map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }),
    );
  });

  it('hold the best chunk where it fits alone', () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 50, max: 200 }), (all, budgetTokens) => {
        const [best] = all;
        const [first] = fill(all, limits(5, budgetTokens));
        if (best === undefined) expect(first).toBeUndefined();
        else {
          expect(first).toMatchObject({ file: best.file, score: best.score });
          expect(first?.start).toBeLessThanOrEqual(best.start);
          expect(first?.end).toBeGreaterThanOrEqual(best.end);
        }
      }),
    );
  });

  it('are none without chunks, without room, and where none is wanted', () => {
    const one: Chunk = { file: 'a', start: 0, end: 5, score: 1 };
    expect(fill([], limits(5, 100))).toEqual([]);
    expect(fill([one], limits(5, 0))).toEqual([]);
    expect(fill([one], limits(0, 100))).toEqual([]);
    expect(fill([one], { top: 5, budgetTokens: 100, tokensOf: () => Infinity })).toEqual([]);
  });

  it('leave out what has no room, and take what comes after it', () => {
    const large: Chunk = { file: 'a', start: 0, end: 50, score: 2 };
    const small: Chunk = { file: 'b', start: 0, end: 1, score: 1 };
    expect(fill([large, small], limits(5, 20))).toEqual([small]);
  });
});

describe('merged blocks', () => {
  it('of one file never overlap or touch', () => {
    fc.assert(
      fc.property(chunks, bounds, (all, { top, budgetTokens }) => {
        const blocks = fillMerged(all, limits(top, budgetTokens));
        for (const [at, one] of blocks.entries()) {
          for (const other of blocks.slice(at + 1)) {
            if (one.file !== other.file) continue;
            expect(one.start > other.end + 1 || other.start > one.end + 1).toBe(true);
          }
        }
      }),
    );
  });

  it('join chunks that overlap or touch, with the score of the better one', () => {
    const near: readonly Chunk[] = [
      { file: 'a', start: 10, end: 14, score: 3 },
      { file: 'b', start: 15, end: 16, score: 2 },
      { file: 'a', start: 15, end: 16, score: 1 },
    ];
    expect(fillMerged(near, limits(5, 1_000))).toEqual([
      { file: 'a', start: 10, end: 16, score: 3 },
      { file: 'b', start: 15, end: 16, score: 2 },
    ]);
  });
});

describe('unmerged blocks', () => {
  it('are chunks as they are', () => {
    fc.assert(
      fc.property(chunks, bounds, (all, { top, budgetTokens }) => {
        for (const block of fillUnmerged(all, limits(top, budgetTokens))) {
          expect(all).toContain(block);
        }
      }),
    );
  });
});
