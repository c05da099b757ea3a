/** Counts what a mirror holds. */
import { SCRIPT_INCLUDE_TABLE, type MirrorStatus } from '../../domain/index.js';
import type { Database } from './open-database.js';

export class MirrorSize {
  readonly #count;

  constructor(database: Database) {
    this.#count = database.prepare<[string], Omit<MirrorStatus, 'instance' | 'generation'>>(
      `SELECT
         (SELECT count(*) FROM script) AS scripts,
         (SELECT count(*) FROM script WHERE table_name = ?) AS scriptIncludes,
         (SELECT count(*) FROM api) AS apis,
         (SELECT coalesce(sum(member_count), 0) FROM api JOIN surface USING (script_id)) AS members,
         (SELECT count(*) FROM call_site) AS callSites,
         (SELECT count(*) FROM call_site) -
           (SELECT count(*) FROM call_site WHERE resolution = 'unresolved') AS resolvedCallSites,
         (SELECT count(DISTINCT scope) FROM
           (SELECT scope FROM scope_record UNION SELECT scope FROM script)) AS scopes,
         (SELECT count(*) FROM script WHERE parse = 'text' AND analysed_key = analysis_key) AS unparsed,
         (SELECT max(finished_at) FROM snapshot) AS lastSync`,
    );
  }

  read(): Omit<MirrorStatus, 'instance' | 'generation'> {
    const row = this.#count.get(SCRIPT_INCLUDE_TABLE);
    if (row === undefined) throw new Error('Counting gave no row');
    return row;
  }
}
