/** Reading script texts by bucket, to pack them into shards. */
import { BUCKET_COUNT, bucketOf } from '../bucket.js';
import type { Page } from '../store.js';
import type { Database } from './open-database.js';
import { decodeTexts, encodePageToken, pageOf } from './page-token.js';
import type { Tombstones } from './tombstones.js';

interface TextRow {
  readonly sys_id: string;
  readonly source: string;
}

export class TextReader {
  readonly #tombstones;
  readonly #bytes;
  readonly #changed;
  readonly #texts;

  constructor(database: Database, tombstones: Tombstones) {
    this.#tombstones = tombstones;
    this.#bytes = database.prepare<[], { bytes: number }>(
      'SELECT coalesce(sum(byte_count), 0) AS bytes FROM script',
    );
    this.#changed = database.prepare<[number], { bucket: number }>(
      'SELECT bucket FROM script WHERE generation > ?',
    );
    this.#texts = database.prepare<[string, string, number], TextRow>(
      // Sorted before the texts are read: sorting would carry them along.
      `SELECT chosen.sys_id, script_text.source
       FROM (SELECT id, sys_id FROM script
         WHERE bucket IN (SELECT value FROM json_each(?)) AND sys_id > ? ORDER BY sys_id LIMIT ?) AS chosen
       JOIN script_text ON script_text.script_id = chosen.id ORDER BY chosen.sys_id`,
    );
  }

  bytes(): number {
    return this.#bytes.get()?.bytes ?? 0;
  }

  changedBuckets(generation: number): readonly number[] {
    const buckets = new Set(this.#changed.all(generation).map(({ bucket }) => bucket));
    for (const sysId of this.#tombstones.after('script', generation)) buckets.add(bucketOf(sysId));
    return [...buckets].filter((bucket) => bucket < BUCKET_COUNT).sort((a, b) => a - b);
  }

  texts(
    buckets: readonly number[],
    page: { after?: string; limit: number },
  ): Page<{ sysId: string; source: string }> {
    const [after] = decodeTexts(page.after);
    const rows = this.#texts.all(JSON.stringify(buckets), after, page.limit + 1);
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sysId: row.sys_id, source: row.source }),
      (row) => encodePageToken(row.sys_id),
    );
  }
}
