/** The resolved call sites of the scripts, and the queue of scripts that are to be linked. */
import type { CallSite, ReferenceForm, Resolution } from '../../domain/index.js';
import type { CallSiteFilter, Changes, LinkedScript, Page, UnlinkedScript } from '../store.js';
import type { Batch } from './batch.js';
import { sha256 } from './fingerprints.js';
import type { Database } from './open-database.js';
import { decodeReferences } from './own-json.js';
import { decodeNumbers, encodePageToken, pageOf } from './page-token.js';
import type { Tombstones } from './tombstones.js';

interface CallSiteRow {
  readonly sys_id: string;
  readonly script_id: number;
  readonly ordinal: number;
  readonly form: ReferenceForm;
  readonly api: string;
  readonly member: string | null;
  readonly defined_in: string | null;
  readonly resolution: Resolution;
  readonly line_start: number;
  readonly column_start: number;
  readonly line_end: number;
  readonly column_end: number;
  readonly enclosing_function: string | null;
}

const CALL_SITES =
  'SELECT script.sys_id, call_site.* FROM call_site JOIN script ON script.id = call_site.script_id';
/** SHA-256 of `[]`, written as null: scripts without call sites. */
const NO_SITES = sha256('[]');

export class CallSites {
  readonly #database;
  readonly #tombstones;
  readonly #ofScript;
  readonly #changed;
  readonly #gone;
  readonly #queued;
  readonly #stored;
  readonly #clear;
  readonly #insert;
  readonly #stamp;
  readonly #dequeue;
  readonly #clearDependencies;
  readonly #addDependencies;

