/** What a sync is asked to do, tells while it runs, and reports at its end. */
import type { RecordSource, RejectedRow } from '../../connector/index.js';
import type { JobProgress } from '../../domain/index.js';
import type { Store } from '../store.js';

export interface SyncOptions {
  /** Holds the writer's lock. */
  readonly store: Store;
  readonly source: RecordSource;
  /** `full` reads every record again, or goes on with a full sync that did not finish; `incremental` reads what changed. */
  readonly mode: 'incremental' | 'full';
  /** Look for deletions by comparing all sys_ids. */
  readonly reconcile: boolean;
  /** A reconciliation that would remove more than this share (0 to 1) of a table removes nothing. */
  readonly maxVanishShare: number;
  /** Remove what vanished, whatever its share. */
  readonly allowDeletions?: boolean;
  readonly shardsFolder: string;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SkippedTable {
  readonly table: string;
  readonly reason: string;
}

export interface SyncReport {
  readonly generation: number;
  /** Records read, those that had not changed included. */
  readonly read: number;
  readonly changed: number;
  readonly removed: number;
  /** Rows that could not be used: how many, and the first of them. */
  readonly rejected: { readonly count: number; readonly first: readonly RejectedRow[] };
  /** Tables that the source does not let us read; what was mirrored of them stays. */
  readonly skippedTables: readonly SkippedTable[];
  /** Scripts that were analysed (again). */
  readonly analysed: number;
  /** Of these, how many defeated both parsers and are kept as text. */
  readonly unparsed: number;
  readonly durationMs: number;
}

const FIRST_REJECTED = 20;

/** Counts up while a sync runs. */
export class SyncTally {
  read = 0;
  changed = 0;
  removed = 0;
  #rejected = 0;
  readonly #firstRejected: RejectedRow[] = [];
  readonly #skipped = new Map<string, string>();

  reject(rows: readonly RejectedRow[]): void {
    this.#rejected += rows.length;
    this.#firstRejected.push(...rows.slice(0, FIRST_REJECTED - this.#firstRejected.length));
  }

  skip(table: string, reason: string): void {
    this.#skipped.set(table, reason);
  }

  isSkipped(table: string): boolean {
    return this.#skipped.has(table);
  }

  get rejected(): SyncReport['rejected'] {
    return { count: this.#rejected, first: this.#firstRejected };
  }

  get skippedTables(): readonly SkippedTable[] {
    return [...this.#skipped].map(([table, reason]) => ({ table, reason }));
  }
}
