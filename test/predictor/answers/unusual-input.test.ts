import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  suggestAnswerSchema,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';
import { questionAt } from './sample-scripts.js';

let demo: DemoPredictor;
let plain: SuggestQuestionInput;

beforeAll(async () => {
  demo = await openDemoPredictor();
  plain = await questionAt({
    scope: 'x_acme_billing',
    table: 'sys_script',
    script: 'Match_incoming_payment',
    before: 'new PaymentMatcher(',
  });
});

afterAll(async () => {
  await demo.close();
});

function ranksOf({ suggestions }: SuggestAnswer): readonly (readonly [string, number])[] {
  return suggestions.map(({ api, score }) => [api, score]);
}

const RIGHT = 'x_acme_billing.PaymentMatcher';

describe('an inert cursor', () => {
  it.each([
    ['a line comment', '// new DateM', ''],
    ['a line comment after code', 'var a = 1; // see DateMath.', ''],
    ['a block comment', '/* new DateM', ' */'],
    ['documentation', '/**\n * Uses DateM', '\n */\nfunction f() {}'],
    ['an apostrophe string', "gs.info('new DateM", "');"],
    ['a quoted string', 'gs.info("DateMath.', '");'],
    ['a string that is not closed', "gs.info('DateM", '\nvar a = 1;'],
    ['a template', 'gs.info(`DateM', '`);'],
  ])('in %s is offered nothing', async (_place, codeBefore, codeAfter) => {
    const answer = await demo.ask({ codeBefore, codeAfter, scope: 'x_acme_hr' });
    expect(suggestAnswerSchema.parse(answer)).toMatchObject({ suggestions: [], degraded: [] });
  });

  it.each([
    ['after a comment', '// the holidays\n'],
    ['after a block comment', '/* the holidays */ '],
    ['after a string', "gs.info('holidays'); "],
    ['after a division', 'var half = total / 2; var rest = total / 4; '],
    ['in the hole of a template', 'gs.info(`${'],
    ['after a string that holds the sign of a comment', "var url = 'https://acme.example'; "],
    ['after a regular expression with a quote', `var found = /'/.test(text); `],
  ])('is not one %s', async (_place, codeBefore) => {
    const answer = await demo.ask({ codeBefore: `${codeBefore}DateM`, scope: 'x_acme_hr' });
    expect(answer.suggestions[0]?.api).toBe('x_acme_core.DateMath');
  });
});

describe('unusual text', () => {
  it('of CRLF lines is answered as that of LF lines', async () => {
    const crlf = { ...plain, codeBefore: plain.codeBefore.replaceAll('\n', '\r\n') };
    const answer = await demo.ask(crlf);
    expect(ranksOf(answer)).toEqual(ranksOf(await demo.ask(plain)));
    expect(answer.suggestions[0]?.api).toBe(RIGHT);
  });

  it('with a byte order mark is answered as that without', async () => {
    const marked = { ...plain, codeBefore: `\uFEFF${plain.codeBefore}` };
    expect(ranksOf(await demo.ask(marked))).toEqual(ranksOf(await demo.ask(plain)));
  });

  it.each([
    ['Chinese, Japanese and Korean', '// 支払いを照合する 付款 결제\nvar 金額 = 100;\n'],
    ['astral', '// 💶 𝒳 𠮷\nvar 𠮷 = 1;\n'],
    ['a lone surrogate', '// \uD83D broken\n'],
    ['a NUL', '// \u0000 broken\n'],
    ['a line separator', '// one\u2028var two = 2;\n'],
  ])('with %s characters finds the API all the same', async (_kind, text) => {
    const answer = suggestAnswerSchema.parse(
      await demo.ask({ ...plain, codeBefore: `${plain.codeBefore}${text}` }),
    );
    expect(answer.degraded).toEqual([]);
    expect(answer.suggestions.slice(0, 5).map(({ api }) => api)).toContain(RIGHT);
  });

  it('with names in Chinese resolves the receiver', async () => {
    const codeBefore = 'var 日付 = new x_acme_core.DateMath();\n日付.';
    const { suggestions } = await demo.ask({ codeBefore, scope: 'x_acme_hr' }, 100);
    expect(suggestions.map(({ member }) => member)).toContain('isHoliday');
  });

  it('of two million characters is answered by what is near the cursor', async () => {
    const line = 'total = total + rows[index].amount; // sum of it all\n';
    const room = 2_000_000 - plain.codeBefore.length;
    const codeBefore = line.repeat(Math.floor(room / line.length)) + plain.codeBefore;
    const answer = suggestAnswerSchema.parse(await demo.ask({ ...plain, codeBefore }));
    expect(answer.degraded).toEqual([]);
    expect(answer.suggestions.slice(0, 5).map(({ api }) => api)).toContain(RIGHT);
  });

  it('of one line of two million characters is answered', async () => {
    const codeBefore = `var x = ["${'a b '.repeat(499_000)}"]; DateM`;
    const answer = suggestAnswerSchema.parse(await demo.ask({ codeBefore, scope: 'x_acme_hr' }));
    expect(answer.suggestions[0]?.api).toBe('x_acme_core.DateMath');
  });

  it('cut at any place is answered in the shape that is sent', async () => {
    const { codeBefore: text } = plain;
    const step = Math.max(1, Math.floor(text.length / 40));
    for (let at = 0; at <= text.length; at += step) {
      const question = { ...plain, codeBefore: text.slice(0, at), codeAfter: text.slice(at) };
      const answer = suggestAnswerSchema.parse(await demo.ask(question));
      expect(answer.degraded).toEqual([]);
      for (const { insertText } of answer.suggestions) expect(insertText).not.toBe('');
    }
  });

  it.each([
    ['nothing', { codeBefore: '' }],
    [
      'nothing, with all that may be said',
      { codeBefore: '', codeAfter: '', scope: null, table: null, script: null },
    ],
    ['white space', { codeBefore: '  \n\n\t', scope: 'x_acme_hr' }],
    [
      'nothing before the cursor',
      { codeBefore: '', codeAfter: 'dm.isHoliday(day);', scope: 'x_acme_hr' },
    ],
    [
      'an unknown scope and table',
      { codeBefore: 'var x = ', scope: 'x_no_such', table: 'no_such' },
    ],
    ['an unknown script', { codeBefore: 'var x = ', scope: 'x_acme_hr', script: 'No such' }],
  ])('of %s is an API question with rows', async (_kind, question: SuggestQuestionInput) => {
    const answer = suggestAnswerSchema.parse(await demo.ask(question));
    expect(answer).toMatchObject({ question: 'api', degraded: [] });
    expect(answer.suggestions).toHaveLength(10);
  });

  it.each([
    '}}}}))) new x_acme_core.DateM',
    'if (a { for (;; new x_acme_core.DateM',
    'var = new DateM',
  ])('that does not parse, `%s`, is answered by what is typed', async (codeBefore) => {
    const answer = suggestAnswerSchema.parse(await demo.ask({ codeBefore, scope: 'x_acme_hr' }));
    expect(answer.suggestions[0]?.api).toBe('x_acme_core.DateMath');
  });
});
