import { describe, expect, it } from 'vitest';
import { callSitesOf, inWords, type SiteRow } from './company.js';

const NEW_UTIL = 'construct x_acme_billing.InvoiceUtil';
const TOTAL = 'instance-call x_acme_billing.InvoiceUtil.totalOf';
const PAID = 'instance-call x_acme_billing.InvoiceUtil.markPaid';
const NEW_DATES = 'construct x_acme_core.DateMath';
const HOLIDAY = 'instance-call x_acme_core.DateMath.isHoliday';
const ADD_DAYS = 'instance-call x_acme_core.DateMath.addBusinessDays';

const CONSTRUCTIONS: readonly SiteRow[] = [
  ['a construction alone', 'new InvoiceUtil();', [NEW_UTIL]],
  ['a construction without parentheses', 'var u = new InvoiceUtil;', [NEW_UTIL]],
  ['a call on a fresh instance', 'new InvoiceUtil().totalOf(id);', [TOTAL]],
  ['a call on a fresh instance in parentheses', '(new InvoiceUtil()).totalOf(id);', [TOTAL]],
  ['an optional call on a fresh instance', 'new InvoiceUtil()?.totalOf(id);', [TOTAL]],
  ['a member named by a string', "new InvoiceUtil()['totalOf'](id);", [TOTAL]],
  ['a member that is computed', 'new InvoiceUtil()[method](id);', []],
  [
    'a member that the class does not have',
    'new InvoiceUtil().totl(id);',
    ['member-unknown instance-call x_acme_billing.InvoiceUtil.totl'],
  ],
  [
    'constructions in the arguments of others',
    'new InvoiceUtil().totalOf(new x_acme_core.DateMath());',
    [TOTAL, NEW_DATES],
  ],
  [
    'calls in the arguments of calls',
    'var u = new InvoiceUtil(); u.markPaid(u.totalOf(id), p);',
    [NEW_UTIL, PAID, TOTAL],
  ],
  [
    'a construction inside a template',
    'gs.info(`total ${new InvoiceUtil().totalOf(id)}`);',
    [TOTAL],
  ],
  [
    'a construction in a default value',
    'function f(u = new InvoiceUtil()) { return u.totalOf(1); }',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a construction in a condition',
    'if (new InvoiceUtil().totalOf(id) > 0) { gs.info(1); }',
    [TOTAL],
  ],
  [
    'a class whose text nobody can read',
    "new Vault().open('a');",
    ['member-unknown instance-call x_acme_billing.Vault.open'],
  ],
];

