/** A record as the demo instance keeps it: every value is the string that the platform's database would hold. */
import { MIRRORED_TABLES, scriptTable } from '../../../domain/index.js';

export type DemoRow = Readonly<Record<string, string>>;

/** The sys_id of the `global` application is its name, as on the platform. */
export const GLOBAL_SCOPE_ID = 'global';

const SYSTEM_COLUMNS = [
  'sys_id',
  'sys_created_on',
  'sys_created_by',
  'sys_updated_on',
  'sys_updated_by',
  'sys_mod_count',
] as const;

const METADATA_COLUMNS = [
  'sys_scope',
  'sys_package',
  'sys_class_name',
  'sys_policy',
  'sys_name',
  'sys_update_name',
] as const;

/** Columns that exist whether or not a row fills them; tables not named here have the columns of their rows. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  sys_scope: ['scope', 'name', 'vendor', 'version', 'short_description', 'active', 'private'],
  sys_scope_privilege: [
    'source_scope',
    'target_scope',
    'target_name',
    'target_type',
    'operation',
    'status',
  ],
  sys_restricted_caller_access: [
    'source_scope',
    'source_type',
    'source_table',
    'source',
    'target_scope',
    'target_type',
    'target_table',
    'target',
    'target_name',
    'operation',
    'status',
  ],
  sys_script_include: [
    'api_name',
    'description',
    'access',
    'caller_access',
    'client_callable',
    'active',
  ],
  sys_script: ['collection', 'when', 'order', 'active', 'description'],
  sys_user: ['user_name', 'name', 'email', 'active', 'manager'],
  sys_audit_delete: ['tablename', 'documentkey', 'display_value', 'deleted_by'],
  sys_upgrade_history: ['from_version', 'to_version', 'upgrade_started', 'upgrade_finished'],
  sys_properties: ['name', 'value', 'description'],
  sys_db_object: ['name', 'label', 'super_class'],
};

/** Which table a reference column points at; every other column holds a plain value. */
const REFERENCES: Readonly<Record<string, string>> = {
  sys_scope: 'sys_scope',
  sys_package: 'sys_package',
  source_scope: 'sys_scope',
  target_scope: 'sys_scope',
  manager: 'sys_user',
  super_class: 'sys_db_object',
};

const INTEGER_COLUMNS: ReadonlySet<string> = new Set(['sys_mod_count', 'order', 'priority']);

/** The tables that an instance has before anybody stores a record. */
export const BUILT_IN_TABLES: readonly string[] = [
  ...new Set([...MIRRORED_TABLES, ...Object.keys(OWN_COLUMNS)]),
];

/** The columns that `table` has by itself, beside those that its rows bring. */
export function columnsOf(table: string): readonly string[] {
  const script = scriptTable(table);
  const scriptColumns =
    script === undefined
      ? []
      : [
          script.nameField,
          ...script.scriptFields,
          ...(script.targetTableField === null ? [] : [script.targetTableField]),
          'active',
          'description',
        ];
  const metadata = isMetadata(table) ? METADATA_COLUMNS : [];
  return [
    ...new Set([...SYSTEM_COLUMNS, ...metadata, ...scriptColumns, ...(OWN_COLUMNS[table] ?? [])]),
  ];
}

/** The table that `column` refers to, or undefined for a plain column. */
export function referencedTable(table: string, column: string): string | undefined {
  // An application is its own scope and package.
  if (table === 'sys_scope' && column === 'sys_package') return undefined;
  return REFERENCES[column];
}

/** Whether values of `column` are compared as numbers. */
export function isIntegerColumn(column: string): boolean {
  return INTEGER_COLUMNS.has(column);
}

/** Whether records of `table` belong to an application. */
export function isMetadata(table: string): boolean {
  return MIRRORED_TABLES.includes(table);
}

/** Column whose value stands for a record of `table` where a person reads it. */
export function displayColumn(table: string): string {
  if (table === 'sys_scope_privilege' || table === 'sys_restricted_caller_access') {
    return 'target_name';
  }
  return scriptTable(table)?.nameField ?? 'name';
}

/** `date` in UTC as the platform writes it: `YYYY-MM-DD HH:MM:SS`. */
export function platformTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
