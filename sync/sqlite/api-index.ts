/**
 * Keeps the APIs equal to the surfaces of the scripts: which surface counts for a name that two records claim, what changed when,
 * how it was at kept snapshots, and whose call sites must be linked again.
 */
import { classNameOf } from '../class-name.js';
import type { Batch } from './batch.js';
import type { Database } from './open-database.js';
import type { Tombstones } from './tombstones.js';

interface CurrentApi {
  readonly script_id: number;
  readonly surface_since: number;
  readonly json: string;
  readonly link_key: string;
}
type Claim = Omit<CurrentApi, 'surface_since'>;

export class ApiIndex {
  readonly #tombstones;
  readonly #current;
  readonly #claims;
  readonly #insert;
  readonly #update;
  readonly #delete;
  readonly #touch;
  readonly #archive;
  readonly #relink;

  constructor(database: Database, tombstones: Tombstones) {
    this.#tombstones = tombstones;
    this.#current = database.prepare<[string], CurrentApi>(
      `SELECT api.script_id, api.surface_since, surface.json, surface.link_key
       FROM api JOIN surface USING (script_id) WHERE api.api = ?`,
    );
    // An active record goes before an inactive one, then the one that was changed last; sys_id makes the order total.
    this.#claims = database.prepare<[string], Claim>(
      `SELECT surface.script_id, surface.json, surface.link_key
       FROM surface JOIN script ON script.id = surface.script_id WHERE surface.api = ?
       ORDER BY script.active DESC, script.updated_on DESC, script.sys_id LIMIT 1`,
    );
    this.#insert = database.prepare<[string, number, number, number]>(
      'INSERT INTO api (api, script_id, surface_since, generation) VALUES (?, ?, ?, ?)',
    );
    this.#update = database.prepare<[number, number, number, string]>(
      'UPDATE api SET script_id = ?, surface_since = ?, generation = ? WHERE api = ?',
    );
    this.#delete = database.prepare<[string]>('DELETE FROM api WHERE api = ?');
    this.#touch = database.prepare<[number, number]>(
      'UPDATE api SET generation = ? WHERE script_id = ?',
    );
    this.#archive = database.prepare<[string, number, number, string, number]>(
      `INSERT INTO surface_history (api, generation_from, generation_to, json)
       SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM snapshot WHERE generation >= ?)`,
    );
    this.#relink = database.prepare<[string]>(
      `INSERT OR IGNORE INTO relink (script_id) SELECT script_id FROM link_dependency WHERE name = ?`,
    );
  }

  /** Runs `mutate`, which may change who claims `names` and with what, and brings the APIs in line. */
  settleAround(names: Iterable<string>, batch: Batch, mutate: () => void): void {
    const before = new Map([...names].map((name) => [name, this.#current.get(name)]));
    mutate();
    for (const [name, current] of before) this.#settle(name, current, batch);
  }

  /** Notes that something beside the surface of a script's API has changed. */
  touch(scriptId: number, batch: Batch): void {
    this.#touch.run(batch.generation, scriptId);
  }

  #settle(name: string, before: CurrentApi | undefined, batch: Batch): void {
    const now = this.#claims.get(name);
    if (before?.script_id === now?.script_id && before?.json === now?.json) return;
    const generation = batch.stamp();
    if (before !== undefined && before.json !== now?.json) {
      const { surface_since: since, json } = before;
      if (since < generation) this.#archive.run(name, since, generation, json, since);
    }
    if (now === undefined) {
      this.#delete.run(name);
      this.#tombstones.add('api', name, batch);
    } else if (before === undefined) {
      this.#insert.run(name, now.script_id, generation, generation);
      this.#tombstones.drop('api', name);
    } else {
      const since = before.json === now.json ? before.surface_since : generation;
      this.#update.run(now.script_id, since, generation, name);
    }
    if (before?.link_key !== now?.link_key) this.#relink.run(classNameOf(name));
  }
}
