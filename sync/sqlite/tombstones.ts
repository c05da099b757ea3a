/** What is gone, for readers that follow the changes. */
import type { Batch } from './batch.js';
import type { Database } from './open-database.js';

export type TombstoneKind = 'script' | 'api' | 'call-sites';

export class Tombstones {
  readonly #add;
  readonly #drop;
  readonly #after;

  constructor(database: Database) {
    this.#add = database.prepare<[TombstoneKind, string, number]>(
      'INSERT OR REPLACE INTO tombstone (kind, identity, generation) VALUES (?, ?, ?)',
    );
    this.#drop = database.prepare<[TombstoneKind, string]>(
      'DELETE FROM tombstone WHERE kind = ? AND identity = ?',
    );
    this.#after = database.prepare<[TombstoneKind, number], { identity: string }>(
      'SELECT identity FROM tombstone WHERE kind = ? AND generation > ? ORDER BY generation, identity',
    );
  }

  add(kind: TombstoneKind, identity: string, batch: Batch): void {
    this.#add.run(kind, identity, batch.stamp());
  }

  /** Whatever it was is back. */
  drop(kind: TombstoneKind, identity: string): void {
    this.#drop.run(kind, identity);
  }

  /** Identities that went after a generation; none for 0, whose reader knows nothing that could go. */
  after(kind: TombstoneKind, generation: number): readonly string[] {
    if (generation === 0) return [];
    return this.#after.all(kind, generation).map(({ identity }) => identity);
  }
}