const VARIABLES: readonly SiteRow[] = [
  ['a variable', 'var u = new InvoiceUtil(); u.totalOf(id);', [NEW_UTIL, TOTAL]],
  ['a constant', 'const u = new InvoiceUtil(); u.totalOf(id);', [NEW_UTIL, TOTAL]],
  [
    'a variable declared first and given its value later',
    'var u; u = new InvoiceUtil(); u.totalOf(id);',
    [NEW_UTIL, TOTAL],
  ],
  ['a variable that is never declared', 'u = new InvoiceUtil(); u.totalOf(id);', [NEW_UTIL, TOTAL]],
  [
    'the second of several declarators',
    'var a = 1, u = new InvoiceUtil(), b; u.totalOf(a);',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a chain of assignments',
    'var a, b; a = b = new InvoiceUtil(); a.totalOf(1); b.markPaid(1, 2);',
    [NEW_UTIL, TOTAL, PAID],
  ],
  [
    'a variable handed on',
    'var u = new InvoiceUtil(); var v = u; v.totalOf(1);',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a variable that is given another class later',
    'var u = new InvoiceUtil(); u.totalOf(1); u = new x_acme_core.DateMath(); u.isHoliday(d);',
    [NEW_UTIL, TOTAL, NEW_DATES, HOLIDAY],
  ],
  [
    'a variable that is given something unknown later',
    'var u = new InvoiceUtil(); u.totalOf(1); u = load(); u.markPaid(1, 2);',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a variable emptied at the end',
    'var u = new InvoiceUtil(); u.totalOf(1); u = null;',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a variable filled only when it is empty',
    'var u = null; if (!u) { u = new InvoiceUtil(); } u.totalOf(1);',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a default by ||',
    'var u = given || new InvoiceUtil(); u.totalOf(1);',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a choice between two classes',
    'var u = a ? new InvoiceUtil() : new x_acme_core.DateMath(); u.isHoliday(d);',
    [NEW_UTIL, NEW_DATES, `inferred ${HOLIDAY}`],
  ],
  [
    'a class for each branch',
    'var u; if (a) { u = new InvoiceUtil(); u.totalOf(1); } else { u = new x_acme_core.DateMath(); u.isHoliday(d); }',
    [NEW_UTIL, TOTAL, NEW_DATES, HOLIDAY],
  ],
  [
    'a use behind both branches',
    'var u; if (a) { u = new InvoiceUtil(); } else { u = new x_acme_core.DateMath(); } u.totalOf(1);',
    [NEW_UTIL, NEW_DATES, `inferred ${TOTAL}`],
  ],
  [
    'a class for each case of a switch',
    'var u; switch (a) { case 1: u = new InvoiceUtil(); u.totalOf(1); break; default: u = new x_acme_core.DateMath(); u.isHoliday(d); }',
    [NEW_UTIL, TOTAL, NEW_DATES, HOLIDAY],
  ],
  [
    'a value given inside try',
    'var u; try { u = new InvoiceUtil(); } catch (e) { gs.error(e); } u.totalOf(1);',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a use inside a loop',
    'var u = new InvoiceUtil(); while (gr.next()) { u.totalOf(gr.sys_id); }',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a value made inside a loop',
    'for (var i = 0; i < 3; i++) { var u = new InvoiceUtil(); u.totalOf(i); }',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a callback that uses an outer variable',
    'var u = new InvoiceUtil(); ids.forEach(function (id) { u.totalOf(id); });',
    [NEW_UTIL, TOTAL],
  ],
  [
    'an arrow that uses an outer variable',
    'const u = new InvoiceUtil(); ids.map((id) => u.totalOf(id));',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a callback before the variable is given another class',
    'var u = new InvoiceUtil(); ids.forEach(function (id) { u.totalOf(id); }); u = new x_acme_core.DateMath();',
    [NEW_UTIL, TOTAL, NEW_DATES],
  ],
  [
    'a function that uses a variable filled below it',
    'var u; function total(id) { return u.totalOf(id); } u = new InvoiceUtil();',
    [TOTAL, NEW_UTIL],
  ],
  [
    'an object of services',
    'var svc = { invoices: new InvoiceUtil() }; svc.invoices.totalOf(1);',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a method taken by destructuring names no class',
    'const { totalOf } = new InvoiceUtil(); totalOf(1);',
    [NEW_UTIL],
  ],
  [
    'a method handed on as a callback',
    'var u = new InvoiceUtil(); ids.map(u.totalOf, u);',
    [NEW_UTIL, 'property x_acme_billing.InvoiceUtil.totalOf'],
  ],
  [
    'a property that the class does not define',
    'var u = new InvoiceUtil(); gs.info(u.total);',
    [NEW_UTIL],
  ],
  [
    'call and apply on a method',
    'var u = new InvoiceUtil(); u.totalOf.call(u, 1); u.markPaid.apply(u, [1, 2]);',
    [NEW_UTIL, TOTAL, PAID],
  ],
  [
    'a wrapper of an immediately called function',
    '(function executeRule(current, previous) { var u = new InvoiceUtil(); u.totalOf(current.sys_id); })(current, previous);',
    [NEW_UTIL, TOTAL],
  ],
];

const FOLLOWED: readonly SiteRow[] = [
  [
    'a parameter with a JSDoc type',
    '/**\n * @param {x_acme_core.DateMath} dates\n */\nfunction f(dates) { dates.isHoliday(1); }',
    [`inferred ${HOLIDAY}`],
  ],
  [
    'a parameter with an optional JSDoc type',
    '/** @param {?InvoiceUtil} [u] */\nfunction f(u) { u.totalOf(1); }',
    [`inferred ${TOTAL}`],
  ],
  [
    'a parameter with a union type',
    '/** @param {InvoiceUtil|null} u */\nfunction f(u) { u.totalOf(1); }',
    [`inferred ${TOTAL}`],
  ],
  [
    'a parameter with a plain type',
    '/** @param {Object} u */\nfunction f(u) { u.totalOf(1); }',
    [],
  ],
  [
    'a variable with a JSDoc type',
    '/** @type {x_acme_core.DateMath} */\nvar dates = load(); dates.isHoliday(1);',
    [`inferred ${HOLIDAY}`],
  ],
  [
    'a parameter that a local call fills',
    'function f(u) { u.totalOf(1); } f(new InvoiceUtil());',
    [`inferred ${TOTAL}`, NEW_UTIL],
  ],
  [
    'the argument of an immediately called function',
    '(function (u) { u.totalOf(1); })(new InvoiceUtil());',
    [`inferred ${TOTAL}`, NEW_UTIL],
  ],
  [
    'a local function that returns an instance',
    'function util() { return new InvoiceUtil(); } util().totalOf(1);',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a chain of calls that return their object',
    "new x_acme_core.QueryBuilder('task').where('a', '=', 1).limit(5).toEncoded();",
    [
      'instance-call x_acme_core.QueryBuilder.where',
      'inferred instance-call x_acme_core.QueryBuilder.limit',
      'inferred instance-call x_acme_core.QueryBuilder.toEncoded',
    ],
  ],
  [
    'a variable that holds the end of a chain',
    "var q = new x_acme_core.QueryBuilder('task').where('a', '=', 1); q.toEncoded();",
    [
      'instance-call x_acme_core.QueryBuilder.where',
      'inferred instance-call x_acme_core.QueryBuilder.toEncoded',
    ],
  ],
  [
    'a member that returns an instance of another class',
    "new x_acme_core.QueryBuilder('task').math().isHoliday(d);",
    ['instance-call x_acme_core.QueryBuilder.math', `inferred ${HOLIDAY}`],
  ],
  [
    'a member whose JSDoc names the returned class',
    'var c = new InvoiceUtil().calendar(); c.addBusinessDays(d, 1);',
    ['instance-call x_acme_billing.InvoiceUtil.calendar', `inferred ${ADD_DAYS}`],
  ],
  [
    'a static factory',
    'InvoiceUtil.getInstance().totalOf(1);',
    ['static-call x_acme_billing.InvoiceUtil.getInstance', `inferred ${TOTAL}`],
  ],
  ['what a member returns without saying', 'new InvoiceUtil().totalOf(1).toFixed(2);', [TOTAL]],
];

