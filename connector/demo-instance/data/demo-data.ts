/** The records of the demo instance, in memory, with the stamps that the platform sets. */
import {
  BUILT_IN_TABLES,
  displayColumn,
  GLOBAL_SCOPE_ID,
  isMetadata,
  platformTime,
  type DemoRow,
} from './demo-row.js';
import { DemoTable } from './demo-table.js';
import { platformRecords } from './platform-records.js';
import { deriveSysId } from './sys-id.js';

/** Tables that show the records of another: an application is a package and a scope at once. */
const ALIASES: Readonly<Record<string, string>> = {
  sys_package: 'sys_scope',
  sys_app: 'sys_scope',
};

export interface DemoApplication {
  readonly scope: string;
  readonly name: string;
  readonly vendor?: string;
  readonly version?: string;
  readonly description?: string;
  /** Derived from the scope unless it is given. */
  readonly sysId?: string;
}

export interface DemoData {
  tables(): readonly string[];
  has(table: string): boolean;
  columns(table: string): ReadonlySet<string>;
  /** Every row in the order `(sys_updated_on, sys_id)`; the array is a snapshot. */
  rows(table: string): readonly DemoRow[];
  get(table: string, sysId: string): DemoRow | undefined;
  /**
   * Stores `row` over the record of its sys_id, or as a new one (its sys_id is then derived from scope, table and name),
   * and stamps sys_updated_on, sys_updated_by and sys_mod_count whatever the row says of them.
   */
  upsert(table: string, row: DemoRow, updatedBy?: string): DemoRow;
  /** Gives a record another name; its sys_id stays. */
  rename(table: string, sysId: string, name: string): DemoRow;
  /** Deletes a record and leaves a row in sys_audit_delete; false when there was none. */
  remove(table: string, sysId: string, deletedBy?: string): boolean;
  /** Stores rows exactly as they are (each needs sys_id and sys_updated_on), for generated data and chosen times. */
  load(table: string, rows: Iterable<DemoRow>): void;
  /** Registers an application and returns its sys_id. */
  addApplication(application: DemoApplication): string;
  /** The clock of the stamps; the machine's own until it is set. */
  setClock(clock: () => Date): void;
}

/** An instance's records before anybody has stored one: the `global` application, users and properties are there. */
export function createDemoData(): DemoData {
  return new MemoryData();
}

class MemoryData implements DemoData {
  readonly #tables = new Map<string, DemoTable>();
  #clock: () => Date = () => new Date();

  constructor() {
    for (const table of BUILT_IN_TABLES) this.#tables.set(table, new DemoTable(table));
    for (const [table, rows] of platformRecords()) this.load(table, rows);
  }

  tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  has(table: string): boolean {
    return this.#tables.has(ALIASES[table] ?? table);
  }

  columns(table: string): ReadonlySet<string> {
    return this.#table(table).columns;
  }

  rows(table: string): readonly DemoRow[] {
    return this.#tables.get(ALIASES[table] ?? table)?.ordered() ?? [];
  }

  get(table: string, sysId: string): DemoRow | undefined {
    return this.#tables.get(ALIASES[table] ?? table)?.get(sysId);
  }

  upsert(table: string, row: DemoRow, updatedBy = 'admin'): DemoRow {
    const sysId = row['sys_id'] ?? this.#newSysId(table, row);
    const previous = this.get(table, sysId);
    const now = platformTime(this.#clock());
    const merged: Record<string, string> = {
      ...(previous ?? this.#defaults(table, row, now, updatedBy)),
      ...row,
      sys_id: sysId,
      sys_updated_on: now,
      sys_updated_by: updatedBy,
      sys_mod_count: previous === undefined ? '0' : String(Number(previous['sys_mod_count']) + 1),
    };
    if (isMetadata(table)) merged['sys_name'] = merged[displayColumn(table)] ?? '';
    if (table === 'sys_script_include') merged['api_name'] = this.#apiName(merged);
    this.#table(table).put(merged);
    return merged;
  }

  rename(table: string, sysId: string, name: string): DemoRow {
    const row = this.get(table, sysId);
    if (row === undefined) throw new Error(`${table} has no record ${sysId}`);
    return this.upsert(table, { ...row, [displayColumn(table)]: name });
  }

  remove(table: string, sysId: string, deletedBy = 'admin'): boolean {
    const row = this.get(table, sysId);
    if (row === undefined) return false;
    this.#table(table).delete(sysId);
    this.upsert('sys_audit_delete', {
      tablename: table,
      documentkey: sysId,
      display_value: row[displayColumn(table)] ?? '',
      deleted_by: deletedBy,
    });
    return true;
  }

  load(table: string, rows: Iterable<DemoRow>): void {
    const target = this.#table(table);
    for (const row of rows) target.put(row);
  }

  addApplication(application: DemoApplication): string {
    const { scope, name, vendor = '', version = '1.0.0', description = '' } = application;
    const derived = scope === 'global' ? GLOBAL_SCOPE_ID : deriveSysId(scope, 'sys_scope', scope);
    const sysId = application.sysId ?? derived;
    this.upsert('sys_scope', {
      sys_id: sysId,
      scope,
      name,
      vendor,
      version,
      short_description: description,
      active: 'true',
      sys_class_name: 'sys_app',
      sys_scope: sysId,
      sys_package: sysId,
    });
    return sysId;
  }

  setClock(clock: () => Date): void {
    this.#clock = clock;
  }

  #table(name: string): DemoTable {
    const actual = ALIASES[name] ?? name;
    const existing = this.#tables.get(actual);
    if (existing !== undefined) return existing;
    const created = new DemoTable(actual);
    this.#tables.set(actual, created);
    return created;
  }

  #newSysId(table: string, row: DemoRow): string {
    const name = row[displayColumn(table)] ?? '';
    const derived = deriveSysId(this.#scopeName(row), table, name);
    if (name !== '' && this.get(table, derived) === undefined) return derived;
    return deriveSysId(derived, table, String(this.#table(table).nextSerial()));
  }

  #scopeName(row: DemoRow): string {
    return this.get('sys_scope', row['sys_scope'] ?? GLOBAL_SCOPE_ID)?.['scope'] ?? 'global';
  }

  #apiName(row: DemoRow): string {
    return `${this.#scopeName(row)}.${row['name'] ?? ''}`;
  }

  #defaults(table: string, row: DemoRow, now: string, createdBy: string): DemoRow {
    const stamps = { sys_created_on: now, sys_created_by: createdBy };
    if (!isMetadata(table)) return stamps;
    const scopeId = row['sys_scope'] ?? GLOBAL_SCOPE_ID;
    const application = { sys_scope: scopeId, sys_package: scopeId, sys_class_name: table };
    const script = table === 'sys_script_include' ? scriptIncludeDefaults : {};
    return { ...stamps, ...application, sys_policy: '', active: 'true', ...script };
  }
}

const scriptIncludeDefaults = {
  access: 'public',
  caller_access: '',
  client_callable: 'false',
  description: '',
};
