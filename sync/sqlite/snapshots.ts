/** Finished syncs and imports, and how long the surfaces as they were then are kept. */
import type { Snapshot } from '../store.js';
import type { Database } from './open-database.js';

const KEPT_SNAPSHOTS = 20;

export class Snapshots {
  readonly #add;
  readonly #forget;
  readonly #prune;
  readonly #writeState;
  readonly #readState;

  constructor(database: Database) {
    this.#add = database.prepare<[number, Snapshot['kind'], string]>(
      'INSERT OR REPLACE INTO snapshot (generation, kind, finished_at) VALUES (?, ?, ?)',
    );
    this.#forget = database.prepare<[number]>(
      `DELETE FROM snapshot WHERE generation NOT IN
         (SELECT generation FROM snapshot ORDER BY generation DESC LIMIT ?)`,
    );
    this.#prune = database.prepare(
      `DELETE FROM surface_history
       WHERE generation_to <= (SELECT min(generation) FROM snapshot)`,
    );
    this.#writeState = database.prepare<[string, string]>(
      'INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)',
    );
    this.#readState = database.prepare<[string], { value: string }>(
      'SELECT value FROM state WHERE key = ?',
    );
  }

  /** A generation has one snapshot: finishing again without a change renews it. */
  finish(generation: number, kind: Snapshot['kind']): Snapshot {
    const finishedAt = new Date().toISOString();
    this.#add.run(generation, kind, finishedAt);
    this.#forget.run(KEPT_SNAPSHOTS);
    this.#prune.run();
    return { generation, kind, finishedAt };
  }

  recordReconciliation(): void {
    this.#writeState.run('reconciled_at', new Date().toISOString());
  }

  identity(): string {
    return this.#readState.get('identity')?.value ?? '';
  }

  lastReconciliation(): string | null {
    return this.#readState.get('reconciled_at')?.value ?? null;
  }
}
