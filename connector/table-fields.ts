/** Which fields of a mirrored table are asked for; the platform ignores those that a table does not have. */
import {
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  SCOPE_TABLE,
  SCRIPT_INCLUDE_TABLE,
  scriptTable,
} from '../domain/index.js';

const IDENTITY_FIELDS = ['sys_id', 'sys_updated_on', 'sys_class_name'];

const SCRIPT_FIELDS = [
  'sys_name',
  'sys_scope',
  'sys_scope.scope',
  'sys_package',
  'sys_policy',
  'sys_updated_by',
  'sys_mod_count',
  'active',
];

/** Where tables keep their authors' words, best first. */
export const DESCRIPTION_FIELDS = ['description', 'short_description', 'comments'] as const;

const SCRIPT_INCLUDE_FIELDS = ['api_name', 'access', 'caller_access', 'client_callable'];

const CROSSING_FIELDS = [
  'source_scope',
  'source_scope.scope',
  'target_scope',
  'target_scope.scope',
  'target_name',
  'status',
];

/** The value of `sysparm_fields`, as a list without duplicates. */
export function fieldsOf(table: string): readonly string[] {
  return [...new Set([...IDENTITY_FIELDS, ...ownFields(table)])];
}

/** The fields without which a record of the table is worth nothing. */
export function neededFields(table: string): readonly string[] {
  const script = scriptTable(table);
  if (script !== undefined) return ['sys_updated_on', script.nameField, ...script.scriptFields];
  if (table === SCOPE_TABLE) return ['sys_updated_on', 'scope'];
  return ['sys_updated_on', 'status'];
}

function ownFields(table: string): readonly string[] {
  if (table === SCOPE_TABLE) return ['scope', 'name', 'vendor', 'version'];
  if (table === PRIVILEGE_TABLE) return [...CROSSING_FIELDS, 'target_type', 'operation'];
  if (table === RESTRICTED_CALLER_TABLE) return [...CROSSING_FIELDS, 'target'];
  const script = scriptTable(table);
  if (script === undefined) return [];
  return [
    ...SCRIPT_FIELDS,
    script.nameField,
    ...script.scriptFields,
    ...DESCRIPTION_FIELDS,
    ...(script.targetTableField === null ? [] : [script.targetTableField]),
    ...(table === SCRIPT_INCLUDE_TABLE ? SCRIPT_INCLUDE_FIELDS : []),
  ];
}
