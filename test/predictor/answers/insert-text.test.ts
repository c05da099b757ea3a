import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  await demo.close();
});

/** What the row of the API, of the member where one is named, would insert. */
async function inserted(
  question: { codeBefore: string; codeAfter?: string; scope: string; table?: string },
  api: string,
  member: string | null = null,
): Promise<string | undefined> {
  const { suggestions } = await demo.ask(question, 200);
  return suggestions.find((each) => each.api === api && (member === null || each.member === member))
    ?.insertText;
}

const DATE_MATH = 'x_acme_core.DateMath';
const SUPPORT_GROUP = 'global.getSupportGroup';
const STRING_TOOL = 'x_acme_core.StringTool';

describe('the text inserted for an API', () => {
  it.each([
    // The class, bare or with its scope.
    ['var off = isHol', '', 'x_acme_core', DATE_MATH, 'new DateMath().isHoliday(${1:gdt})'],
    [
      'var off = isHol',
      '',
      'x_acme_hr',
      DATE_MATH,
      'new x_acme_core.DateMath().isHoliday(${1:gdt})',
    ],
    ['var off = isHol', '', 'global', DATE_MATH, 'new x_acme_core.DateMath().isHoliday(${1:gdt})'],
    ['hasRo', '', 'global', 'global.OnCallLookup', 'new OnCallLookup().hasRota(${1:groupId})'],
    [
      'hasTy',
      '',
      'x_acme_hr',
      'global.AttachmentUtil',
      'new global.AttachmentUtil().hasType(${1:table}, ${2:id}, ${3:extension})',
    ],
    // A variable holds an instance already.
    [
      'var dates = new x_acme_core.DateMath();\nvar off = isHol',
      '',
      'x_acme_hr',
      DATE_MATH,
      'dates.isHoliday(${1:gdt})',
    ],
    [
      'var dates = new x_acme_core.DateMath();\nvar off = new isHol',
      '',
      'x_acme_core',
      DATE_MATH,
      'DateMath().isHoliday(${1:gdt})',
    ],
    [
      'function a() {\n  var dates = new DateMath();\n}\nvar off = isHol',
      '',
      'x_acme_core',
      DATE_MATH,
      'new DateMath().isHoliday(${1:gdt})',
    ],
    // `new` is typed.
    ['var off = new isHol', '', 'x_acme_core', DATE_MATH, 'DateMath().isHoliday(${1:gdt})'],
    [
      'var off = new isHol',
      '',
      'x_acme_hr',
      DATE_MATH,
      'x_acme_core.DateMath().isHoliday(${1:gdt})',
    ],
    // The scope is typed.
    [
      'var off = new x_acme_core.isHol',
      '',
      'x_acme_hr',
      DATE_MATH,
      'DateMath().isHoliday(${1:gdt})',
    ],
    [
      'new global.hasRo',
      '',
      'x_acme_fsm',
      'global.OnCallLookup',
      'OnCallLookup().hasRota(${1:groupId})',
    ],
    // Arguments of the constructor come first.
    [
      'var max = getNumb',
      '',
      'x_acme_hr',
      'x_acme_core.ConfigReader',
      'new x_acme_core.ConfigReader(${1:prefix}).getNumber(${2:key}, ${3:fallback})',
    ],
    // Parentheses follow already.
    ['var off = isHol', '(day)', 'x_acme_core', DATE_MATH, 'new DateMath().isHoliday'],
    ['var dm = new DateM', '()', 'x_acme_core', DATE_MATH, 'DateMath'],
    ['var dm = new x_acme_core.DateM', '();', 'x_acme_hr', DATE_MATH, 'DateMath'],
    // The object is kept, and its members are called later.
    ['var dm = new DateM', ';\ndm.isHoliday(day);', 'x_acme_core', DATE_MATH, 'DateMath()'],
    // Static members.
    ['var iso = toIs', '', 'x_acme_core', DATE_MATH, 'DateMath.toIso(${1:gdt})'],
    ['var iso = toIs', '', 'x_acme_hr', DATE_MATH, 'x_acme_core.DateMath.toIso(${1:gdt})'],
    // Object literals.
    ['var s = slu', '', 'x_acme_core', STRING_TOOL, 'StringTool.slug(${1:text})'],
    ['var s = slu', '', 'x_acme_hr', STRING_TOOL, 'x_acme_core.StringTool.slug(${1:text})'],
    ['var s = slu', '(name)', 'x_acme_hr', STRING_TOOL, 'x_acme_core.StringTool.slug'],
    // Functions.
    ['var g = getSupp', '', 'global', SUPPORT_GROUP, 'getSupportGroup(${1:ciId})'],
    ['var g = getSupp', '', 'x_acme_integ', SUPPORT_GROUP, 'global.getSupportGroup(${1:ciId})'],
    ['var g = global.getSupp', '', 'x_acme_integ', SUPPORT_GROUP, 'getSupportGroup(${1:ciId})'],
    ['var g = getSupp', '(ci)', 'global', SUPPORT_GROUP, 'getSupportGroup'],
    ['var g = getSupp', 'ortGroup(ci)', 'global', SUPPORT_GROUP, 'getSupportGroup'],
  ])('at `%s|%s` in %s for %s is `%s`', async (codeBefore, codeAfter, scope, api, text) => {
    expect(await inserted({ codeBefore, codeAfter, scope }, api)).toBe(text);
  });

  it.each([
    ['var ga = ', "new GlideAjax('x_acme_hr.LeaveAjax')"],
    ['var ga = new ', "GlideAjax('x_acme_hr.LeaveAjax')"],
  ])('in client code at `%s` calls through GlideAjax', async (typed, text) => {
    const codeBefore = `function onChange() {\n  var leave = g_form.getValue('leave_type');\n  ${typed}`;
    const question = { codeBefore, scope: 'x_acme_hr', table: 'sys_script_client' };
    expect(await inserted(question, 'x_acme_hr.LeaveAjax')).toBe(text);
  });
});

