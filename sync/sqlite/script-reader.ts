/** Reading the mirrored scripts. */
import { SCRIPT_INCLUDE_TABLE } from '../../domain/index.js';
import type { Changes, Page, ScriptFilter, ScriptSummary, StoredScript } from '../store.js';
import type { Database } from './open-database.js';
import { decodeNumbers, decodeTexts, encodePageToken, pageOf } from './page-token.js';
import {
  SCRIPT_COLUMNS,
  scriptOf,
  summaryOf,
  type ScriptRow,
  type ScriptTextRow,
} from './script-columns.js';
import type { Tombstones } from './tombstones.js';

const WITH_TEXT = `SELECT script.id, ${SCRIPT_COLUMNS}, script_text.source
  FROM script JOIN script_text ON script_text.script_id = script.id`;

type Numbered<Row> = Row & { readonly id: number };

export class ScriptReader {
  readonly #database;
  readonly #tombstones;
  readonly #bySysId;
  readonly #named;
  readonly #qualified;
  readonly #changed;
  readonly #changedCount;
  readonly #pending;

  constructor(database: Database, tombstones: Tombstones) {
    this.#database = database;
    this.#tombstones = tombstones;
    this.#bySysId = database.prepare<[string], ScriptTextRow>(
      `${WITH_TEXT} WHERE script.sys_id = ?`,
    );
    this.#named = database.prepare<[string], { sys_id: string; table_name: string }>(
      'SELECT sys_id, table_name FROM script WHERE name = ?',
    );
    this.#qualified = database.prepare<[string, string], { sys_id: string; table_name: string }>(
      'SELECT sys_id, table_name FROM script WHERE name = ? AND scope = ?',
    );
    this.#changed = database.prepare<[number, number, number], Numbered<ScriptTextRow>>(
      `${WITH_TEXT} WHERE (script.generation, script.id) > (?, ?)
       ORDER BY script.generation, script.id LIMIT ?`,
    );
    this.#changedCount = database.prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM script WHERE generation > ?',
    );
    this.#pending = database.prepare<[number], Numbered<ScriptTextRow>>(
      `${WITH_TEXT} WHERE script.analysed_key IS NOT script.analysis_key ORDER BY script.id LIMIT ?`,
    );
  }

  bySysId(sysId: string): StoredScript | null {
    const row = this.#bySysId.get(sysId);
    return row === undefined ? null : scriptOf(row);
  }

  find(nameOrSysId: string): StoredScript | null {
    const script = this.bySysId(nameOrSysId);
    if (script !== null) return script;
    const dot = nameOrSysId.indexOf('.');
    const qualified =
      dot === -1 ? [] : this.#qualified.all(nameOrSysId.slice(dot + 1), nameOrSysId.slice(0, dot));
    const found = qualified.length > 0 ? qualified : this.#named.all(nameOrSysId);
    const includes = found.filter(({ table_name }) => table_name === SCRIPT_INCLUDE_TABLE);
    const [only, ...others] = includes.length > 0 ? includes : found;
    return only === undefined || others.length > 0 ? null : this.bySysId(only.sys_id);
  }

  list(filter: ScriptFilter, page: { after?: string; limit: number }): Page<ScriptSummary> {
    const [name, sysId] = decodeTexts(page.after);
    const conditions = ['(script.name, script.sys_id) > (@name, @sysId)'];
    if (filter.table !== undefined) conditions.push('script.table_name = @table');
    if (filter.scope !== undefined) conditions.push('script.scope = @scope');
    if (filter.search !== undefined) conditions.push("script.name LIKE @search ESCAPE '\\'");
    const rows = this.#database
      .prepare<[Record<string, string | number>], ScriptRow>(
        `SELECT ${SCRIPT_COLUMNS} FROM script WHERE ${conditions.join(' AND ')}
         ORDER BY script.name, script.sys_id LIMIT @limit`,
      )
      .all({
        name,
        sysId,
        limit: page.limit + 1,
        ...(filter.table === undefined ? {} : { table: filter.table }),
        ...(filter.scope === undefined ? {} : { scope: filter.scope }),
        ...(filter.search === undefined ? {} : { search: containing(filter.search) }),
      });
    return pageOf(rows, page.limit, summaryOf, (row) => encodePageToken(row.name, row.sys_id));
  }

  changes(generation: number, page: { after?: string; limit: number }): Changes<StoredScript> {
    const [changedAt, id] = decodeNumbers(page.after, [generation, Number.MAX_SAFE_INTEGER]);
    const rows = this.#changed.all(changedAt, id, page.limit + 1);
    return {
      ...pageOf(rows, page.limit, scriptOf, (row) => encodePageToken(row.generation, row.id)),
      deleted: page.after === undefined ? this.#tombstones.after('script', generation) : [],
    };
  }

  changedCount(generation: number): number {
    const gone = this.#tombstones.after('script', generation).length;
    return (this.#changedCount.get(generation)?.count ?? 0) + gone;
  }

  pending(limit: number): readonly (StoredScript & { analysisKey: string })[] {
    return this.#pending
      .all(limit)
      .map((row) => ({ ...scriptOf(row), analysisKey: row.analysis_key }));
  }

  /** sys_ids of a table, all or those of some packages. */
  ids(table: string, packages: readonly string[] | null): readonly string[] {
    return this.#database
      .prepare<[string, string | null], { sys_id: string }>(
        `SELECT sys_id FROM script WHERE table_name = ? AND ${
          packages === null ? '? IS NULL' : 'package_id IN (SELECT value FROM json_each(?))'
        } ORDER BY sys_id`,
      )
      .all(table, packages === null ? null : JSON.stringify(packages))
      .map(({ sys_id }) => sys_id);
  }

  pendingCount(): number {
    const row = this.#database
      .prepare<[], { count: number }>(
        'SELECT count(*) AS count FROM script WHERE analysed_key IS NOT analysis_key',
      )
      .get();
    return row?.count ?? 0;
  }
}

/** A LIKE pattern for `text` anywhere, with its wildcards taken as they are. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
