import { describe, expect, it } from 'vitest';
import { classSource, cutAt, cutScript, surfaceOf, visible } from './cut-script.js';

const INVOICE = surfaceOf(
  'x_acme.InvoiceUtil',
  classSource('InvoiceUtil', ['openBalance', 'total', 'get']),
);
const AJAX = surfaceOf(
  'global.StockAjax',
  'var StockAjax = Class.create();\nStockAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {\n  onHand: function() { return 1; },\n  type: "StockAjax"\n});',
);
const DATES = surfaceOf('global.Dates', 'var Dates = { today: function() { return 1; } };');

describe('where an example is cut', () => {
  const source = 'gs.info(1);\nvar open = new InvoiceUtil().openBalance(id);\ngs.info(open);\n';

  it.each([
    [
      'statement',
      'gs.info(1);\n|\ngs.info(open);\n',
      'var open = new InvoiceUtil().openBalance(id);',
    ],
    ['value', 'gs.info(1);\nvar open = |\ngs.info(open);\n', 'new InvoiceUtil().openBalance(id);'],
    ['new', 'gs.info(1);\nvar open = new |\ngs.info(open);\n', 'InvoiceUtil().openBalance(id);'],
  ] as const)('at the %s', (kind, shown, middle) => {
    const example = cutAt(kind, source, [INVOICE]);
    expect(visible(example)).toBe(shown);
    expect(example.codeMiddle).toBe(middle);
    expect(example.groundTruth).toEqual({
      scope: 'x_acme',
      api: 'x_acme.InvoiceUtil',
      member: 'openBalance',
    });
  });

  it('after the dot when the member is asked for', () => {
    const example = cutAt('member', source, [INVOICE]);
    expect(visible(example)).toBe('gs.info(1);\nvar open = new InvoiceUtil().|\ngs.info(open);\n');
    expect(example.question).toBe('member');
    expect(example.codeMiddle).toBe('openBalance(id);');
  });

  it.each([
    ['if (new InvoiceUtil().openBalance(id)) {\n  a();\n}', '| {\n  a();\n}'],
    ['if (a) b(); else if (InvoiceUtil.total(id)) c();', 'if (a) b(); else | c();'],
    ['for (var i = 0; i < new InvoiceUtil().total(i); i++) { a(); }', '| { a(); }'],
    ['while (new InvoiceUtil().total(a)) { b(); }', '| { b(); }'],
    ['switch (new InvoiceUtil().total(a)) { case 1: b(); }', '| { case 1: b(); }'],
  ])('the body of %j stays in sight', (code, shown) => {
    expect(visible(cutAt('statement', code, [INVOICE]))).toBe(shown);
  });

  it('a value in the head of an `if` ends before its parenthesis', () => {
    const code = 'if (new InvoiceUtil().openBalance(id) > 1) {\n  a();\n}';
    const example = cutAt('value', code, [INVOICE]);
    expect(visible(example)).toBe('if (|) {\n  a();\n}');
    expect(example.codeMiddle).toBe('new InvoiceUtil().openBalance(id) > 1');
  });

  it('one entry of a long literal, not the whole of it', () => {
    const entries = Array.from({ length: 20 }, (_, index) => `  k${index}: ${index}`);
    const code = `var x = {\n${entries.join(',\n')},\n  open: new InvoiceUtil().openBalance(1),\n  z: 1\n};`;
    expect(cutAt('statement', code, [INVOICE]).codeMiddle).toBe(
      'open: new InvoiceUtil().openBalance(1),',
    );
  });

  it('at the first statement that needs the API, or at each', () => {
    const twice = `${source}var due = new InvoiceUtil().total(id);\n`;
    const api = ({ question }: { question: string }): boolean => question === 'api';
    expect(cutScript(twice, [INVOICE]).examples.filter(api)).toHaveLength(1);
    expect(cutScript(twice, [INVOICE], { sites: 'all' }).examples.filter(api)).toHaveLength(2);
  });

  it('not where the API is only included or extended', () => {
    const code = "gs.include('InvoiceUtil');\nvar X = Object.extendsObject(InvoiceUtil, {});";
    expect(cutScript(code, [INVOICE]).examples).toEqual([]);
  });
});

