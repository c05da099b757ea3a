import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseScript, linkCallSites, type ScriptAnalysis } from '../../analysis/index.js';
import type { SourceRange } from '../../domain/index.js';
import { company } from './company.js';

const COMPANY = company();
const fragments = fc.constantFrom(
  ...'var u = new InvoiceUtil() . totalOf ( ) ; , { } [ ] function x_acme_core DateMath this prototype = : class extends super'.split(
    ' ',
  ),
  ...'return if else for while try catch switch case => ?. || && ` ${ \' " / // /* */ \n \r\n \t X Object.extendsObject Class.create'.split(
    ' ',
  ),
  ...[
    'X.prototype = {',
    'initialize: function (a, b) {',
    '},',
    "gs.include('X');",
    "new GlideRecord('task')",
    '/** @param {X} a */',
  ],
  ...[
    'let ',
    'const ',
    'async ',
    'await ',
    'static ',
    '#p',
    '名前',
    '\u{1F9FE}',
    '\uFEFF',
    '\u2028',
    'X',
    'u.m()',
    'new u()',
  ],
);
const broken = fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join(' '));
const sources = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), broken);

function analyse(source: string): ScriptAnalysis {
  return analyseScript({
    sysId: 'x',
    table: 'sys_script_include',
    name: 'X',
    scope: 'x_acme_core',
    source,
  });
}

function rangesOf({ surface, references }: ScriptAnalysis): readonly SourceRange[] {
  return [
    ...references.map(({ range }) => range),
    ...(surface === null ? [] : [surface.range, ...surface.members.map(({ range }) => range)]),
  ];
}

describe('analysing any text', () => {
  it('never throws, and links what it finds', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const analysis = analyse(source);
        const script = { sysId: 'x', table: 'sys_script_include', name: 'X', scope: 'x_acme_core' };
        for (const site of linkCallSites(script, analysis.references, COMPANY)) {
          expect(site.resolution === 'unresolved' || COMPANY.surface(site.api) !== null).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives ranges that lie within the text and do not run backwards', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const lines = source.split(/\r\n|\r|\n/);
        for (const { lineStart, columnStart, lineEnd, columnEnd } of rangesOf(analyse(source))) {
          expect(lineStart).toBeGreaterThanOrEqual(1);
          expect(lineEnd).toBeLessThanOrEqual(lines.length);
          // A line's end counts as part of it: an offset may stand between CR and LF.
          expect(columnStart).toBeLessThanOrEqual((lines[lineStart - 1]?.length ?? -1) + 1);
          expect(columnEnd).toBeLessThanOrEqual((lines[lineEnd - 1]?.length ?? -1) + 1);
          expect(lineStart < lineEnd || (lineStart === lineEnd && columnStart <= columnEnd)).toBe(
            true,
          );
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same answer for the same text', () => {
    fc.assert(
      fc.property(broken, (source) => {
        expect(analyse(source)).toEqual(analyse(source));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a text that is its own worst case in its stride', () => {
    const chain = `var a0 = new InvoiceUtil(); ${Array.from({ length: 5_000 }, (_, i) => `var a${String(i + 1)} = a${String(i)};`).join(' ')}`;
    expect(analyse(chain).parse).toBe('strict');
    expect(analyse(`var q = new Q()${'.w(1)'.repeat(2_000)};`).parse).toBe('strict');
  });
});
