import { describe, expect, it } from 'vitest';
import { callSitesOf, inWords, type SiteRow } from './company.js';

const NEW_DATES = 'construct x_acme_core.DateMath';
const HOLIDAY = 'instance-call x_acme_core.DateMath.isHoliday';
const TO_ISO = 'static-call x_acme_core.DateMath.toIso';
const EXTEND_HTTP = 'extend x_acme_core.HttpClient';
const POST = 'prototype-call x_acme_core.HttpClient.post';
const BALANCE = 'ajax x_acme_billing.BillingAjax.getOpenBalance';
const CLIENT = { table: 'sys_script_client' };
const CORE = { scope: 'x_acme_core' };
const GLOBAL = { scope: 'global' };

const SCOPES: readonly SiteRow[] = [
  ['a class of another scope', 'new x_acme_core.DateMath().isHoliday(d);', [HOLIDAY]],
  [
    'a class of the own scope by its full name',
    'new x_acme_billing.InvoiceUtil().totalOf(1);',
    ['instance-call x_acme_billing.InvoiceUtil.totalOf'],
  ],
  [
    'a global class by its full name',
    'new global.IncidentUtils().resolve(current, 1);',
    ['instance-call global.IncidentUtils.resolve'],
  ],
  [
    'a global class by its bare name',
    'new IncidentUtils().reopen(current);',
    ['instance-call global.IncidentUtils.reopen'],
  ],
  [
    'a name that both the own scope and global have',
    'new Twin().fromBilling();',
    ['instance-call x_acme_billing.Twin.fromBilling'],
  ],
  [
    'the same name in a scope that has none',
    'new Twin().fromGlobal();',
    ['instance-call global.Twin.fromGlobal'],
    CORE,
  ],
  [
    'the global one of two by its full name',
    'new global.Twin().fromGlobal();',
    ['instance-call global.Twin.fromGlobal'],
  ],
  [
    'a class of another scope by its bare name',
    'new DateMath().isHoliday(d);',
    ['unresolved instance-call DateMath.isHoliday'],
  ],
  [
    'a class that no scope has',
    'new x_acme_core.DateMth();',
    ['unresolved construct x_acme_core.DateMth'],
  ],
  [
    'a scope that is not mirrored',
    'var h = new sn_hr_core.hr_Case(current); h.close();',
    [
      'unresolved construct sn_hr_core.hr_Case',
      'unresolved instance-call sn_hr_core.hr_Case.close',
    ],
  ],
  [
    'a static of a class that is not there',
    'x_acme_core.Missing.run();',
    ['unresolved static-call x_acme_core.Missing.run'],
  ],
  [
    'a namespace in a variable',
    'var core = x_acme_core; new core.DateMath().isHoliday(d);',
    [HOLIDAY],
  ],
  ['a namespace by a string', "new x_acme_core['DateMath']().isHoliday(d);", [HOLIDAY]],
];

const STATICS: readonly SiteRow[] = [
  ['a static method', 'x_acme_core.DateMath.toIso(d);', [TO_ISO]],
  ['a static method in its own scope', 'DateMath.toIso(d);', [TO_ISO], CORE],
  ['a static method by call', 'x_acme_core.DateMath.toIso.call(null, d);', [TO_ISO]],
  [
    'a constant',
    'var f = x_acme_core.DateMath.FORMATS;',
    ['property x_acme_core.DateMath.FORMATS'],
  ],
  [
    'what lies below a constant',
    'gs.info(IncidentUtils.STATES.RESOLVED);',
    ['property global.IncidentUtils.STATES'],
  ],
  [
    'a method called on a constant',
    "IncidentUtils.STATES.hasOwnProperty('a');",
    ['property global.IncidentUtils.STATES'],
  ],
  [
    'a static method handed on',
    'dates.map(x_acme_core.DateMath.toIso);',
    ['property x_acme_core.DateMath.toIso'],
  ],
  [
    'a static that the class does not have',
    'x_acme_core.DateMath.toXml(d);',
    ['member-unknown static-call x_acme_core.DateMath.toXml'],
  ],
  [
    'an object literal',
    "x_acme_core.StringTool.slug('A b');",
    ['static-call x_acme_core.StringTool.slug'],
  ],
  [
    'an object literal with a small letter',
    'dateHelper.today();',
    ['static-call global.dateHelper.today'],
  ],
  [
    'an object that an immediately called function returns',
    'DashboardStats.openByGroup(g);',
    ['static-call global.DashboardStats.openByGroup'],
    GLOBAL,
  ],
  [
    'a bare function',
    'var g = getSupportGroup(current.cmdb_ci);',
    ['function-call global.getSupportGroup'],
  ],
  [
    'a bare function by its full name',
    'global.getSupportGroup(ci);',
    ['function-call global.getSupportGroup'],
  ],
  [
    'a bare function by call',
    'getSupportGroup.call(null, ci);',
    ['function-call global.getSupportGroup'],
  ],
];

