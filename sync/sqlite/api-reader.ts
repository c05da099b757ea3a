/** Reading the APIs, now and at kept snapshots. */
import { createError, type ApiSurface, type ScriptRecord } from '../../domain/index.js';
import type { ApiFilter, Changes, Page, Snapshot, StoredApi } from '../store.js';
import type { GeneratedRows } from './generated-rows.js';
import type { Database } from './open-database.js';
import { decodeSurface } from './own-json.js';
import { decodeNumbers, decodeTexts, encodePageToken, pageOf } from './page-token.js';
import { containing } from './script-reader.js';
import type { Tombstones } from './tombstones.js';

interface ApiRow {
  readonly id: number;
  readonly api: string;
  readonly script_id: number;
  readonly content_hash: string;
  readonly json: string;
  readonly access: ScriptRecord['access'];
  readonly caller_access: ScriptRecord['callerAccess'];
  readonly client_callable: number;
  readonly active: number;
  readonly policy: ScriptRecord['policy'];
  readonly description: string;
  readonly generation: number;
}

const APIS = `SELECT api.id, api.api, api.script_id, script.content_hash, surface.json, script.access, script.caller_access,
    script.client_callable, script.active, script.policy, script.description, api.generation
  FROM api JOIN surface USING (script_id) JOIN script ON script.id = api.script_id`;

export class ApiReader {
  readonly #database;
  readonly #tombstones;
  readonly #generated;
  readonly #one;
  readonly #changed;
  readonly #named;

  constructor(database: Database, tombstones: Tombstones, generated: GeneratedRows) {
    this.#database = database;
    this.#tombstones = tombstones;
    this.#generated = generated;
    this.#one = database.prepare<[string], ApiRow>(`${APIS} WHERE api.api = ?`);
    this.#changed = database.prepare<[number, number, number], ApiRow>(
      `${APIS} WHERE (api.generation, api.id) > (?, ?)
       ORDER BY api.generation, api.id LIMIT ?`,
    );
    this.#named = database.prepare<[string], { json: string }>(
      `SELECT surface.json FROM surface JOIN api USING (script_id)
       WHERE surface.name IN (SELECT value FROM json_each(?)) ORDER BY api.api`,
    );
  }

  one(api: string): StoredApi | null {
    const row = this.#one.get(api);
    return row === undefined ? null : this.#apiOf(row);
  }

  list(filter: ApiFilter, page: { after?: string; limit: number }): Page<StoredApi> {
    const [after] = decodeTexts(page.after);
    const conditions = ['api.api > @after'];
    if (filter.scope !== undefined) conditions.push('script.scope = @scope');
    if (filter.search !== undefined) conditions.push("api.api LIKE @search ESCAPE '\\'");
    const rows = this.#database
      .prepare<[Record<string, string | number>], ApiRow>(
        `${APIS} WHERE ${conditions.join(' AND ')} ORDER BY api.api LIMIT @limit`,
      )
      .all({
        after,
        limit: page.limit + 1,
        ...(filter.scope === undefined ? {} : { scope: filter.scope }),
        ...(filter.search === undefined ? {} : { search: containing(filter.search) }),
      });
    return pageOf(
      rows,
      page.limit,
      (row) => this.#apiOf(row),
      (row) => encodePageToken(row.api),
    );
  }

  changes(generation: number, page: { after?: string; limit: number }): Changes<StoredApi> {
    const [changedAt, id] = decodeNumbers(page.after, [generation, Number.MAX_SAFE_INTEGER]);
    const rows = this.#changed.all(changedAt, id, page.limit + 1);
    return {
      ...pageOf(
        rows,
        page.limit,
        (row) => this.#apiOf(row),
        (row) => encodePageToken(row.generation, row.id),
      ),
      deleted: page.after === undefined ? this.#tombstones.after('api', generation) : [],
    };
  }

  named(names: readonly string[]): readonly ApiSurface[] {
    return this.#named.all(JSON.stringify(names)).map(({ json }) => decodeSurface(json));
  }

  snapshots(): readonly Snapshot[] {
    return this.#database
      .prepare<[], Snapshot>(
        'SELECT generation, kind, finished_at AS finishedAt FROM snapshot ORDER BY generation DESC',
      )
      .all();
  }

  at(generation: number, page: { after?: string; limit: number }): Page<ApiSurface> {
    const known = this.snapshots().map((snapshot) => snapshot.generation);
    if (!known.includes(generation)) throw createError('SNAPSHOT_UNKNOWN', { generation, known });
    const [after] = decodeTexts(page.after);
    const rows = this.#database
      .prepare<[Record<string, string | number>], { api: string; json: string }>(
        `SELECT api.api, surface.json FROM api JOIN surface USING (script_id)
         WHERE api.surface_since <= @generation AND api.api > @after
         UNION ALL
         SELECT api, json FROM surface_history
         WHERE generation_from <= @generation AND generation_to > @generation AND api > @after
         ORDER BY 1 LIMIT @limit`,
      )
      .all({ generation, after, limit: page.limit + 1 });
    return pageOf(
      rows,
      page.limit,
      ({ json }) => decodeSurface(json),
      ({ api }) => encodePageToken(api),
    );
  }

  #apiOf(row: ApiRow): StoredApi {
    return {
      surface: decodeSurface(row.json),
      access: row.access,
      callerAccess: row.caller_access,
      clientCallable: row.client_callable === 1,
      active: row.active === 1,
      policy: row.policy,
      description: row.description,
      generated: this.#generated.of(row),
      generation: row.generation,
    };
  }
}
