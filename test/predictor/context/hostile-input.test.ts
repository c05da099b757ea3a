/** No input makes a regular expression take more than time in proportion to it. */
import { describe, expect, it } from 'vitest';
import { definitionLine } from '../../../predictor/context/language/definition-line.js';
import { linesWithinTexts } from '../../../predictor/context/language/lines-within-texts.js';
import { moduleFiles } from '../../../predictor/context/language/module-files.js';
import { moduleImports } from '../../../predictor/context/language/module-imports.js';
import { outline } from '../../../predictor/context/language/outline.js';
import { baseClasses } from '../../../predictor/context/position/base-classes.js';
import { codeIdentifiers } from '../../../predictor/context/position/code-words.js';
import { readPosition } from '../../../predictor/context/position/read-position.js';
import { classNamedAs, valueClasses } from '../../../predictor/context/position/value-classes.js';

const LETTERS = 200_000;
const DEADLINE_MS = 1_000;
const LANGUAGES = ['python', 'javascript', 'java', 'other'] as const;
const FILES = ['a.py', 'a.js', 'a.java', 'a.go'] as const;

/** What repeats; some of it after a beginning that an expression waits for the end of. */
const UNITS: readonly (readonly [start: string, unit: string])[] = [
  ['', 'a'],
  ['', 'a.'],
  ['', 'a().'],
  ['', 'a a '],
  ['', ' '],
  ['', '\t'],
  ['', '('],
  ['', '()'],
  ['', '<'],
  ['', 'A<'],
  ['', '['],
  ['', '{'],
  ['', '"'],
  ['', '\\'],
  ['', '"\\'],
  ['', '\'"`'],
  ['', '\n'],
  ['', '\r\n'],
  ['', '$'],
  ['', '_'],
  ['', '牌'],
  ['', '@a\n'],
  ['', '#\n'],
  ['', 'import '],
  ['', 'import {'],
  ['', 'from a import (\n'],
  ['', 'from a import b, \\\n'],
  ['', 'class A(\n'],
  ['', 'class A extends B<'],
  ['', 'function f(\n'],
  ['', '  public static '],
  ['', 'def f(a="\\\\\n'],
  ['', 'deck '],
  ['', 'deck: '],
  ['', 'deck = new '],
  ['', 'Deck deck '],
  ['class A', ' '],
  ['class A(', 'a,'],
  ['class A(', '()'],
  ['class A extends B', '<a>'],
  ['class A extends B', '<'],
  ['def f(a="', '\\\\'],
  ['def f(\n"', '\\\\'],
  ["function f('", '\\x'],
  ["function f(\n'", '\\\\'],
  ['import a', ' '],
  ['import a', ' ,'],
  ['import {a', ' '],
  ['import { ', '/*'],
  ['import { ', '//'],
  ['import type', ' '],
  ['import * as', ' '],
  ['const {', 'a:'],
  ['const a', ' '],
  ['from a import (b', ' '],
  ['from a import (', '# x\n'],
  ['from a import b', '\\\n'],
  ['from a import b', ' '],
  ['from ', '.'],
  ['import ', 'a.'],
  ['import a', ' as'],
  ['deck', ' '],
  ['deck:', ' '],
  ['deck =', ' '],
  ['Deck<', 'Deck<'],
  ['"""', '\n'],
  ['"""', '"'],
  ['', '"""\n'],
];

/** Milliseconds of the processor: what else runs on the machine does not count. */
function timeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}

describe.each(UNITS)('%j with any number of %j', (start, unit) => {
  const text = start + unit.repeat(Math.ceil(LETTERS / unit.length));
  const lines = text.split(/\r?\n/);

  it.each(LANGUAGES)('is read as %s in time', (language) => {
    expect(
      timeOf(() => {
        moduleImports(text, language);
        moduleImports(`${text}\n) } from './a'; import b`, language);
      }),
    ).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => outline(lines, language))).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => baseClasses(lines, 0, language))).toBeLessThan(DEADLINE_MS);
    expect(
      timeOf(() => {
        for (const line of lines) definitionLine(line.slice(0, 500), language);
      }),
    ).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => moduleFiles(text, 'src/a.py', language))).toBeLessThan(DEADLINE_MS);
  });

  it.each(FILES)('is read around a position of %s in time', (file) => {
    expect(timeOf(() => readPosition({ file, codeBefore: text, codeAfter: text }))).toBeLessThan(
      DEADLINE_MS,
    );
    const codeBefore = `${text}\n  deck.`;
    expect(timeOf(() => readPosition({ file, codeBefore, codeAfter: '' }))).toBeLessThan(
      DEADLINE_MS,
    );
  });

  it('has its values and words read in time', () => {
    expect(timeOf(() => valueClasses('deck', text))).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => valueClasses('a', text))).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => classNamedAs(text))).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => codeIdentifiers(text))).toBeLessThan(DEADLINE_MS);
    expect(timeOf(() => linesWithinTexts(lines))).toBeLessThan(DEADLINE_MS);
  });
});

describe('many lines of 500 letters', () => {
  it.each([
    ...['a ', ' ', 'a', '(', 'a(', '<', '\t', 'public ', 'A<a> ', 'async ', 'export ', 'a.'],
    ...['a=', 'const a', 'x, ', '] ', 'func ', ') '],
  ])('of %j are read in time', (unit) => {
    const starts = ['', ' ', '  a', 'const a ', 'func ', '  a('];
    for (const start of starts) {
      const line = (start + unit.repeat(500)).slice(0, 499);
      const lines = Array<string>(400).fill(line);
      for (const language of LANGUAGES) {
        expect(
          timeOf(() => {
            for (const one of lines) definitionLine(one, language);
          }),
        ).toBeLessThan(DEADLINE_MS);
      }
    }
  });
});
