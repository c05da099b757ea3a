/** A small company's APIs, and the sites that a piece of code has on them: what the tables of call sites are read against. */
import {
  analyseScript,
  createApiDirectory,
  linkCallSites,
  type MutableApiDirectory,
} from '../../analysis/index.js';
import type { CallSite } from '../../domain/index.js';

const APIS: Readonly<Record<string, string>> = {
  'x_acme_core.DateMath': `
    var DateMath = Class.create();
    DateMath.prototype = {
      initialize: function (zone) { this.zone = zone; },
      addBusinessDays: function (gdt, days) { return new GlideDateTime(gdt); },
      isHoliday: function (gdt, country) { return false; },
      type: 'DateMath'
    };
    DateMath.toIso = function (gdt) { return '' + gdt; };
    DateMath.FORMATS = { iso: 'yyyy-MM-dd' };`,
  'x_acme_core.QueryBuilder': `
    var QueryBuilder = Class.create();
    QueryBuilder.prototype = {
      initialize: function (table) { this.table = table; this.parts = []; },
      where: function (field, op, value) { this.parts.push(field + op + value); return this; },
      limit: function (count) { this.count = count; return this; },
      toEncoded: function () { return this.parts.join('^'); },
      math: function () { return new DateMath(); },
      type: 'QueryBuilder'
    };`,
  'x_acme_core.HttpClientSNC': `
    var HttpClientSNC = Class.create();
    HttpClientSNC.prototype = {
      initialize: function () {},
      get: function (path) { return this._execute('GET', path); },
      post: function (path, body) { return this._execute('POST', path, body); },
      _execute: function (method, path, body) { return null; },
      type: 'HttpClientSNC'
    };`,
  'x_acme_core.HttpClient': `
    var HttpClient = Class.create();
    HttpClient.prototype = Object.extendsObject(HttpClientSNC, { type: 'HttpClient' });`,
  'x_acme_core.StringTool': `
    var StringTool = { slug: function (text) { return text; }, maskEmail: function (mail) { return mail; } };`,
  'x_acme_integ.SapConnector': `
    var SapConnector = Class.create();
    SapConnector.prototype = Object.extendsObject(x_acme_core.HttpClient, {
      pushInvoice: function (invoiceId) { return this.post('/invoice', invoiceId); },
      type: 'SapConnector'
    });`,
  'x_acme_billing.InvoiceUtil': `
    var InvoiceUtil = Class.create();
    InvoiceUtil.prototype = {
      initialize: function () {},
      totalOf: function (invoiceId) { return 1; },
      markPaid: function (invoiceId, paymentId) {},
      /** @returns {x_acme_core.DateMath} */
      calendar: function () { return this.c; },
      type: 'InvoiceUtil'
    };
    InvoiceUtil.getInstance = function () { return new InvoiceUtil(); };`,
  'x_acme_billing.BillingAjax': `
    var BillingAjax = Class.create();
    BillingAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
      getOpenBalance: function () { return '0'; },
      previewInvoice: function () { return ''; },
      type: 'BillingAjax'
    });`,
  'x_acme_billing.Vault': '',
  'global.IncidentUtils': `
    var IncidentUtils = Class.create();
    IncidentUtils.prototype = {
      initialize: function () {},
      resolve: function (gr, code) {},
      reopen: function (gr) {},
      type: 'IncidentUtils'
    };
    IncidentUtils.STATES = { RESOLVED: 6 };`,
  'global.getSupportGroup': 'function getSupportGroup(ciId) { return ciId; }',
  'global.DashboardStats': `
    var DashboardStats = (function () {
      function openByGroup(group) { return {}; }
      return { openByGroup: openByGroup, ageBuckets: function () { return []; } };
    })();`,
  'global.UserAjax': `
    var UserAjax = Class.create();
    UserAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, { getManager: function () {}, type: 'UserAjax' });`,
  'global.dateHelper': 'var dateHelper = { today: function () { return new GlideDate(); } };',
  'global.Twin': `
    var Twin = Class.create();
    Twin.prototype = { initialize: function () {}, fromGlobal: function () {}, type: 'Twin' };`,
  'x_acme_billing.Twin': `
    var Twin = Class.create();
    Twin.prototype = { initialize: function () {}, fromBilling: function () {}, type: 'Twin' };`,
  'x_acme_hr.Ouroboros': `
    var Ouroboros = Class.create();
    Ouroboros.prototype = Object.extendsObject(x_acme_hr.Ouroboros, { bite: function () {}, type: 'Ouroboros' });`,
  'x_acme_hr.Left': `
    var Left = Class.create();
    Left.prototype = Object.extendsObject(Right, { left: function () {}, type: 'Left' });`,
  'x_acme_hr.Right': `
    var Right = Class.create();
    Right.prototype = Object.extendsObject(Left, { right: function () {}, type: 'Right' });`,
};

export function company(): MutableApiDirectory {
  const directory = createApiDirectory();
  for (const [api, source] of Object.entries(APIS)) {
    const [scope = '', name = ''] = api.split('.');
    const script = { sysId: api, table: 'sys_script_include', name, scope, source };
    const { surface } = analyseScript(script);
    if (surface !== null) directory.set(surface);
  }
  return directory;
}

export interface CallingScript {
  readonly code: string;
  /** `x_acme_billing` when absent. */
  readonly scope?: string;
  /** `sys_script` when absent. */
  readonly table?: string;
  readonly name?: string;
}

const COMPANY = company();

export function callSitesOf(calling: CallingScript, directory = COMPANY): readonly CallSite[] {
  const script = {
    sysId: 'caller',
    table: calling.table ?? 'sys_script',
    name: calling.name ?? 'Caller',
    scope: calling.scope ?? 'x_acme_billing',
    source: calling.code,
  };
  return linkCallSites(script, analyseScript(script).references, directory);
}

/** A site in one line: `construct x_acme_core.DateMath`, `inferred instance-call x_acme_core.DateMath.isHoliday`. */
export function inWords({ resolution, form, api, member }: CallSite): string {
  const sure = resolution === 'exact' ? [] : [resolution];
  return [...sure, form, member === null ? api : `${api}.${member}`].join(' ');
}

/** A row of a table: what the code shows, the code, and its sites in order. */
export type SiteRow = readonly [
  behaviour: string,
  code: string,
  sites: readonly string[],
  script?: Omit<CallingScript, 'code'>,
];
