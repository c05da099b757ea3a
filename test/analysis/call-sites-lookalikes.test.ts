import { describe, expect, it } from 'vitest';
import { callSitesOf, inWords, type SiteRow } from './company.js';

const OWN = { table: 'sys_script_include', name: 'InvoiceUtil' };
const TOTAL = 'instance-call x_acme_billing.InvoiceUtil.totalOf';

const LOOKALIKES: readonly SiteRow[] = [
  ['a comment', '// new InvoiceUtil().totalOf(1);\n/* x_acme_core.DateMath.toIso(d) */', []],
  ['a string', "gs.info('new InvoiceUtil().totalOf(1)');", []],
  ['a template', 'gs.info(`new InvoiceUtil().totalOf(1)`);', []],
  ['a regular expression', 'var r = /new InvoiceUtil\\(\\)\\.totalOf/;', []],
  [
    'a local class made by Class.create',
    'var InvoiceUtil = Class.create(); InvoiceUtil.prototype = { totalOf: function () {} }; new InvoiceUtil().totalOf(1);',
    [],
  ],
  [
    'a local class that is used above its definition',
    'new InvoiceUtil().totalOf(1); function InvoiceUtil() {}',
    [],
  ],
  ['a local ES6 class', 'class InvoiceUtil { totalOf() {} } new InvoiceUtil().totalOf(1);', []],
  [
    'a local class inside a function',
    'function f() { function InvoiceUtil() {} new InvoiceUtil().totalOf(1); }',
    [],
  ],
  [
    'a local object',
    'var x_acme_core = { DateMath: { toIso: function () {} } }; x_acme_core.DateMath.toIso(d);',
    [],
  ],
  ['a local function', 'function getSupportGroup(ci) { return ci; } getSupportGroup(1);', []],
  [
    'a function assigned to a variable',
    'var getSupportGroup = function (ci) { return ci; }; getSupportGroup(1);',
    [],
  ],
  [
    'a parameter with the name of a class',
    'function f(InvoiceUtil) { return new InvoiceUtil(); }',
    [],
  ],
  [
    'a parameter that hides an outer variable',
    'var u = new InvoiceUtil(); function f(u) { u.totalOf(1); } f(null);',
    ['construct x_acme_billing.InvoiceUtil'],
  ],
  [
    'a variable that hides an outer one',
    'var u = new InvoiceUtil(); function f() { var u = load(); u.totalOf(1); }',
    ['construct x_acme_billing.InvoiceUtil'],
  ],
  [
    'a block variable that hides an outer one',
    'var u = new InvoiceUtil(); { let u = load(); u.totalOf(1); } u.totalOf(2);',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'a loop variable that hides an outer one',
    'var u = new InvoiceUtil(); for (const u of list) { u.totalOf(1); }',
    ['construct x_acme_billing.InvoiceUtil'],
  ],
  [
    'a caught error that hides an outer variable',
    'var e = new InvoiceUtil(); try { run(); } catch (e) { e.totalOf(1); }',
    ['construct x_acme_billing.InvoiceUtil'],
  ],
  [
    'a variable of a sibling function',
    'function a() { var u = new InvoiceUtil(); } function b() { u.totalOf(1); }',
    ['construct x_acme_billing.InvoiceUtil'],
  ],
  [
    'a local class that hides the class in one function only',
    'function f() { var InvoiceUtil = function () {}; return new InvoiceUtil(); } new InvoiceUtil().totalOf(1);',
    [TOTAL],
  ],
  ['a key of an object', 'var o = { InvoiceUtil: 1, totalOf: 2 }; o.InvoiceUtil;', []],
  ['a property of something else', 'this.InvoiceUtil.totalOf(1); data.InvoiceUtil = 1;', []],
  ['a typeof question', "if (typeof InvoiceUtil === 'undefined') gs.info('no');", []],
  ['an instanceof question', 'if (x instanceof InvoiceUtil) gs.info(1);', []],
  [
    'a table with the name of a class',
    "var gr = new GlideRecord('InvoiceUtil'); gr.totalOf(1);",
    [],
  ],
  [
    'a GlideRecord subclass',
    'var Rec = Class.create(); Rec.prototype = Object.extendsObject(GlideRecord, { initialize: function () {} }); new Rec().query();',
    [],
  ],
  [
    'platform calls',
    "gs.info(1); current.update(); new GlideDateTime().getValue(); JSON.parse('{}'); new sn_ws.RESTMessageV2('a', 'b').execute();",
    [],
  ],
  [
    'platform classes of the catalogue',
    "new GlideSPScriptable().getRecord(); new sn_cmdb.IdentificationEngine(); new Workflow().startFlow('a');",
    [],
  ],
  [
    'platform classes by global',
    "new global.GlideRecord('task').query(); global.JSON.stringify({});",
    [],
  ],
  [
    'classes of the language',
    'new Date().getTime(); new Error(1); Math.max(1, 2); Object.keys({}); new Map();',
    [],
  ],
  [
    'client globals',
    "g_form.setValue('a', 'b'); new GlideModal('x'); $j('#a').hide(); window.alert(1);",
    [],
  ],
  ['plain functions that nobody defines', 'helper(1); a.b.c(2);', []],
  ['Java packages', 'new Packages.java.util.ArrayList(); Packages.com.glide.Util.run();', []],
  ['a label and a statement', 'InvoiceUtil: for (;;) { break InvoiceUtil; }', []],
];

