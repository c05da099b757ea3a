/** How far each table of each source has been read. */
import type { TableCheckpoint } from '../store.js';
import type { Database } from './open-database.js';

interface CheckpointRow {
  readonly run: string;
  readonly updated_on: string | null;
  readonly sys_id: string | null;
  readonly finished: number;
}

export class Checkpoints {
  readonly #read;
  readonly #write;

  constructor(database: Database) {
    this.#read = database.prepare<[string, string], CheckpointRow>(
      'SELECT run, updated_on, sys_id, finished FROM checkpoint WHERE source = ? AND table_name = ?',
    );
    this.#write = database.prepare<[string, string, string, string | null, string | null, number]>(
      `INSERT OR REPLACE INTO checkpoint (source, table_name, run, updated_on, sys_id, finished)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
  }

  read(source: string, table: string): TableCheckpoint | null {
    const row = this.#read.get(source, table);
    if (row === undefined) return null;
    const cursor =
      row.updated_on === null || row.sys_id === null
        ? null
        : { updatedOn: row.updated_on, sysId: row.sys_id };
    return { table, run: row.run, cursor, finished: row.finished === 1 };
  }

  write(source: string, { table, run, cursor, finished }: TableCheckpoint): void {
    this.#write.run(
      source,
      table,
      run,
      cursor?.updatedOn ?? null,
      cursor?.sysId ?? null,
      finished ? 1 : 0,
    );
  }
}
