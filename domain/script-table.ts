/** The tables that are mirrored, and which of their fields mean what. */

export interface ScriptTable {
  readonly table: string;
  /** What an author calls a record of this table. */
  readonly label: string;
  /** Where the code runs. Client code is mirrored for its GlideAjax calls. */
  readonly side: 'server' | 'client';
  readonly nameField: string;
  /** Read in this order and joined by a newline. */
  readonly scriptFields: readonly string[];
  /** The field that names the table which the script runs on, or null. */
  readonly targetTableField: string | null;
}

export const SCRIPT_INCLUDE_TABLE = 'sys_script_include';

export const SCRIPT_TABLES: readonly ScriptTable[] = [
  server('sys_script_include', 'Script Include', 'name', ['script'], null),
  server('sys_script', 'Business rule', 'name', ['script'], 'collection'),
  server('sys_ui_action', 'UI action', 'name', ['script'], 'table'),
  server('sys_script_fix', 'Fix script', 'name', ['script'], null),
  server('sysauto_script', 'Scheduled script', 'name', ['script'], null),
  server('sys_ws_operation', 'Scripted REST operation', 'name', ['operation_script'], null),
  server('sys_processor', 'Processor', 'name', ['script'], null),
  server('sysevent_script_action', 'Script action', 'name', ['script'], null),
  server('sys_script_email', 'Email script', 'name', ['script'], null),
  server('sp_widget', 'Portal widget', 'name', ['script', 'client_script'], null),
  server('sys_transform_script', 'Transform script', 'name', ['script'], null),
  server('sys_security_acl', 'Access control', 'name', ['script'], null),
  server('sc_cat_item_guide', 'Order guide', 'name', ['script'], null),
  client('sys_script_client', 'Client script', 'name', ['script'], 'table'),
  client('catalog_script_client', 'Catalog client script', 'name', ['script'], null),
  client('sys_ui_script', 'UI script', 'name', ['script'], null),
  client(
    'sys_ui_policy',
    'UI policy',
    'short_description',
    ['script_true', 'script_false'],
    'table',
  ),
];

/** The tables beside the scripts: applications, and what may cross between them. */
export const SCOPE_TABLE = 'sys_scope';
export const PRIVILEGE_TABLE = 'sys_scope_privilege';
export const RESTRICTED_CALLER_TABLE = 'sys_restricted_caller_access';

/** Every mirrored table in the order in which it is synced: scopes first, so that scripts find theirs. */
export const MIRRORED_TABLES: readonly string[] = [
  SCOPE_TABLE,
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  ...SCRIPT_TABLES.map((entry) => entry.table),
];

/** The description of a script table, or undefined for a table that is not mirrored as a script. */
export function scriptTable(table: string): ScriptTable | undefined {
  return SCRIPT_TABLES.find((entry) => entry.table === table);
}

function server(
  table: string,
  label: string,
  nameField: string,
  scriptFields: readonly string[],
  targetTableField: string | null,
): ScriptTable {
  return { table, label, side: 'server', nameField, scriptFields, targetTableField };
}

function client(
  table: string,
  label: string,
  nameField: string,
  scriptFields: readonly string[],
  targetTableField: string | null,
): ScriptTable {
  return { table, label, side: 'client', nameField, scriptFields, targetTableField };
}