const OWN_USES: readonly SiteRow[] = [
  [
    'its own class',
    'var InvoiceUtil = Class.create(); InvoiceUtil.prototype = { twin: function () { return new InvoiceUtil(); }, type: "InvoiceUtil" };',
    [],
    OWN,
  ],
  [
    'its own class by the full name',
    'var InvoiceUtil = Class.create(); InvoiceUtil.prototype = { twin: function () { return new x_acme_billing.InvoiceUtil().totalOf(1); } };',
    [],
    OWN,
  ],
  [
    'its own statics',
    'var InvoiceUtil = Class.create(); InvoiceUtil.RATES = {}; InvoiceUtil.prototype = { rate: function () { return InvoiceUtil.RATES.a; } };',
    [],
    OWN,
  ],
  [
    'its own methods',
    'var InvoiceUtil = Class.create(); InvoiceUtil.prototype = { a: function () { return this.b(); }, b: function () {} };',
    [],
    OWN,
  ],
  [
    'its own prototype, extended from outside',
    'InvoiceUtil.prototype.more = function () {};',
    [],
    OWN,
  ],
  [
    'a class of the same name in another scope',
    'var Twin = Class.create(); Twin.prototype = { a: function () { new global.Twin().fromGlobal(); } };',
    ['instance-call global.Twin.fromGlobal'],
    { table: 'sys_script_include', name: 'Twin' },
  ],
];

