import { describe, expect, it } from 'vitest';
import { contextQuality } from '../../../bench/context/metrics/index.js';
import type { Position } from '../../../bench/context/sampling/index.js';

const position: Position = {
  repository: 'one',
  root: '/r',
  file: 'b.py',
  line: 10,
  column: 8,
  name: 'settle',
  definition: { file: 'a.py', line: 5 },
  language: 'py',
  kind: 'name',
  inTest: false,
  maskedLine: 'total = settle(ledger, "word", x)  # note',
};
const question = {
  root: '/r',
  file: 'b.py',
  codeBefore: 'import ledger\n',
  codeAfter: '',
  keywords: null,
  masked: position.maskedLine,
  maskedCode: 'total = settle(ledger, "    ", x)  ',
};
const definitionLine = 'def settle(book):';
const holding = { file: 'a.py', lineStart: 1, lineEnd: 9, text: `x\n${definitionLine}\n  pass` };

const qualityOf = (...blocks: readonly (typeof holding)[]): ReturnType<typeof contextQuality> =>
  contextQuality(position, question, definitionLine, blocks);

describe('the definition', () => {
  it.each([
    ['is there', {}, 1],
    ['is in another file', { file: 'c.py' }, 0],
    ['is above the block', { lineStart: 6 }, 0],
    ['is below the block', { lineEnd: 4 }, 0],
    ['is on its last line', { lineEnd: 5 }, 1],
    ['is said to be there but not in the text', { text: 'x' }, 0],
  ])('%s', (_, change, expected) => {
    expect(qualityOf({ ...holding, ...change }).definition).toBe(expected);
  });

  it('may stand in any of the blocks, and not in none', () => {
    expect(qualityOf({ ...holding, file: 'c.py' }, holding).definition).toBe(1);
    expect(qualityOf().definition).toBe(0);
  });
});

describe('identifiers of the masked code', () => {
  it('are total, settle and ledger: no strings, no comments, no single letters', () => {
    const text = 'ledger word note x';
    expect(qualityOf({ ...holding, text }).identifiers).toBeCloseTo(1 / 3);
    expect(qualityOf({ ...holding, text: 'settle total ledger' }).identifiers).toBe(1);
  });

  it('count as whole words only', () => {
    expect(qualityOf({ ...holding, text: 'settled subtotal my_ledger' }).identifiers).toBe(0);
  });

  it('are counted again without those that the code before names', () => {
    expect(qualityOf({ ...holding, text: 'ledger settle' }).unseenIdentifiers).toBe(1 / 2);
    const seen = { ...question, codeBefore: 'total settle ledger' };
    expect(contextQuality(position, seen, definitionLine, [holding]).unseenIdentifiers).toBeNull();
  });
});

describe('the own file', () => {
  it('is counted where it comes back', () => {
    expect(qualityOf({ ...holding, file: 'b.py' }).ownFileBlocks).toBe(1);
    expect(qualityOf(holding).ownFileBlocks).toBe(0);
  });

  it.each([
    [10, 10],
    [1, 10],
    [10, 12],
  ])('must not show the masked line (lines %i to %i)', (lineStart, lineEnd) => {
    expect(() => qualityOf({ ...holding, file: 'b.py', lineStart, lineEnd })).toThrow(
      /b\.py:10 holds that line itself/,
    );
  });
});
