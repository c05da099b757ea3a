import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEFORE, MOST_AFTER, queryText } from '../../../predictor/rerank/query-text.js';

const code = fc
  .array(
    fc.constantFrom('var a = 1;', '\n', '\r\n', 'x', '  ', "gr.addQuery('n', '日本');", '😀', '"'),
    {
      maxLength: 900,
    },
  )
  .map((parts) => parts.join(''));
/** What may stand around the window itself: marks, and the ends of lines. */
const MOST = BEFORE.most + MOST_AFTER + 60;

function before(codeBefore: string, codeAfter = ''): string {
  return queryText({ codeBefore, codeAfter });
}

describe('the code around the cursor as a text', () => {
  it.each([
    ['nothing', '', '', ''],
    ['the code before the cursor alone', 'var a = ', ' \n', 'var a = '],
    [
      'what stands behind it first',
      'var a = ',
      ';\nreturn a;\n',
      '// after the cursor:\n;\nreturn a;\n// before the cursor:\nvar a = ',
    ],
    ['lines as they are, without carriage returns', 'a;\r\n// b\r\n', '', 'a;\n// b\n'],
  ])('is %s', (_, codeBefore, codeAfter, text) => {
    expect(queryText({ codeBefore, codeAfter })).toBe(text);
  });

  it('ends at the cursor, is bounded, and cuts no character in two', () => {
    fc.assert(
      fc.property(code, code, (codeBefore, codeAfter) => {
        const text = queryText({ codeBefore, codeAfter });
        expect(text.length).toBeLessThanOrEqual(MOST);
        const end = codeBefore
          .replaceAll('\r', '')
          .slice(-800)
          .replace(/^[\uDC00-\uDFFF]/, '');
        expect(text.endsWith(end)).toBe(true);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('is only extended while the author types, but for a step now and then', () => {
    fc.assert(
      fc.property(code, code, code, (codeBefore, typed, codeAfter) => {
        let text = before(codeBefore, codeAfter);
        let steps = 0;
        for (let count = 1; count <= typed.length; count += 1) {
          const next = before(codeBefore + typed.slice(0, count), codeAfter);
          if (!next.startsWith(text)) steps += 1;
          text = next;
        }
        expect(steps).toBeLessThanOrEqual(Math.ceil(typed.length / BEFORE.step));
      }),
      { numRuns: 25 },
    );
  });

  it('begins with a whole line where lines are short, and the same part behind the cursor', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `var value${at} = ${at};`);
    const after = 'next();\n'.repeat(200);
    const text = before(`${lines.join('\n')}\nvar x = `, after);
    const [behind = '', ahead = ''] = text.split('// before the cursor:\n');
    expect(lines).toContain(ahead.split('\n')[0]);
    expect(behind.startsWith('// after the cursor:\nnext();\n')).toBe(true);
    expect(behind.endsWith('next();\n')).toBe(true);
    expect(behind.length).toBeLessThanOrEqual(MOST_AFTER + 30);
    expect(before('var y = ', after).startsWith(behind)).toBe(true);
  });

  it.each([
    ['of short lines', 'gs.info(1);\n'.repeat(9_000)],
    ['of one line', 'x'.repeat(100_000)],
    ['of line ends', '\n'.repeat(100_000)],
  ])('of 100,000 characters %s is bounded and there at once', (_, huge) => {
    const start = performance.now();
    for (let count = 0; count < 100; count += 1) {
      expect(queryText({ codeBefore: huge, codeAfter: huge }).length).toBeLessThanOrEqual(MOST);
    }
    expect((performance.now() - start) / 100).toBeLessThan(20);
  });
});