describe('the text inserted for a member', () => {
  it.each([
    ['var dm = new x_acme_core.DateMath();\ndm.', '', 'isHoliday', 'isHoliday(${1:gdt})'],
    ['var dm = new x_acme_core.DateMath();\ndm.isHol', '', 'isHoliday', 'isHoliday(${1:gdt})'],
    ['var dm = new x_acme_core.DateMath();\ndm.isHol', '(day)', 'isHoliday', 'isHoliday'],
    ['var dm = new x_acme_core.DateMath();\ndm.isHol', ' (day)', 'isHoliday', 'isHoliday'],
    ['var dm = new x_acme_core.DateMath();\ndm.isHol', 'iday(day)', 'isHoliday', 'isHoliday'],
    ['var dm = new x_acme_core.DateMath();\nif (dm.', ')', 'isHoliday', 'isHoliday(${1:gdt})'],
    [
      'var dm = new x_acme_core.DateMath();\ndm.',
      '\n(function () {})();',
      'isHoliday',
      'isHoliday(${1:gdt})',
    ],
    ['x_acme_core.DateMath.', '', 'toIso', 'toIso(${1:gdt})'],
    ['x_acme_core.DateMath.', '', 'MS_PER_DAY', 'MS_PER_DAY'],
    ['x_acme_core.StringTool.', '', 'padLeft', 'padLeft(${1:value}, ${2:length}, ${3:filler})'],
  ])('at `%s|%s` of %s is `%s`', async (codeBefore, codeAfter, member, text) => {
    const { suggestions } = await demo.ask({ codeBefore, codeAfter, scope: 'x_acme_hr' }, 200);
    expect(suggestions.find((each) => each.member === member)?.insertText).toBe(text);
  });

  it('escapes what means something in a snippet', async () => {
    const codeBefore = [
      'var Price = Class.create();',
      'Price.prototype = {',
      '  initialize: function () {},',
      '  in$: function ($row, to$) { return $row; },',
      '  run: function () {',
      '    this.',
    ].join('\n');
    const codeAfter = "\n  },\n  type: 'Price'\n};\n";
    const question = { codeBefore, codeAfter, scope: 'x_acme_hr', table: 'sys_script_include' };
    expect(await inserted(question, 'x_acme_hr.Price', 'in$')).toBe(
      String.raw`in\$(${'${1'}:\$row}, ${'${2'}:to\$})`,
    );
  });
});
