/** What an export holds: which record lies where, what it deletes, which applications are whole, what was passed over. */
import { MIRRORED_TABLES, SCOPE_TABLE } from '../../domain/index.js';
import { UNDATED } from '../row-reader.js';
import { fieldsOf } from '../table-fields.js';
import type { ExportFile } from './export-file.js';
import { APPLICATION_TABLES, ExportScopes } from './export-scopes.js';
import type { RecordSpool, SpooledRow, SpoolPlace } from './record-spool.js';
import type { XmlRecord } from './record-xml.js';

export interface IndexEntry {
  readonly sysId: string;
  readonly updatedOn: string;
  readonly place: SpoolPlace;
  /** Folder of the file within the export, for what a record does not say of itself. */
  readonly folder: string;
}

interface WholeApplication {
  readonly sysId: string;
  /** The folder that holds all of its records. */
  readonly folder: string;
}

const MIRRORED: ReadonlySet<string> = new Set(MIRRORED_TABLES);
const SYS_ID = /^[0-9a-f]{32}$/i;
/** Names beyond these are counted together. */
const MAX_PASSED_OVER_TABLES = 1_000;

export class ExportIndex {
  readonly scopes = new ExportScopes();
  readonly #spool: RecordSpool;
  readonly #tables = new Map<string, Map<string, IndexEntry>>();
  readonly #deletions = new Map<string, { readonly table: string; readonly sysId: string }>();
  readonly #applications: WholeApplication[] = [];
  readonly #passedOver = new Map<string, number>();
  #unnamed = 0;

  constructor(spool: RecordSpool) {
    this.#spool = spool;
  }

  get packages(): readonly string[] {
    return [...new Set(this.#applications.map((application) => application.sysId))];
  }

  get deletions(): readonly { readonly table: string; readonly sysId: string }[] {
    return [...this.#deletions.values()];
  }

  get passedOver(): readonly { readonly table: string; readonly records: number }[] {
    return [...this.#passedOver].map(([table, records]) => ({ table, records }));
  }

  /** In the order of `(sys_updated_on, sys_id)`. */
  entries(table: string): readonly IndexEntry[] {
    return [...(this.#tables.get(table)?.values() ?? [])].sort(
      (left, right) => compare(left.updatedOn, right.updatedOn) || compare(left.sysId, right.sysId),
    );
  }

  count(table: string): number {
    return this.#tables.get(table)?.size ?? 0;
  }

  /** The application whose folder holds `folder`. */
  applicationAround(folder: string): string | null {
    const around = this.#applications.find(
      (application) =>
        application.folder === '' ||
        folder === application.folder ||
        folder.startsWith(`${application.folder}/`),
    );
    return around?.sysId ?? null;
  }

  /** The last word on a record counts: a later change replaces an earlier one, a deletion ends it. */
  async add(record: XmlRecord, file: ExportFile, isSourceControl: boolean): Promise<void> {
    const action = record.action.toUpperCase();
    if (action === 'DELETE_MULTIPLE') return;
    this.scopes.learn(record);
    const table = APPLICATION_TABLES.has(record.table) ? SCOPE_TABLE : record.table;
    if (!MIRRORED.has(table)) {
      this.passOver(record.table);
      return;
    }
    const sysId = ownCopy(record.fields.get('sys_id')?.value ?? '');
    if (action === 'DELETE') {
      this.#delete(table, sysId);
      return;
    }
    const folder = folderOf(file.path);
    if (isSourceControl && table === SCOPE_TABLE && isApplicationFile(file.path, sysId)) {
      this.#applications.push({ sysId, folder });
    }
    const place = await this.#spool.add(rowOf(table, record));
    const updatedOn = ownCopy(record.fields.get('sys_updated_on')?.value ?? '');
    const key = sysId === '' ? `unnamed ${String((this.#unnamed += 1))}` : sysId;
    const entry = { sysId, updatedOn: updatedOn === '' ? UNDATED : updatedOn, place, folder };
    this.#rowsOf(table).set(key, entry);
    this.#deletions.delete(`${table} ${sysId}`);
  }

  passOver(table: string): void {
    const isKnown = this.#passedOver.has(table);
    const hasRoom = this.#passedOver.size < MAX_PASSED_OVER_TABLES;
    const name = isKnown || hasRoom ? ownCopy(table) : 'others';
    this.#passedOver.set(name, (this.#passedOver.get(name) ?? 0) + 1);
  }

  #delete(table: string, sysId: string): void {
    if (!SYS_ID.test(sysId)) return;
    this.#tables.get(table)?.delete(sysId);
    this.#deletions.set(`${table} ${sysId}`, { table, sysId });
  }

  #rowsOf(table: string): Map<string, IndexEntry> {
    const rows = this.#tables.get(table) ?? new Map<string, IndexEntry>();
    this.#tables.set(table, rows);
    return rows;
  }
}

/** The fields that count, without the others of a record. */
function rowOf(table: string, record: XmlRecord): SpooledRow {
  const row: Record<string, string> = {};
  for (const field of fieldsOf(table)) {
    const value = record.fields.get(field)?.value;
    if (value !== undefined) row[field] = value;
  }
  return row;
}

/** A part of a larger text keeps all of that text in memory (V8's sliced strings); a copy does not. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** `sys_app_<sys_id>.xml`, which stands at the root of a source-control application. */
function isApplicationFile(path: string, sysId: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return SYS_ID.test(sysId) && name === `sys_app_${sysId}.xml`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
