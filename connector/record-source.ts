/** What every source of records offers, be it an instance or an export; sync knows nothing else of them. */
import type { MirrorRecord } from '../domain/index.js';

/** Where reading of one table stands: all records up to `(updatedOn, sysId)` in that order have been read. */
export interface TableCursor {
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly updatedOn: string;
  readonly sysId: string;
}

export interface RecordPage {
  readonly table: string;
  readonly records: readonly MirrorRecord[];
  /** Rows that could not be used, with the reason; reported, never dropped silently. */
  readonly rejected: readonly RejectedRow[];
  /** Where to go on after this page. */
  readonly cursor: TableCursor;
}

export interface RejectedRow {
  readonly table: string;
  /** The sys_id if the row had one. */
  readonly sysId: string | null;
  readonly reason: string;
}

export interface RecordSource {
  /** For progress and logs: the instance's address, or the export's file name. */
  readonly description: string;
  /**
   * The packages that the source holds whole: reconciliation may remove nothing outside them.
   * Null for an instance (it holds everything); empty for an update set (a delta, which holds nothing whole).
   */
  readonly packages: readonly string[] | null;
  /** What the source itself says was deleted (delete actions of an update set). */
  readonly deletions: readonly { readonly table: string; readonly sysId: string }[];
  /**
   * Pages of one table in the order `(sys_updated_on, sys_id)`, from `after` (exclusive) or from the start.
   * A record may come twice; applying it twice does no harm. Throws registered errors; an abort ends it between requests.
   */
  pages(table: string, after: TableCursor | null, signal?: AbortSignal): AsyncIterable<RecordPage>;
  /** Every sys_id that the table holds now, in batches: what reconciliation compares with. */
  sysIds(table: string, signal?: AbortSignal): AsyncIterable<readonly string[]>;
  /** How many records the table holds, for progress; null when the source cannot say. */
  count(table: string, signal?: AbortSignal): Promise<number | null>;
  close(): Promise<void>;
}