const ODD_INPUT: readonly SiteRow[] = [
  [
    'Windows line ends',
    'var u = new InvoiceUtil();\r\nu.totalOf(1);\r\n',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  ['a byte order mark', '\uFEFFnew InvoiceUtil().totalOf(1);', [TOTAL]],
  [
    'Chinese, Japanese and Korean names',
    'var 请求 = new InvoiceUtil(); var 合計 = 请求.totalOf(1); var 값 = 合計;',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'an emoji in a string',
    "var u = new InvoiceUtil(); gs.info('🧾'); u.totalOf(1);",
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'an ES5 script that lacks a brace',
    'function f() {\n  var u = new InvoiceUtil();\n  if (u) {\n    u.totalOf(1);\n}\n',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'a stray comma',
    'var u = new InvoiceUtil();\nu.totalOf(1,,2);\n',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'the leftovers of a merge',
    'var u = new InvoiceUtil();\n<<<<<<< HEAD\nu.totalOf(1);\n=======\nu.markPaid(1, 2);\n>>>>>>> other\n',
    [
      'construct x_acme_billing.InvoiceUtil',
      TOTAL,
      'instance-call x_acme_billing.InvoiceUtil.markPaid',
    ],
  ],
  [
    'a string that is not closed',
    "var u = new InvoiceUtil();\ngs.info('abc);\nu.totalOf(1);\n",
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'the for each of old Rhino',
    'var u = new InvoiceUtil();\nfor each (var id in ids) { u.totalOf(id); }',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'a name declared twice',
    'let u = 1; let u = new InvoiceUtil(); u.totalOf(1);',
    ['construct x_acme_billing.InvoiceUtil', TOTAL],
  ],
  [
    'a return outside of a function',
    'if (!current) return;\nnew InvoiceUtil().totalOf(1);',
    [TOTAL],
  ],
  [
    'a use at the end of a line of a megabyte',
    `var a = [${'1,'.repeat(500_000)}1]; new InvoiceUtil().totalOf(1);`,
    [TOTAL],
  ],
  ['an empty text', '', []],
  ['a text that is no code', 'Please call Bob about the invoice (he knows).', []],
];

describe.each([
  ['what only looks like one', LOOKALIKES],
  ['the uses a class makes of itself', OWN_USES],
  ['odd input', ODD_INPUT],
])('call sites and %s', (_title, rows) => {
  it.each(rows.map((row) => ({ behaviour: row[0], row })))(
    'are told apart in $behaviour',
    ({ row }) => {
      const [, code, sites, script] = row;
      expect(callSitesOf({ ...script, code }).map(inWords)).toEqual(sites);
    },
  );
});

describe('the range of a call site', () => {
  it.each([
    ['new InvoiceUtil(1)', 'new InvoiceUtil'],
    ['new InvoiceUtil().totalOf(1)', 'new InvoiceUtil().totalOf'],
    ['x_acme_core.DateMath.toIso(d)', 'x_acme_core.DateMath.toIso'],
    ['IncidentUtils.STATES.RESOLVED', 'IncidentUtils.STATES'],
    ['getSupportGroup(ci)', 'getSupportGroup'],
    ["gs.include('IncidentUtils')", "gs.include('IncidentUtils')"],
  ])('of `%s` is `%s`', (expression, named) => {
    const before = "gs.info('first');\r\n  var a = ";
    const [site] = callSitesOf({ code: `${before}${expression};` });
    const columnStart = '  var a = '.length;
    expect(site?.range).toEqual({
      lineStart: 2,
      columnStart,
      lineEnd: 2,
      columnEnd: columnStart + named.length,
    });
  });

  it('is the name alone for a call behind a call', () => {
    const code = "new x_acme_core.QueryBuilder('task')\n  .where('a', '=', 1)\n  .limit(5);";
    expect(callSitesOf({ code }).map(({ range }) => range)).toEqual([
      { lineStart: 1, columnStart: 0, lineEnd: 2, columnEnd: 8 },
      { lineStart: 3, columnStart: 3, lineEnd: 3, columnEnd: 8 },
    ]);
  });

  it.each([
    ['a declared function', 'function onLoad() { new InvoiceUtil(); }', 'onLoad'],
    ['a method', 'var A = { run: function () { new InvoiceUtil(); } };', 'run'],
    [
      'a method added to a prototype',
      'function A() {} A.prototype.go = function () { new InvoiceUtil(); };',
      'go',
    ],
    [
      'a callback in a method',
      'var A = { run: function () { l.forEach(function () { new InvoiceUtil(); }); } };',
      'run',
    ],
    ['a function in a variable', 'var go = function () { new InvoiceUtil(); };', 'go'],
    ['no function', 'new InvoiceUtil();', null],
  ])('lies in %s', (_behaviour, code, enclosing) => {
    expect(callSitesOf({ code }).map((site) => site.enclosingFunction)).toEqual([enclosing]);
  });
});
