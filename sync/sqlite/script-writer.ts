/** Writing and removing scripts with everything that is derived from them. */
import type { ScriptRecord } from '../../domain/index.js';
import { bucketOf } from '../bucket.js';
import type { ApiIndex } from './api-index.js';
import type { Batch } from './batch.js';
import { scriptFingerprints } from './fingerprints.js';
import type { Database } from './open-database.js';
import type { Tombstones } from './tombstones.js';

interface Stored {
  readonly id: number;
  readonly table_name: string;
  readonly record_hash: string;
  readonly site_count: number | null;
}

export class ScriptWriter {
  readonly #apis;
  readonly #tombstones;
  readonly #stored;
  readonly #apiOf;
  readonly #upsert;
  readonly #writeText;
  readonly #unindex;
  readonly #delete;

  constructor(database: Database, apis: ApiIndex, tombstones: Tombstones) {
    this.#apis = apis;
    this.#tombstones = tombstones;
    this.#stored = database.prepare<[string], Stored>(
      `SELECT script.id, script.table_name, script.record_hash, script_reference.site_count
       FROM script LEFT JOIN script_reference ON script_reference.script_id = script.id
       WHERE script.sys_id = ?`,
    );
    this.#apiOf = database.prepare<[number], { api: string }>(
      'SELECT api FROM surface WHERE script_id = ?',
    );
    this.#upsert = database.prepare<[Record<string, string | number | null>], { id: number }>(
      `INSERT INTO script (sys_id, table_name, name, scope, package_id, description, access, caller_access,
         client_callable, active, policy, target_table, updated_on, updated_by, mod_count, content_hash,
         record_hash, analysis_key, byte_count, bucket, generation)
       VALUES (@sysId, @table, @name, @scope, @packageId, @description, @access, @callerAccess,
         @clientCallable, @active, @policy, @targetTable, @updatedOn, @updatedBy, @modCount, @contentHash,
         @recordHash, @analysisKey, @byteCount, @bucket, @generation)
       ON CONFLICT (sys_id) DO UPDATE SET
         table_name = excluded.table_name, name = excluded.name, scope = excluded.scope,
         package_id = excluded.package_id, description = excluded.description, access = excluded.access,
         caller_access = excluded.caller_access, client_callable = excluded.client_callable,
         active = excluded.active, policy = excluded.policy, target_table = excluded.target_table,
         updated_on = excluded.updated_on, updated_by = excluded.updated_by, mod_count = excluded.mod_count,
         content_hash = excluded.content_hash, record_hash = excluded.record_hash,
         analysis_key = excluded.analysis_key, byte_count = excluded.byte_count, generation = excluded.generation
       RETURNING id`,
    );
    this.#writeText = database.prepare<[number, string]>(
      `INSERT INTO script_text (script_id, source) VALUES (?, ?)
       ON CONFLICT (script_id) DO UPDATE SET source = excluded.source WHERE source <> excluded.source`,
    );
    this.#unindex = database.prepare<[number]>('DELETE FROM api_search WHERE rowid = ?');
    this.#delete = database.prepare<[number]>('DELETE FROM script WHERE id = ?');
  }

  /** Whether the record differed from what was there. What is derived from the text follows with its analysis. */
  write(record: ScriptRecord, batch: Batch): boolean {
    const hashes = scriptFingerprints(record);
    const stored = this.#stored.get(record.sysId);
    if (stored?.record_hash === hashes.record) return false;
    const generation = batch.stamp();
    const row = {
      sysId: record.sysId,
      table: record.table,
      name: record.name,
      scope: record.scope,
      packageId: record.packageId,
      description: record.description,
      access: record.access,
      callerAccess: record.callerAccess,
      clientCallable: record.clientCallable ? 1 : 0,
      active: record.active ? 1 : 0,
      policy: record.policy,
      targetTable: record.targetTable,
      updatedOn: record.updatedOn,
      updatedBy: record.updatedBy,
      modCount: record.modCount,
      contentHash: hashes.content,
      recordHash: hashes.record,
      analysisKey: hashes.analysis,
      byteCount: Buffer.byteLength(record.source),
      bucket: bucketOf(record.sysId),
      generation,
    };
    const upsert = (): void => {
      const written = this.#upsert.get(row);
      if (written !== undefined) this.#writeText.run(written.id, record.source);
    };
    if (stored === undefined) {
      upsert();
      this.#tombstones.drop('script', record.sysId);
      return true;
    }
    this.#apis.settleAround(this.#apisOf(stored.id), batch, upsert);
    this.#apis.touch(stored.id, batch);
    return true;
  }

  /** Whether there was such a script in the table. */
  remove(table: string, sysId: string, batch: Batch): boolean {
    const stored = this.#stored.get(sysId);
    if (stored?.table_name !== table) return false;
    this.#apis.settleAround(this.#apisOf(stored.id), batch, () => {
      this.#unindex.run(stored.id);
      this.#delete.run(stored.id);
    });
    this.#tombstones.add('script', sysId, batch);
    if ((stored.site_count ?? 0) > 0) this.#tombstones.add('call-sites', sysId, batch);
    return true;
  }

  #apisOf(scriptId: number): readonly string[] {
    return this.#apiOf.all(scriptId).map(({ api }) => api);
  }
}
