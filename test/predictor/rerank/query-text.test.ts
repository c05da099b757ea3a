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
/** What may stand around the window itself: the ends of lines. */
const MOST = BEFORE.most + 10;

function before(codeBefore: string, codeAfter = ''): string {
  return queryText({ codeBefore, codeAfter }).query;
}

describe('the code around the cursor as a text', () => {
  it.each([
    ['nothing', '', '', '', ''],
    ['the code before the cursor alone', 'var a = ', ' \n', 'var a = ', ''],
    ['what stands before and behind', 'var a = ', ';\nreturn a;\n', 'var a = ', ';\nreturn a;'],
    [
      'lines as they are, without carriage returns',
      'a;\r\n// b\r\n',
      'c\r\nd',
      'a;\n// b\n',
      'c\nd',
    ],
  ])('is %s', (_, codeBefore, codeAfter, query, behind) => {
    expect(queryText({ codeBefore, codeAfter })).toEqual({ query, behind });
  });

  it('ends at the cursor, is bounded, and cuts no character in two', () => {
    fc.assert(
      fc.property(code, code, (codeBefore, codeAfter) => {
        const { query: text, behind } = queryText({ codeBefore, codeAfter });
        expect(text.length).toBeLessThanOrEqual(MOST);
        expect(behind.length).toBeLessThanOrEqual(MOST_AFTER);
        expect(behind).not.toMatch(/\p{Surrogate}/u);
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
    const code = `${lines.join('\n')}\nvar x = `;
    const { query, behind } = queryText({ codeBefore: code, codeAfter: after });
    expect(lines).toContain(query.split('\n')[0]);
    expect(behind.startsWith('next();\n')).toBe(true);
    expect(behind.endsWith('next();')).toBe(true);
  });

  it.each([
    ['of short lines', 'gs.info(1);\n'.repeat(9_000)],
    ['of one line', 'x'.repeat(100_000)],
    ['of line ends', '\n'.repeat(100_000)],
  ])('of 100,000 characters %s is bounded and there at once', (_, huge) => {
    const start = performance.now();
    for (let count = 0; count < 100; count += 1) {
      expect(before(huge, huge).length).toBeLessThanOrEqual(MOST);
    }
    expect((performance.now() - start) / 100).toBeLessThan(20);
  });
});
