/** The one place where a raw row, be it of the Table API or of an export, becomes a record of the mirror. */
import {
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  SCOPE_TABLE,
  SCRIPT_INCLUDE_TABLE,
  scriptTable,
  type CallerAccess,
  type MirrorRecord,
  type PrivilegeRecord,
  type RestrictedCallerRecord,
  type ScopeRecord,
  type ScriptAccess,
  type ScriptPolicy,
  type ScriptRecord,
  type ScriptTable,
} from '../domain/index.js';
import type { RejectedRow } from './record-source.js';
import { RowReader, type RowOrigin } from './row-reader.js';
import { DESCRIPTION_FIELDS } from './table-fields.js';

export type NormalisedRow =
  | { readonly kind: 'record'; readonly record: MirrorRecord }
  | { readonly kind: 'rejected'; readonly rejection: RejectedRow };

/**
 * Turns a row of `table` into a record. Fields are strings as the platform writes them, or references
 * (`{link, value}`, `{display_value, value}`); scopes are dot-walked as `sys_scope.scope`.
 * A row without its identity, or without a script field that is not protected, is rejected with the reasons;
 * other fields that are missing take the platform's defaults.
 */
export function normaliseRow(
  table: string,
  row: unknown,
  origin: RowOrigin = 'instance',
): NormalisedRow {
  const reader = RowReader.open(row, origin);
  if (reader === null) return rejected(table, null, 'the row is not an object of fields');
  const record = read(table, reader);
  const sysId = reader.text('sys_id') || null;
  if (record === null) return rejected(table, sysId, `${table} is not a mirrored table`);
  if (reader.problems.length === 0) return { kind: 'record', record };
  return rejected(table, sysId, reader.problems.join('; '));
}

function rejected(table: string, sysId: string | null, reason: string): NormalisedRow {
  return { kind: 'rejected', rejection: { table, sysId, reason } };
}

function read(table: string, row: RowReader): MirrorRecord | null {
  if (table === SCOPE_TABLE) return scopeRecord(row);
  if (table === PRIVILEGE_TABLE) return privilegeRecord(row);
  if (table === RESTRICTED_CALLER_TABLE) return restrictedCallerRecord(row);
  const description = scriptTable(table);
  return description === undefined ? null : scriptRecord(description, row);
}

function scriptRecord(description: ScriptTable, row: RowReader): ScriptRecord {
  const sysId = row.sysId();
  const policy = policyOf(row.text('sys_policy'));
  const { table, nameField, targetTableField } = description;
  return {
    kind: 'script',
    sysId,
    table,
    name: row.required(nameField).trim() || row.text('sys_name').trim() || sysId,
    scope: scriptScope(table, row),
    packageId: row.text('sys_package'),
    description: descriptionOf(description, row),
    source: sourceOf(description, row, policy),
    access: accessOf(table, row),
    callerAccess: callerAccessOf(row.text('caller_access')),
    clientCallable: row.flag('client_callable', false),
    active: row.flag('active', true),
    policy,
    targetTable: targetTableField === null ? null : row.text(targetTableField) || null,
    updatedOn: row.updatedOn(),
    updatedBy: row.text('sys_updated_by'),
    modCount: countOf(row.text('sys_mod_count')),
  };
}

function scopeRecord(row: RowReader): ScopeRecord {
  const scope = row.required('scope');
  if (scope === '' && row.optional('scope') !== undefined) row.note('field scope is empty');
  return {
    kind: 'scope',
    sysId: row.sysId('global'),
    scope,
    name: row.text('name') || scope,
    vendor: row.text('vendor'),
    version: row.text('version'),
    updatedOn: row.updatedOn(),
  };
}

function privilegeRecord(row: RowReader): PrivilegeRecord {
  const status = row.required('status').toLowerCase();
  return {
    kind: 'privilege',
    sysId: row.sysId(),
    sourceScope: row.requiredNamespace('source_scope'),
    targetScope: row.requiredNamespace('target_scope'),
    targetName: row.required('target_name'),
    targetType: row.text('target_type'),
    operation: row.text('operation'),
    status: knownStatus(PRIVILEGE_STATUS, status, row) ?? 'requested',
    updatedOn: row.updatedOn(),
  };
}

function restrictedCallerRecord(row: RowReader): RestrictedCallerRecord {
  const status = row.required('status').toLowerCase();
  return {
    kind: 'restricted-caller',
    sysId: row.sysId(),
    sourceScope: row.requiredNamespace('source_scope'),
    targetScope: row.requiredNamespace('target_scope'),
    // Empty where the whole scope is the target.
    targetName: row.text('target_name') || row.text('target'),
    status: knownStatus(RESTRICTED_CALLER_STATUS, status, row) ?? 'requested',
    updatedOn: row.updatedOn(),
  };
}

const PRIVILEGE_STATUS = new Map<string, PrivilegeRecord['status']>([
  ['requested', 'requested'],
  ['allowed', 'allowed'],
  ['denied', 'denied'],
]);

/** The platform stores the choices of restricted callers by number. */
const RESTRICTED_CALLER_STATUS = new Map<string, RestrictedCallerRecord['status']>([
  ...PRIVILEGE_STATUS,
  ['1', 'requested'],
  ['2', 'allowed'],
  ['3', 'denied'],
  ['4', 'invalidated'],
  ['invalidated', 'invalidated'],
]);

function knownStatus<Status>(
  known: ReadonlyMap<string, Status>,
  status: string,
  row: RowReader,
): Status | undefined {
  const found = known.get(status);
  if (found === undefined && row.optional('status') !== undefined) {
    row.note('field status has an unknown value');
  }
  return found;
}

function sourceOf(description: ScriptTable, row: RowReader, policy: ScriptPolicy): string {
  const read = policy === 'protected' ? row.text.bind(row) : row.required.bind(row);
  return description.scriptFields
    .map((field) => read(field))
    .filter((text) => text !== '')
    .join('\n');
}

/** A user who may not read sys_scope still sees the namespace in the name of a Script Include. */
function scriptScope(table: string, row: RowReader): string {
  const namespace = row.namespace('sys_scope');
  if (namespace !== undefined) return namespace;
  const apiName = row.text('api_name');
  if (table === SCRIPT_INCLUDE_TABLE && apiName.includes('.')) {
    return apiName.slice(0, apiName.indexOf('.'));
  }
  return row.requiredNamespace('sys_scope');
}

function descriptionOf(description: ScriptTable, row: RowReader): string {
  const fields = DESCRIPTION_FIELDS.filter((field) => field !== description.nameField);
  return fields.map((field) => row.text(field).trim()).find((text) => text !== '') ?? '';
}

/** A field that is empty or not readable says nothing: an API is hidden from other scopes only where the record says so. */
function accessOf(table: string, row: RowReader): ScriptAccess {
  if (table !== SCRIPT_INCLUDE_TABLE) return 'public';
  return row.text('access') === 'package_private' ? 'package_private' : 'public';
}

function callerAccessOf(value: string): CallerAccess {
  if (value === '1') return 'tracking';
  return value === '2' ? 'restriction' : 'none';
}

function policyOf(value: string): ScriptPolicy {
  return value === 'read' || value === 'protected' ? value : 'none';
}

function countOf(value: string): number {
  const count = Number.parseInt(value, 10);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