const ALIASES: readonly SiteRow[] = [
  ['a class in a variable', 'var U = x_acme_core.DateMath; new U().isHoliday(d);', [HOLIDAY]],
  [
    'a class in a variable, and an instance in another',
    'var U = x_acme_core.DateMath; var u = new U(); u.isHoliday(d);',
    [NEW_DATES, HOLIDAY],
  ],
  ['a static by an alias', 'var U = x_acme_core.DateMath; U.toIso(d);', [TO_ISO]],
  [
    'an alias with the same name',
    'var DateMath = x_acme_core.DateMath; new DateMath().isHoliday(d);',
    [HOLIDAY],
  ],
  [
    'an alias taken by destructuring',
    'const { DateMath } = x_acme_core; new DateMath().isHoliday(d);',
    [HOLIDAY],
  ],
  [
    'an alias renamed by destructuring',
    'const { DateMath: Dates } = x_acme_core; Dates.toIso(d);',
    [TO_ISO],
  ],
  [
    'a class in a field',
    'var Job = Class.create(); Job.prototype = { initialize: function () { this.Dates = x_acme_core.DateMath; }, run: function () { new this.Dates().isHoliday(1); } };',
    [`inferred ${HOLIDAY}`],
  ],
  [
    'a choice of classes',
    'var U = a ? x_acme_core.DateMath : InvoiceUtil; new U().totalOf(1);',
    ['inferred instance-call x_acme_billing.InvoiceUtil.totalOf'],
  ],
  [
    'a local class in an alias',
    'function DateMath() {} var U = DateMath; new U().isHoliday(1);',
    [],
  ],
  [
    'the prototype in a variable',
    'var base = x_acme_core.DateMath.prototype; base.isHoliday.call(this, d);',
    ['prototype-call x_acme_core.DateMath.isHoliday'],
  ],
];

const INHERITANCE: readonly SiteRow[] = [
  [
    'a member of the base of the base',
    'new x_acme_integ.SapConnector().get(p);',
    ['instance-call x_acme_integ.SapConnector.get'],
  ],
  [
    'extendsObject',
    'var A = Class.create(); A.prototype = Object.extendsObject(x_acme_core.HttpClient, { type: "A" });',
    [EXTEND_HTTP],
  ],
  [
    'extendsObject with the prototype',
    'var A = Class.create(); A.prototype = Object.extendsObject(x_acme_core.HttpClient.prototype, {});',
    [EXTEND_HTTP],
  ],
  [
    'extendsObject with an alias',
    'var Base = x_acme_core.HttpClient; var A = Class.create(); A.prototype = Object.extendsObject(Base, {});',
    [EXTEND_HTTP],
  ],
  [
    'Object.extend with a fresh instance',
    'var A = Class.create(); A.prototype = Object.extend(new x_acme_core.HttpClient(), {});',
    [EXTEND_HTTP],
  ],
  [
    'Object.create',
    'function A() {} A.prototype = Object.create(x_acme_core.HttpClient.prototype);',
    [EXTEND_HTTP],
  ],
  [
    'a prototype that is an instance',
    'function A() {} A.prototype = new x_acme_core.HttpClient();',
    [EXTEND_HTTP],
  ],
  ['an ES6 class', 'class A extends x_acme_core.HttpClient {}', [EXTEND_HTTP]],
  ['an ES6 class expression', 'var A = class extends x_acme_core.HttpClient {};', [EXTEND_HTTP]],
  [
    'a call of the base by its prototype',
    'var A = Class.create(); A.prototype = Object.extendsObject(x_acme_core.HttpClient, { post: function (p, b) { return x_acme_core.HttpClient.prototype.post.call(this, p, b); } });',
    [EXTEND_HTTP, POST],
  ],
  [
    'a call of the base by apply',
    'var A = Class.create(); A.prototype = Object.extendsObject(x_acme_core.HttpClient, { post: function () { return x_acme_core.HttpClient.prototype.post.apply(this, arguments); } });',
    [EXTEND_HTTP, POST],
  ],
  [
    'a call of the base by super',
    'class A extends x_acme_core.HttpClient { post(p, b) { return super.post(p, b); } }',
    [EXTEND_HTTP, POST],
  ],
  [
    'the constructor of the base',
    'function A() { x_acme_core.HttpClient.call(this); }',
    ['prototype-call x_acme_core.HttpClient'],
  ],
  [
    'the platform base of Ajax processors',
    'var A = Class.create(); A.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {});',
    [],
  ],
  [
    'a local base',
    'var B = Class.create(); var A = Class.create(); A.prototype = Object.extendsObject(B, {});',
    [],
  ],
  [
    'a base that is not there',
    'var A = Class.create(); A.prototype = Object.extendsObject(x_acme_core.Gone, {});',
    ['unresolved extend x_acme_core.Gone'],
  ],
  [
    'a class that extends itself',
    'new x_acme_hr.Ouroboros().bite();',
    ['instance-call x_acme_hr.Ouroboros.bite'],
  ],
  [
    'an unknown member of a class that extends itself',
    'new x_acme_hr.Ouroboros().swallow();',
    ['member-unknown instance-call x_acme_hr.Ouroboros.swallow'],
  ],
  [
    'two classes that extend each other',
    'new x_acme_hr.Left().right();',
    ['instance-call x_acme_hr.Left.right'],
  ],
];

