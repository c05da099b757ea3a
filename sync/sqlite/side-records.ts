/** The records beside the scripts: applications, cross-scope privileges, restricted callers. */
import {
  PRIVILEGE_TABLE,
  RESTRICTED_CALLER_TABLE,
  SCOPE_TABLE,
  type PrivilegeRecord,
  type RestrictedCallerRecord,
  type ScopeRecord,
} from '../../domain/index.js';
import type { Batch } from './batch.js';
import type { Database } from './open-database.js';

export type SideRecord = ScopeRecord | PrivilegeRecord | RestrictedCallerRecord;

/** Which SQL table keeps the records of a platform table. */
const TABLES: Readonly<Record<string, string>> = {
  [SCOPE_TABLE]: 'scope_record',
  [PRIVILEGE_TABLE]: 'privilege',
  [RESTRICTED_CALLER_TABLE]: 'restricted_caller',
};

export class SideRecords {
  readonly #database;
  readonly #writeScope;
  readonly #writePrivilege;
  readonly #writeRestrictedCaller;

  constructor(database: Database) {
    this.#database = database;
    this.#writeScope = database.prepare<[Omit<ScopeRecord, 'kind'>]>(
      `INSERT INTO scope_record (sys_id, scope, name, vendor, version, updated_on)
       VALUES (@sysId, @scope, @name, @vendor, @version, @updatedOn)
       ON CONFLICT (sys_id) DO UPDATE SET scope = excluded.scope, name = excluded.name,
         vendor = excluded.vendor, version = excluded.version, updated_on = excluded.updated_on
       WHERE (scope, name, vendor, version, updated_on) IS NOT
         (excluded.scope, excluded.name, excluded.vendor, excluded.version, excluded.updated_on)`,
    );
    this.#writePrivilege = database.prepare<[Omit<PrivilegeRecord, 'kind'>]>(
      `INSERT INTO privilege (sys_id, source_scope, target_scope, target_name, target_type, operation, status, updated_on)
       VALUES (@sysId, @sourceScope, @targetScope, @targetName, @targetType, @operation, @status, @updatedOn)
       ON CONFLICT (sys_id) DO UPDATE SET source_scope = excluded.source_scope,
         target_scope = excluded.target_scope, target_name = excluded.target_name,
         target_type = excluded.target_type, operation = excluded.operation,
         status = excluded.status, updated_on = excluded.updated_on
       WHERE (source_scope, target_scope, target_name, target_type, operation, status, updated_on) IS NOT
         (excluded.source_scope, excluded.target_scope, excluded.target_name, excluded.target_type,
          excluded.operation, excluded.status, excluded.updated_on)`,
    );
    this.#writeRestrictedCaller = database.prepare<[Omit<RestrictedCallerRecord, 'kind'>]>(
      `INSERT INTO restricted_caller (sys_id, source_scope, target_scope, target_name, status, updated_on)
       VALUES (@sysId, @sourceScope, @targetScope, @targetName, @status, @updatedOn)
       ON CONFLICT (sys_id) DO UPDATE SET source_scope = excluded.source_scope,
         target_scope = excluded.target_scope, target_name = excluded.target_name,
         status = excluded.status, updated_on = excluded.updated_on
       WHERE (source_scope, target_scope, target_name, status, updated_on) IS NOT
         (excluded.source_scope, excluded.target_scope, excluded.target_name, excluded.status, excluded.updated_on)`,
    );
  }

  /** Whether the record differed from what was there. */
  write(record: SideRecord, batch: Batch): boolean {
    const { changes } = this.#upsert(record);
    if (changes > 0) batch.stamp();
    return changes > 0;
  }

  /** Whether there was such a record. */
  remove(table: string, sysId: string, batch: Batch): boolean {
    const { changes } = this.#database
      .prepare<[string]>(`DELETE FROM ${sqlTable(table)} WHERE sys_id = ?`)
      .run(sysId);
    if (changes > 0) batch.stamp();
    return changes > 0;
  }

  scopes(): readonly ScopeRecord[] {
    return this.#database
      .prepare<[], Omit<ScopeRecord, 'kind'>>(
        `SELECT sys_id AS sysId, scope, name, vendor, version, updated_on AS updatedOn
         FROM scope_record ORDER BY scope, sys_id`,
      )
      .all()
      .map((row) => ({ kind: 'scope', ...row }));
  }

  privileges(): readonly PrivilegeRecord[] {
    return this.#database
      .prepare<[], Omit<PrivilegeRecord, 'kind'>>(
        `SELECT sys_id AS sysId, source_scope AS sourceScope, target_scope AS targetScope,
           target_name AS targetName, target_type AS targetType, operation, status, updated_on AS updatedOn
         FROM privilege ORDER BY sys_id`,
      )
      .all()
      .map((row) => ({ kind: 'privilege', ...row }));
  }

  restrictedCallers(): readonly RestrictedCallerRecord[] {
    return this.#database
      .prepare<[], Omit<RestrictedCallerRecord, 'kind'>>(
        `SELECT sys_id AS sysId, source_scope AS sourceScope, target_scope AS targetScope,
           target_name AS targetName, status, updated_on AS updatedOn
         FROM restricted_caller ORDER BY sys_id`,
      )
      .all()
      .map((row) => ({ kind: 'restricted-caller', ...row }));
  }

  /**
   * sys_ids of a table. Among `packages` only: applications by their own id, privileges by the calling application where it
   * has a namespace of its own. Restricted callers belong to no package that a record names, so none is given.
   */
  ids(table: string, packages: readonly string[] | null): readonly string[] {
    const within: Readonly<Record<string, string>> = {
      [SCOPE_TABLE]: 'sys_id IN (SELECT value FROM json_each(?))',
      [PRIVILEGE_TABLE]: `source_scope <> 'global' AND source_scope IN
        (SELECT scope FROM scope_record WHERE sys_id IN (SELECT value FROM json_each(?)))`,
      [RESTRICTED_CALLER_TABLE]: '? IS NULL',
    };
    const condition = packages === null ? '? IS NULL' : (within[table] ?? '? IS NULL');
    return this.#database
      .prepare<[string | null], { sys_id: string }>(
        `SELECT sys_id FROM ${sqlTable(table)} WHERE ${condition} ORDER BY sys_id`,
      )
      .all(packages === null ? null : JSON.stringify(packages))
      .map(({ sys_id }) => sys_id);
  }

  #upsert(record: SideRecord): { changes: number } {
    switch (record.kind) {
      case 'scope':
        return this.#writeScope.run(record);
      case 'privilege':
        return this.#writePrivilege.run(record);
      case 'restricted-caller':
        return this.#writeRestrictedCaller.run(record);
    }
  }
}

export function isSideTable(table: string): boolean {
  return table in TABLES;
}

function sqlTable(table: string): string {
  const name = TABLES[table];
  if (name === undefined) throw new Error(`${table} is not a table beside the scripts`);
  return name;
}
