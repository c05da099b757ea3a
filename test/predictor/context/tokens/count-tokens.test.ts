import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { countTokens as countByVocabulary } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countByLargerVocabulary } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../domain/index.js';
import { countTokens } from '../../../../predictor/context/tokens/count-tokens.js';

const MEGABYTE = 1_000_000;

/** Marks of the vocabulary are text where they stand in text. */
function countInFull(text: string): number {
  return countByVocabulary(text, { disallowedSpecial: new Set() });
}

/** Sources of this program. */
const FILES = readdirSync(join(packageRoot, 'predictor'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('tokens', () => {
  it.each([
    ['', 0],
    ['hello world', 2],
    ['def load_config(path):\n    return None\n', 9],
    ['const deck = new Deck();', 6],
    ['\r\n\r\n', 1],
    ['                                ', 1],
    ['变量名 = 取得()', 8],
    ['😀', 2],
  ])('of %j are %i', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens);
  });

  it('of code are those of the vocabulary', () => {
    expect(FILES.length).toBeGreaterThan(50);
    for (const text of FILES) expect(countTokens(text)).toBe(countInFull(text));
  });

  it('of any short text are those of the vocabulary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(countTokens(text)).toBe(countInFull(text));
      }),
    );
  });

  it('of code are much the same for a model with another vocabulary', () => {
    const code = FILES.join('\n');
    const other = countByLargerVocabulary(code, { disallowedSpecial: new Set() });
    expect(Math.abs(countTokens(code) - other) / other).toBeLessThan(0.05);
  });

  it('are counted in marks of the vocabulary as in other text', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(3);
  });

  it('are nearly exact in long words', () => {
    const long = 'veryLongGeneratedIdentifierWithoutEnd'.repeat(30);
    const exact = countInFull(long);
    expect(Math.abs(countTokens(long) - exact) / exact).toBeLessThan(0.05);
  });

  it.each(['x', ' ', '\n', ' \n', 'X', 'xY', '1', '=', '中', '😀', '\u0301', '\uD800', 'a '])(
    'of a megabyte of %j are counted in time',
    (unit) => {
      const text = unit.repeat(MEGABYTE / unit.length);
      const started = performance.now();
      expect(countTokens(text)).toBeGreaterThan(MEGABYTE / 300);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it('of letters without any order are counted in time', () => {
    const letters = Array.from({ length: MEGABYTE }, (_, index) =>
      String.fromCharCode(97 + ((index * index * 31 + (index >> 3)) % 26)),
    );
    const started = performance.now();
    expect(countTokens(letters.join(''))).toBeGreaterThan(MEGABYTE / 10);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