const INCLUDES: readonly SiteRow[] = [
  ['gs.include', "gs.include('IncidentUtils');", ['include global.IncidentUtils']],
  [
    'gs.include with a scope',
    'gs.include("x_acme_core.DateMath");',
    ['include x_acme_core.DateMath'],
  ],
  [
    'gs.include and a use behind it',
    "gs.include('IncidentUtils'); var u = new IncidentUtils(); u.reopen(current);",
    [
      'include global.IncidentUtils',
      'construct global.IncidentUtils',
      'instance-call global.IncidentUtils.reopen',
    ],
    GLOBAL,
  ],
  [
    'gs.include of what is not there',
    "gs.include('PrototypeServerX');",
    ['unresolved include PrototypeServerX'],
  ],
  ['gs.include of a computed name', 'gs.include(name);', []],
];

const AJAX: readonly SiteRow[] = [
  [
    'a call with its method',
    "var ga = new GlideAjax('x_acme_billing.BillingAjax'); ga.addParam('sysparm_name', 'getOpenBalance'); ga.getXMLAnswer(cb);",
    [BALANCE],
    CLIENT,
  ],
  [
    'a bare class name',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', 'getOpenBalance');",
    [BALANCE],
    CLIENT,
  ],
  [
    'a global class in a global script',
    "var ga = new GlideAjax('UserAjax'); ga.addParam('sysparm_name', 'getManager');",
    ['ajax global.UserAjax.getManager'],
    { ...CLIENT, ...GLOBAL },
  ],
  [
    'two calls in one variable',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', 'getOpenBalance'); ga.getXML(a); ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', 'previewInvoice');",
    [BALANCE, 'ajax x_acme_billing.BillingAjax.previewInvoice'],
    CLIENT,
  ],
  [
    'a method in a variable',
    "var m = 'getOpenBalance'; var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', m);",
    [BALANCE],
    CLIENT,
  ],
  [
    'a class name in a constant',
    "const NAME = 'x_acme_billing.' + 'BillingAjax'; var ga = new GlideAjax(NAME); ga.addParam('sysparm_name', 'getOpenBalance');",
    [BALANCE],
    CLIENT,
  ],
  [
    'one of two methods',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', a ? 'getOpenBalance' : 'previewInvoice');",
    [BALANCE, 'ajax x_acme_billing.BillingAjax.previewInvoice'],
    CLIENT,
  ],
  [
    'a method that is computed',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', method);",
    ['ajax x_acme_billing.BillingAjax'],
    CLIENT,
  ],
  [
    'no method yet',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_id', 'x');",
    ['ajax x_acme_billing.BillingAjax'],
    CLIENT,
  ],
  [
    'a method that the class does not have',
    "var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', 'getBalanc');",
    ['member-unknown ajax x_acme_billing.BillingAjax.getBalanc'],
    CLIENT,
  ],
  [
    'a class that is not there',
    "var ga = new GlideAjax('x_acme_billing.GoneAjax'); ga.addParam('sysparm_name', 'a');",
    ['unresolved ajax x_acme_billing.GoneAjax.a'],
    CLIENT,
  ],
  [
    'a class name that is computed',
    "var ga = new GlideAjax(name); ga.addParam('sysparm_name', 'a');",
    [],
    CLIENT,
  ],
  [
    'a call inside a change handler',
    "function onChange(control, oldValue, newValue) { if (newValue === '') return; var ga = new GlideAjax('BillingAjax'); ga.addParam('sysparm_name', 'getOpenBalance'); ga.addParam('sysparm_customer', newValue); ga.getXMLAnswer(function (answer) { g_form.setValue('u_balance', answer); }); }",
    [BALANCE],
    CLIENT,
  ],
];

describe.each([
  ['scopes', SCOPES],
  ['statics', STATICS],
  ['aliases', ALIASES],
  ['inheritance', INHERITANCE],
  ['includes', INCLUDES],
  ['GlideAjax', AJAX],
])('call sites of %s', (_title, rows) => {
  it.each(rows.map((row) => ({ behaviour: row[0], row })))(
    'finds those of $behaviour',
    ({ row }) => {
      const [, code, sites, script] = row;
      expect(callSitesOf({ ...script, code }).map(inWords)).toEqual(sites);
    },
  );
});

describe('the place where a member is defined', () => {
  it.each([
    ['its own class', 'new x_acme_core.DateMath().isHoliday(d);', 'x_acme_core.DateMath'],
    [
      'a base two classes up',
      'new x_acme_integ.SapConnector().get(p);',
      'x_acme_core.HttpClientSNC',
    ],
    [
      'a base in the other of two classes that extend each other',
      'new x_acme_hr.Left().right();',
      'x_acme_hr.Right',
    ],
  ])('is %s', (_behaviour, code, definedIn) => {
    expect(callSitesOf({ code }).map((site) => site.definedIn)).toEqual([definedIn]);
  });

  it('is nowhere for a class alone', () => {
    expect(callSitesOf({ code: 'new x_acme_core.DateMath();' })[0]?.definedIn).toBeNull();
  });
});
