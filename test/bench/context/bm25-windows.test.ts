import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bm25Index } from '../../../bench/context/systems/bm25-index.js';
import { WindowIndex, windowSystem } from '../../../bench/context/systems/index.js';
import { windowTerms } from '../../../bench/context/systems/window-terms.js';

const question = { root: '/r', file: 'own.py', codeAfter: '', keywords: null };
const words = (text: string): number => text.split(/\s+/).length;

function numbered(count: number, text = 'line'): string {
  return Array.from({ length: count }, (_, index) => `${text} ${String(index + 1)}`).join('\n');
}

describe('windows', () => {
  const index = new WindowIndex([
    { path: 'own.py', text: 'settleLedger()' },
    { path: 'long.py', text: `${numbered(25)}\nsettleLedger here\n${numbered(4)}` },
    { path: 'other.py', text: 'settle\nledger' },
  ]);

  it('are 20 lines of a file, from the line after the window before', () => {
    const found = index.find(
      { ...question, codeBefore: 'settleLedger' },
      { budgetTokens: 1_000, top: 1 },
      words,
    );
    expect(found).toMatchObject([{ file: 'long.py', lineStart: 21, lineEnd: 30 }]);
    expect(found[0]?.text.split('\n')).toHaveLength(10);
  });

  it('are found by parts of a name too, and never in the own file', () => {
    const found = index.find(
      { ...question, codeBefore: 'settle' },
      { budgetTokens: 1_000, top: 10 },
      words,
    );
    expect(found.map(({ file }) => file).sort()).toEqual(['long.py', 'other.py']);
  });

  it('are asked for with the last 30 lines before the cursor', () => {
    const codeBefore = `settle\n${numbered(29, 'x')}`;
    const limits = { budgetTokens: 1_000, top: 10 };
    expect(index.find({ ...question, codeBefore }, limits, words)).toHaveLength(2);
    expect(index.find({ ...question, codeBefore: `${codeBefore}\nx` }, limits, words)).toHaveLength(
      0,
    );
  });

  it('fill the budget with whole ones, passing over what no longer fits', async () => {
    const limits = { budgetTokens: 5, top: 10 };
    const system = windowSystem('windows', index, limits, words);
    const { blocks, degraded } = await system.answer({ ...question, codeBefore: 'settleLedger' });
    expect(blocks.map(({ file }) => file)).toEqual(['other.py']);
    expect(degraded).toEqual([]);
  });
});

describe('terms of a window', () => {
  it.each([
    ['getUserName(x1)', ['getusername', 'get', 'user', 'name', 'x1', 'x', '1']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['MAX_rows', ['max_rows', 'max', 'rows']],
    ['plain 12', ['plain']],
  ])('%s', (text, terms) => {
    expect(windowTerms(text)).toEqual(terms);
  });
});

describe('BM25', () => {
  it('rises with how often a document holds the term', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (count, others) => {
          const document = (own: number): readonly string[] => [
            ...Array.from({ length: own }, () => 'a'),
            ...Array.from({ length: others + 21 - own }, () => 'b'),
          ];
          const ranked = new Bm25Index([document(count), document(count + 1), ['c']]).rank(['a']);
          expect(ranked.map(({ place }) => place)).toEqual([1, 0]);
        },
      ),
    );
  });

  it('counts a rare term for more than a common one', () => {
    const index = new Bm25Index([['common'], ['rare'], ['common'], ['common']]);
    expect(index.rank(['common', 'rare'])[0]?.place).toBe(1);
  });
});
