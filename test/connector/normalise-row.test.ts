import { describe, expect, it } from 'vitest';
import { normaliseRow } from '../../connector/index.js';
import { MIRRORED_TABLES } from '../../domain/index.js';
import { sysIdAt } from './instance.js';

const row = {
  sys_id: sysIdAt(1),
  name: 'InvoiceBuilder',
  api_name: 'x_acme_billing.InvoiceBuilder',
  script: 'var InvoiceBuilder = Class.create();\r\n',
  description: ' Builds invoices. ',
  access: 'public',
  caller_access: '2',
  client_callable: 'true',
  active: 'false',
  sys_scope: sysIdAt(9),
  'sys_scope.scope': 'x_acme_billing',
  sys_package: sysIdAt(9),
  sys_policy: 'read',
  sys_updated_on: '2026-01-02 03:04:05',
  sys_updated_by: 'mei.tanaka',
  sys_mod_count: '14',
};

const record = {
  kind: 'script',
  sysId: sysIdAt(1),
  table: 'sys_script_include',
  name: 'InvoiceBuilder',
  scope: 'x_acme_billing',
  packageId: sysIdAt(9),
  description: 'Builds invoices.',
  source: 'var InvoiceBuilder = Class.create();\r\n',
  access: 'public',
  callerAccess: 'restriction',
  clientCallable: true,
  active: false,
  policy: 'read',
  targetTable: null,
  updatedOn: '2026-01-02 03:04:05',
  updatedBy: 'mei.tanaka',
  modCount: 14,
};

type Row = Readonly<Record<string, unknown>>;

