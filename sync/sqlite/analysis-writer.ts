/** Stores what analysis found in scripts: surfaces, references, and the words that are searched. */
import type { ApiSurface } from '../../domain/index.js';
import type { LexicalDocument } from '../lexical/lexical-document.js';
import type { AnalysedScript } from '../store.js';
import type { ApiIndex } from './api-index.js';
import type { Batch } from './batch.js';
import { linkKey } from './fingerprints.js';
import type { Database } from './open-database.js';

/** Raised whenever analysis or what is made of it gives other results for the same text: every script is then analysed again. */
const ANALYSIS_VERSION = 1;

interface SurfaceRow {
  readonly scriptId: number;
  readonly api: string;
  readonly name: string;
  readonly linkKey: string;
  readonly memberCount: number;
  readonly json: string;
}

export class AnalysisWriter {
  readonly #apis;
  readonly #stored;
  readonly #mark;
  readonly #writeSurface;
  readonly #deleteSurface;
  readonly #index;
  readonly #unindex;
  readonly #writeReferences;
  readonly #expire;
  readonly #writeVersion;
  readonly #queue;

  constructor(database: Database, apis: ApiIndex) {
    this.#apis = apis;
    this.#stored = database.prepare<[string, string], { id: number; api: string | null }>(
      `SELECT script.id, surface.api FROM script LEFT JOIN surface ON surface.script_id = script.id
       WHERE script.sys_id = ? AND script.analysis_key = ?`,
    );
    this.#mark = database.prepare<[string, string, number]>(
      'UPDATE script SET analysed_key = ?, parse = ? WHERE id = ?',
    );
    this.#writeSurface = database.prepare<[SurfaceRow]>(
      `INSERT INTO surface (script_id, api, name, link_key, member_count, json)
       VALUES (@scriptId, @api, @name, @linkKey, @memberCount, @json)
       ON CONFLICT (script_id) DO UPDATE SET api = excluded.api, name = excluded.name,
         link_key = excluded.link_key,
         member_count = excluded.member_count, json = excluded.json`,
    );
    this.#deleteSurface = database.prepare<[number]>('DELETE FROM surface WHERE script_id = ?');
    this.#index = database.prepare<[LexicalDocument & { scriptId: number }]>(
      `INSERT OR REPLACE INTO api_search (rowid, name, members, parameters, documentation, tables, body)
       VALUES (@scriptId, @name, @members, @parameters, @documentation, @tables, @body)`,
    );
    this.#unindex = database.prepare<[number]>('DELETE FROM api_search WHERE rowid = ?');
    this.#writeReferences = database.prepare<[number, string]>(
      `INSERT INTO script_reference (script_id, json) VALUES (?, ?)
       ON CONFLICT (script_id) DO UPDATE SET json = excluded.json`,
    );
    this.#queue = database.prepare<[number]>('INSERT OR IGNORE INTO relink (script_id) VALUES (?)');
    this.#expire = database.prepare<[string]>(
      `UPDATE script SET analysed_key = NULL
       WHERE NOT EXISTS (SELECT 1 FROM state WHERE key = 'analysis_version' AND value = ?)`,
    );
    this.#writeVersion = database.prepare<[string]>(
      "INSERT OR REPLACE INTO state (key, value) VALUES ('analysis_version', ?)",
    );
  }

  /** Makes every script pending that another version has analysed; only inside a transaction. */
  expireOtherVersions(): void {
    this.#expire.run(String(ANALYSIS_VERSION));
    this.#writeVersion.run(String(ANALYSIS_VERSION));
  }

  /** Leaves a script alone that has changed since it was read for analysis: it is still pending. */
  write(item: AnalysedScript, batch: Batch): void {
    const stored = this.#stored.get(item.sysId, item.analysisKey);
    if (stored === undefined) return;
    const { surface, references, parse } = item.analysis;
    batch.stamp();
    const claimed = new Set([stored.api, surface?.api].filter((api) => typeof api === 'string'));
    this.#apis.settleAround(claimed, batch, () => {
      if (surface === null) this.#deleteSurface.run(stored.id);
      else this.#writeSurface.run(surfaceRow(stored.id, surface));
    });
    if (item.document === null) this.#unindex.run(stored.id);
    else this.#index.run({ scriptId: stored.id, ...item.document });
    this.#writeReferences.run(stored.id, JSON.stringify(references));
    this.#queue.run(stored.id);
    this.#mark.run(item.analysisKey, parse, stored.id);
  }
}

function surfaceRow(scriptId: number, surface: ApiSurface): SurfaceRow {
  return {
    scriptId,
    api: surface.api,
    name: surface.name,
    linkKey: linkKey(surface),
    memberCount: surface.members.length,
    json: JSON.stringify(surface),
  };
}