const FIELDS: readonly SiteRow[] = [
  [
    'a field set in initialize and used in another method',
    'var Job = Class.create(); Job.prototype = { initialize: function () { this.u = new InvoiceUtil(); }, run: function (id) { return this.u.totalOf(id); }, type: "Job" };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field set and used in the same method',
    'var Job = Class.create(); Job.prototype = { run: function (id) { this.u = new InvoiceUtil(); return this.u.totalOf(id); } };',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a field filled when it is first needed',
    'var Job = Class.create(); Job.prototype = { util: function () { if (!this._u) this._u = new InvoiceUtil(); return this._u; }, run: function (id) { this.util().totalOf(id); } };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field that is its own default',
    'var Job = Class.create(); Job.prototype = { run: function (id) { this._u = this._u || new InvoiceUtil(); this._u.totalOf(id); } };',
    [NEW_UTIL, TOTAL],
  ],
  [
    'a field among the members of the prototype',
    'var Job = Class.create(); Job.prototype = { u: new InvoiceUtil(), run: function (id) { this.u.totalOf(id); } };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field reached through self',
    'var Job = Class.create(); Job.prototype = { initialize: function () { this.u = new InvoiceUtil(); }, run: function (ids) { var self = this; ids.forEach(function (id) { self.u.totalOf(id); }); } };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field of a bound callback',
    'var Job = Class.create(); Job.prototype = { initialize: function () { this.u = new InvoiceUtil(); }, run: function (ids) { ids.forEach(function (id) { this.u.totalOf(id); }.bind(this)); } };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field of an ES6 class',
    'class Job { constructor() { this.u = new InvoiceUtil(); } run(id) { return this.u.totalOf(id); } }',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a declared field of an ES6 class',
    'class Job { u = new InvoiceUtil(); run(id) { return this.u.totalOf(id); } }',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a private field of an ES6 class',
    'class Job { #u = new InvoiceUtil(); run(id) { return this.#u.totalOf(id); } }',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field of a constructor function',
    'function Job() { this.u = new InvoiceUtil(); } Job.prototype.run = function (id) { return this.u.totalOf(id); };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'a field of an object literal',
    'var job = { u: null, start: function () { this.u = new InvoiceUtil(); }, run: function (id) { this.u.totalOf(id); } };',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'fields of two classes with the same name',
    'var A = Class.create(); A.prototype = { initialize: function () { this.u = new InvoiceUtil(); }, a: function () { this.u.totalOf(1); } }; var B = Class.create(); B.prototype = { initialize: function () { this.u = new x_acme_core.DateMath(); }, b: function () { this.u.isHoliday(1); } };',
    [NEW_UTIL, `inferred ${TOTAL}`, NEW_DATES, `inferred ${HOLIDAY}`],
  ],
  [
    'a field of a local base class',
    'var A = Class.create(); A.prototype = { initialize: function () { this.u = new InvoiceUtil(); } }; var B = Class.create(); B.prototype = Object.extendsObject(A, { run: function () { this.u.totalOf(1); } });',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
  [
    'an instance of a local class and its field',
    'function Job() { this.u = new InvoiceUtil(); } var job = new Job(); job.u.totalOf(1);',
    [NEW_UTIL, `inferred ${TOTAL}`],
  ],
];

describe.each([
  ['constructions', CONSTRUCTIONS],
  ['variables', VARIABLES],
  ['values that are followed', FOLLOWED],
  ['fields', FIELDS],
])('call sites of %s', (_title, rows) => {
  it.each(rows.map((row) => ({ behaviour: row[0], row })))(
    'finds those of $behaviour',
    ({ row }) => {
      const [, code, sites, script] = row;
      expect(callSitesOf({ ...script, code }).map(inWords)).toEqual(sites);
    },
  );
});