const without = (...fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

function recordOf(table: string, raw: Row): unknown {
  const result = normaliseRow(table, raw);
  if (result.kind === 'rejected') throw new Error(result.rejection.reason);
  return result.record;
}

function reasonOf(table: string, raw: unknown, origin?: 'export'): string | null {
  const result = normaliseRow(table, raw, origin);
  return result.kind === 'rejected' ? result.rejection.reason : null;
}

describe('a row becomes a record', () => {
  it('from plain values', () => {
    expect(recordOf('sys_script_include', row)).toEqual(record);
  });

  it('from references with links, display values, numbers, booleans and nulls', () => {
    const raw = {
      ...row,
      sys_scope: { link: 'https://x/api/now/table/sys_scope/1', value: sysIdAt(9) },
      sys_package: { display_value: 'Billing', value: sysIdAt(9) },
      sys_mod_count: 14,
      client_callable: true,
      active: false,
    };
    expect(recordOf('sys_script_include', raw)).toEqual(record);
    expect(recordOf('sys_script_include', { ...row, description: null })).toMatchObject({
      description: '',
    });
  });

  it.each<[string, Row, Row]>([
    ['no caller access', { caller_access: '' }, { callerAccess: 'none' }],
    ['tracked callers', { caller_access: '1' }, { callerAccess: 'tracking' }],
    ['an access of its own scope', { access: 'package_private' }, { access: 'package_private' }],
    ['an empty access', { access: '' }, { access: 'public' }],
    ['an unknown policy', { sys_policy: 'x' }, { policy: 'none' }],
    ['no policy', { sys_policy: '' }, { policy: 'none' }],
    ['a damaged count', { sys_mod_count: 'x' }, { modCount: 0 }],
    ['no name but a display name', { name: '', sys_name: 'Shown' }, { name: 'Shown' }],
    ['no name at all', { name: ' ', sys_name: '' }, { name: sysIdAt(1) }],
    ['the global scope', { 'sys_scope.scope': '', sys_scope: 'global' }, { scope: 'global' }],
  ])('with %s', (_what, change, expected) => {
    expect(recordOf('sys_script_include', { ...row, ...change })).toMatchObject(expected);
  });

  it('with the scope of its API name where the scope is not readable', () => {
    expect(recordOf('sys_script_include', without('sys_scope.scope'))).toEqual(record);
    const hidden = without('sys_scope', 'sys_scope.scope');
    expect(recordOf('sys_script_include', hidden)).toEqual(record);
  });

  it('without a text where it is protected', () => {
    const raw = { ...without('script'), sys_policy: 'protected' };
    expect(recordOf('sys_script_include', raw)).toMatchObject({ source: '', policy: 'protected' });
  });

  it('with all its script fields, joined by a newline', () => {
    const widget = { ...row, script: 'server()', client_script: 'client()' };
    expect(recordOf('sp_widget', widget)).toMatchObject({ source: 'server()\nclient()' });
    const policy = { ...row, short_description: 'P', script_true: '', script_false: 'no()' };
    expect(recordOf('sys_ui_policy', policy)).toMatchObject({ name: 'P', source: 'no()' });
  });

  it('with the table that it runs on', () => {
    const rule = { ...row, collection: 'incident' };
    expect(recordOf('sys_script', rule)).toMatchObject({ targetTable: 'incident' });
    expect(recordOf('sys_script', row)).toMatchObject({ targetTable: null });
  });

  it('for every mirrored table', () => {
    const whole = {
      ...row,
      scope: 'x',
      status: 'allowed',
      source_scope: 'x_a',
      target_scope: 'global',
      target_name: 'T',
      operation_script: '',
      client_script: '',
      short_description: 'S',
      script_true: '',
      script_false: '',
    };
    for (const table of MIRRORED_TABLES) {
      expect(recordOf(table, whole)).toMatchObject({ sysId: sysIdAt(1) });
    }
  });
});

describe('applications and what crosses between them', () => {
  it('the global scope keeps its own identity', () => {
    const raw = {
      sys_id: 'global',
      scope: 'global',
      name: 'Global',
      sys_updated_on: row.sys_updated_on,
    };
    expect(recordOf('sys_scope', raw)).toEqual({
      kind: 'scope',
      sysId: 'global',
      scope: 'global',
      name: 'Global',
      vendor: '',
      version: '',
      updatedOn: row.sys_updated_on,
    });
  });

  const crossing = {
    sys_id: sysIdAt(2),
    sys_updated_on: row.sys_updated_on,
    source_scope: sysIdAt(8),
    'source_scope.scope': 'x_acme_hr',
    target_scope: 'global',
    target_name: 'Utils',
    target_type: 'sys_script_include',
    operation: 'execute',
    status: 'allowed',
  };

  it('a privilege names both scopes', () => {
    expect(recordOf('sys_scope_privilege', crossing)).toEqual({
      kind: 'privilege',
      sysId: sysIdAt(2),
      sourceScope: 'x_acme_hr',
      targetScope: 'global',
      targetName: 'Utils',
      targetType: 'sys_script_include',
      operation: 'execute',
      status: 'allowed',
      updatedOn: row.sys_updated_on,
    });
  });

  it.each([
    ['1', 'requested'],
    ['2', 'allowed'],
    ['3', 'denied'],
    ['Invalidated', 'invalidated'],
    ['denied', 'denied'],
  ])('a restricted caller with the status %s is %s', (status, expected) => {
    const raw = { ...crossing, status };
    expect(recordOf('sys_restricted_caller_access', raw)).toMatchObject({ status: expected });
  });

  it.each<[string, Row, string]>([
    ['an unknown status', { status: 'maybe' }, 'field status has an unknown value'],
    [
      'a scope that is not readable',
      { 'source_scope.scope': '' },
      'field source_scope.scope is not readable for this user',
    ],
  ])('is rejected for %s', (_what, change, reason) => {
    expect(reasonOf('sys_scope_privilege', { ...crossing, ...change })).toBe(reason);
  });
});

describe('a row is rejected', () => {
  it.each<[string, unknown, string]>([
    ['its text is not readable', without('script'), 'field script is not readable for this user'],
    ['its name is not readable', without('name'), 'field name is not readable for this user'],
    [
      'its time is not readable',
      without('sys_updated_on'),
      'field sys_updated_on is not readable for this user',
    ],
    ['it has no identity', without('sys_id'), 'field sys_id is not readable for this user'],
    ['its identity is none', { ...row, sys_id: 'x^y' }, 'sys_id is not 32 hexadecimal digits'],
    ['its time is none', { ...row, sys_updated_on: 'today' }, 'sys_updated_on is not a time'],
    ['it is not an object', 'row', 'the row is not an object of fields'],
    ['it is nothing', null, 'the row is not an object of fields'],
    ['it holds lists', { ...row, script: [] }, 'the row is not an object of fields'],
  ])('when %s', (_what, raw, reason) => {
    expect(reasonOf('sys_script_include', raw)).toBe(reason);
  });

  it('with every reason at once', () => {
    const reason = reasonOf('sys_script_include', without('script', 'name'));
    expect(reason).toContain('field script');
    expect(reason).toContain('field name');
  });

  it('when its table is not mirrored', () => {
    expect(reasonOf('incident', row)).toBe('incident is not a mirrored table');
  });

  it('in the words of an export where it comes from one', () => {
    expect(reasonOf('sys_script_include', without('script'), 'export')).toBe(
      'field script is not in the export',
    );
    expect(reasonOf('sys_script_include', without('sys_updated_on'), 'export')).toBeNull();
  });
});