describe('what is masked', () => {
  it.each([
    ['the class and its scope', 'var a = x_acme.InvoiceUtil;', 'var _ = _;'],
    ['an include', "gs.include('InvoiceUtil');", "gs.include('_');"],
    ['a qualified name in a string', "var s = 'x_acme.InvoiceUtil';", "var s = '_';"],
    ['longer names', 'getInvoiceUtil(myInvoiceUtil2);', '_(_);'],
    ['other spellings', "log('invoice_util invoice-utils INVOICE_UTIL');", "log('_ _ _');"],
    ['words in comments', '// the invoice utils\n', '// the _\n'],
    [
      'JSDoc',
      '/** @type {x_acme.InvoiceUtil} see {@link InvoiceUtil#openBalance} */',
      '/** @type {_} see {@link _#_} */',
    ],
    ['the member in strings', "log('openBalance failed');", "log('_ failed');"],
    ['the member spelled otherwise', 'var open_balance = 1;', 'var _ = 1;'],
    ['but not other members on it', 'iu.total(1);', '_.total(1);'],
    ['its variable in a function', 'function f() { return iu.x; }', 'function f() { return _.x; }'],
    [
      'not a variable of the same name elsewhere',
      'function f(iu) { return iu.x; }',
      'function f(iu) { return iu.x; }',
    ],
    ['not properties of the same name', 'o.iu = 1;', 'o.iu = 1;'],
    ['its variable in a comment', '// iu counts', '// _ counts'],
    ['a copy of its variable', 'var copy = iu; copy.x;', 'var _ = _; _.x;'],
  ])('%s', (_name, code, masked) => {
    const source = `var iu = new InvoiceUtil();\nvar n = iu.openBalance(1);\n${code}\nnew InvoiceUtil().openBalance(2);`;
    const last = cutScript(source, [INVOICE], { sites: 'all' }).examples.findLast(
      ({ question, groundTruth }) => question === 'api' && groundTruth.member === 'openBalance',
    );
    expect(last?.codeBefore).toContain(`\n${masked}\n`);
  });

  it('a field that holds the object, wherever it is used', () => {
    const source =
      'var C = Class.create();\nC.prototype = {\n  initialize: function() {\n    this.util = new InvoiceUtil();\n  },\n  run: function() {\n    return this.util.openBalance(1);\n  }\n};';
    expect(visible(cutAt('statement', source, [INVOICE]))).toContain(
      'return this._.openBalance(1);',
    );
  });

  it('GlideAjax with its sysparm_name', () => {
    const source =
      "var n = 1;\nvar ga = new GlideAjax('StockAjax');\nga.addParam('sysparm_name', 'onHand');\nga.getXMLAnswer(done);";
    expect(visible(cutAt('statement', source, [AJAX]))).toBe(
      "var n = 1;\n|\n_.addParam('sysparm_name', '_');\n_.getXMLAnswer(done);",
    );
  });

  it('keeps the lines of a name that stands on two', () => {
    const source = 'new InvoiceUtil().total(1);\n/* an invoice\n * util */\r\nx();';
    const { codeAfter } = cutAt('statement', source, [INVOICE]);
    expect(codeAfter).toBe('\n/* an _\n */\r\nx();');
  });

  it('leaves the receiver in sight when its member is asked for', () => {
    const source =
      'var iu = new InvoiceUtil();\niu.openBalance(1);\niu.openBalance(2);\niu.total(1);';
    expect(visible(cutAt('member', source, [INVOICE]))).toBe(
      'var iu = new InvoiceUtil();\niu.|\niu._(2);\niu.total(1);',
    );
  });
});

describe('what is dropped', () => {
  it.each([
    [
      'a member that the platform has in sight too',
      'gr.get(1);\nnew InvoiceUtil().get(2);',
      'ordinary-name',
    ],
    ['an escaped name', "new InvoiceUtil().total(1);\nlog('\\u0049nvoiceUtil');", 'disguised-name'],
    [
      'a name put together',
      "new InvoiceUtil().total(1);\nlog('Invoice' + 'Util');",
      'disguised-name',
    ],
    [
      'a mask that breaks the code',
      'new InvoiceUtil().total(1);\nlet invoiceUtil = 1, myInvoiceUtil = 2;',
      'mask-breaks-syntax',
    ],
    ['a script of one statement', 'new InvoiceUtil().total(1);', 'nothing-in-sight'],
  ])('%s', (_name, source, reason) => {
    const { drops } = cutScript(source, [INVOICE], { seed: 3 });
    const seeds = Array.from({ length: 20 }, (_, seed) => cutScript(source, [INVOICE], { seed }));
    const reasons = seeds.flatMap((cut) => cut.drops.map((drop) => drop.reason));
    expect([...drops.map((drop) => drop.reason), ...reasons]).toContain(reason);
  });

  it('a class whose name is a word of the code', () => {
    const mentions = Array.from({ length: 8 }, (_, index) => `var dates = ${index};`);
    const { drops } = cutScript(`Dates.today();\n${mentions.join('\n')}`, [DATES]);
    expect(drops).toContainEqual({
      api: 'global.Dates',
      question: 'api',
      reason: 'ordinary-name',
    });
  });
});