  constructor(database: Database, tombstones: Tombstones) {
    this.#database = database;
    this.#tombstones = tombstones;
    this.#ofScript = database.prepare<[number], CallSiteRow>(
      `${CALL_SITES} WHERE call_site.script_id = ? ORDER BY ordinal`,
    );
    this.#changed = database.prepare<
      [number, number, number],
      { script_id: number; sys_id: string; site_generation: number }
    >(
      `SELECT script_id, sys_id, site_generation
       FROM script_reference JOIN script ON script.id = script_reference.script_id
       WHERE (site_generation, script_id) > (?, ?) AND site_count > 0
       ORDER BY site_generation, script_id LIMIT ?`,
    );
    this.#gone = database.prepare<[number], { sys_id: string }>(
      `SELECT sys_id FROM script_reference JOIN script ON script.id = script_reference.script_id
       WHERE site_generation > ? AND site_count = 0 ORDER BY site_generation, script_id`,
    );
    this.#queued = database.prepare<
      [number],
      { sys_id: string; scope: string; name: string; table_name: string; json: string }
    >(
      `SELECT script.sys_id, script.scope, script.name, script.table_name, script_reference.json
       FROM relink JOIN script ON script.id = relink.script_id
       JOIN script_reference ON script_reference.script_id = script.id
       ORDER BY relink.script_id LIMIT ?`,
    );
    this.#stored = database.prepare<[string], { id: number; site_hash: string | null }>(
      `SELECT script.id, script_reference.site_hash
       FROM script JOIN script_reference ON script_reference.script_id = script.id WHERE sys_id = ?`,
    );
    this.#clear = database.prepare<[number]>('DELETE FROM call_site WHERE script_id = ?');
    this.#insert = database.prepare<[Omit<CallSiteRow, 'sys_id'>]>(
      `INSERT INTO call_site (script_id, ordinal, form, api, member, defined_in, resolution, line_start,
         column_start, line_end, column_end, enclosing_function)
       VALUES (@script_id, @ordinal, @form, @api, @member, @defined_in, @resolution, @line_start,
         @column_start, @line_end, @column_end, @enclosing_function)`,
    );
    this.#stamp = database.prepare<[string, number, number, number]>(
      `UPDATE script_reference SET site_hash = ?, site_count = ?, site_generation = ? WHERE script_id = ?`,
    );
    this.#dequeue = database.prepare<[number]>('DELETE FROM relink WHERE script_id = ?');
    this.#clearDependencies = database.prepare<[number]>(
      'DELETE FROM link_dependency WHERE script_id = ?',
    );
    this.#addDependencies = database.prepare<[number, string]>(
      'INSERT INTO link_dependency (script_id, name) SELECT ?, value FROM json_each(?)',
    );
  }

  list(filter: CallSiteFilter, page: { after?: string; limit: number }): Page<CallSite> {
    const [scriptId, ordinal] = decodeNumbers(page.after, [-1, -1]);
    const conditions = ['(call_site.script_id, call_site.ordinal) > (@scriptId, @ordinal)'];
    if (filter.api !== undefined) conditions.push('call_site.api = @api');
    if (filter.scriptSysId !== undefined) {
      conditions.push('call_site.script_id = (SELECT id FROM script WHERE sys_id = @scriptSysId)');
    }
    const rows = this.#database
      .prepare<[Record<string, string | number>], CallSiteRow>(
        `${CALL_SITES} WHERE ${conditions.join(' AND ')}
         ORDER BY call_site.script_id, call_site.ordinal LIMIT @limit`,
      )
      .all({
        scriptId,
        ordinal,
        limit: page.limit + 1,
        ...(filter.api === undefined ? {} : { api: filter.api }),
        ...(filter.scriptSysId === undefined ? {} : { scriptSysId: filter.scriptSysId }),
      });
    return pageOf(rows, page.limit, callSiteOf, (row) =>
      encodePageToken(row.script_id, row.ordinal),
    );
  }

  changes(
    generation: number,
    page: { after?: string; limit: number },
  ): Changes<{ scriptSysId: string; callSites: readonly CallSite[] }> {
    const [changedAt, id] = decodeNumbers(page.after, [generation, Number.MAX_SAFE_INTEGER]);
    const rows = this.#changed.all(changedAt, id, page.limit + 1);
    return {
      ...pageOf(
        rows,
        page.limit,
        (row) => ({
          scriptSysId: row.sys_id,
          callSites: this.#ofScript.all(row.script_id).map(callSiteOf),
        }),
        (row) => encodePageToken(row.site_generation, row.script_id),
      ),
      deleted: page.after === undefined ? this.#deleted(generation) : [],
    };
  }

  queueLength(): number {
    const row = this.#database
      .prepare<[], { count: number }>('SELECT count(*) AS count FROM relink')
      .get();
    return row?.count ?? 0;
  }

  queued(limit: number): readonly UnlinkedScript[] {
    return this.#queued.all(limit).map((row) => ({
      script: { sysId: row.sys_id, scope: row.scope, name: row.name, table: row.table_name },
      references: decodeReferences(row.json),
    }));
  }

  /** Replaces the call sites of a script where they differ, and takes it from the queue. */
  write({ scriptSysId, callSites, dependsOn }: LinkedScript, batch: Batch): void {
    const stored = this.#stored.get(scriptSysId);
    if (stored === undefined) return;
    this.#dequeue.run(stored.id);
    this.#clearDependencies.run(stored.id);
    this.#addDependencies.run(stored.id, JSON.stringify(dependsOn));
    const hash = sha256(JSON.stringify(callSites));
    if ((stored.site_hash ?? NO_SITES) === hash) return;
    const generation = batch.stamp();
    this.#clear.run(stored.id);
    for (const [ordinal, site] of callSites.entries()) {
      this.#insert.run({
        script_id: stored.id,
        ordinal,
        form: site.form,
        api: site.api,
        member: site.member,
        defined_in: site.definedIn,
        resolution: site.resolution,
        line_start: site.range.lineStart,
        column_start: site.range.columnStart,
        line_end: site.range.lineEnd,
        column_end: site.range.columnEnd,
        enclosing_function: site.enclosingFunction,
      });
    }
    this.#stamp.run(hash, callSites.length, generation, stored.id);
    this.#tombstones.drop('call-sites', scriptSysId);
  }

  #deleted(generation: number): readonly string[] {
    if (generation === 0) return [];
    const emptied = this.#gone.all(generation).map(({ sys_id }) => sys_id);
    return [...this.#tombstones.after('call-sites', generation), ...emptied];
  }
}

function callSiteOf(row: CallSiteRow): CallSite {
  return {
    scriptSysId: row.sys_id,
    form: row.form,
    api: row.api,
    member: row.member,
    definedIn: row.defined_in,
    resolution: row.resolution,
    range: {
      lineStart: row.line_start,
      columnStart: row.column_start,
      lineEnd: row.line_end,
      columnEnd: row.column_end,
    },
    enclosingFunction: row.enclosing_function,
  };
}
