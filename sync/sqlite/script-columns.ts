/** How a script lies in its row. */
import type { ScriptRecord } from '../../domain/index.js';
import type { ScriptSummary, StoredScript } from '../store.js';

export const SCRIPT_COLUMNS = `script.sys_id, script.table_name, script.name, script.scope, script.package_id,
  script.description, script.access, script.caller_access, script.client_callable, script.active, script.policy,
  script.target_table, script.updated_on, script.updated_by, script.mod_count, script.content_hash,
  script.analysis_key, script.analysed_key, script.parse, script.generation`;

export interface ScriptRow {
  readonly sys_id: string;
  readonly table_name: string;
  readonly name: string;
  readonly scope: string;
  readonly package_id: string;
  readonly description: string;
  readonly access: ScriptRecord['access'];
  readonly caller_access: ScriptRecord['callerAccess'];
  readonly client_callable: number;
  readonly active: number;
  readonly policy: ScriptRecord['policy'];
  readonly target_table: string | null;
  readonly updated_on: string;
  readonly updated_by: string;
  readonly mod_count: number;
  readonly content_hash: string;
  readonly analysis_key: string;
  readonly analysed_key: string | null;
  readonly parse: Exclude<StoredScript['parse'], 'pending'> | null;
  readonly generation: number;
}

export interface ScriptTextRow extends ScriptRow {
  readonly source: string;
}

export function summaryOf(row: ScriptRow): ScriptSummary {
  return {
    kind: 'script',
    sysId: row.sys_id,
    table: row.table_name,
    name: row.name,
    scope: row.scope,
    packageId: row.package_id,
    description: row.description,
    access: row.access,
    callerAccess: row.caller_access,
    clientCallable: row.client_callable === 1,
    active: row.active === 1,
    policy: row.policy,
    targetTable: row.target_table,
    updatedOn: row.updated_on,
    updatedBy: row.updated_by,
    modCount: row.mod_count,
    contentHash: row.content_hash,
    parse: row.analysed_key === row.analysis_key ? (row.parse ?? 'pending') : 'pending',
    generation: row.generation,
  };
}

export function scriptOf(row: ScriptTextRow): StoredScript {
  return { ...summaryOf(row), source: row.source };
}
