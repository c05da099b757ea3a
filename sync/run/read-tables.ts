/** Reads what a source holds into the mirror, table by table and page by page, each page with its checkpoint in one transaction. */
import type { TableCursor } from '../../connector/index.js';
import { isError, MIRRORED_TABLES, SCRIPT_INCLUDE_TABLE } from '../../domain/index.js';
import type { TableCheckpoint } from '../store.js';
import { ahead } from './read-ahead.js';
import type { SyncOptions, SyncTally } from './sync-report.js';

/**
 * How far before the watermark reading begins again. A record is stamped when it is saved and seen when its transaction ends:
 * seconds later, when the watermark may have passed. What comes twice is left alone.
 */
const OVERLAP_SECONDS = 10;
/** Before every sys_id, in a query that compares with it. */
const LOWEST_SYS_ID = '0'.repeat(32);
const INCREMENTAL_RUN = 'incremental';
/** Followed by when it began. */
const FULL_RUN = 'full:';
/** An older full sync that did not finish is begun anew: whoever asks for everything means everything of today. */
const RESUMABLE_FOR_MS = 24 * 3_600_000;

/** Reads every table; a table that may not be read is skipped and noted, but for the Script Includes, without which there is no sense in going on. */
export async function readTables(options: SyncOptions, tally: SyncTally): Promise<void> {
  const isInstance = options.source.packages === null;
  const run = isInstance ? await prepareRun(options) : null;
  for (const table of MIRRORED_TABLES) {
    await skippingForbidden(table, tally, () =>
      run === null
        ? readTableAgain(options, tally, table)
        : readFromCheckpoint(options, tally, table, run),
    );
    if (tally.isSkipped(table)) await finishSkipped(options, table);
  }
}

/** A run is not to be gone on with for the sake of a table that cannot be read. */
async function finishSkipped({ store, source }: SyncOptions, table: string): Promise<void> {
  const stored = await store.checkpoint(source.description, table);
  if (stored === null || stored.finished) return;
  const checkpoint: TableCheckpoint = { ...stored, finished: true };
  await store.applyPage({ source: source.description, records: [], checkpoint });
}

/** Reads a table from its start whatever the checkpoint says, and leaves that as it is. */
export async function readTableAgain(
  options: SyncOptions,
  tally: SyncTally,
  table: string,
): Promise<void> {
  await readTable(options, tally, table, null);
}

/** Reads what has changed in a table since its checkpoint. */
export async function readTableOn(
  options: SyncOptions,
  tally: SyncTally,
  table: string,
): Promise<void> {
  await readFromCheckpoint(options, tally, table, INCREMENTAL_RUN);
}

/** Runs `work` on a table; where the source does not have it or does not let us, that is noted. */
export async function skippingForbidden(
  table: string,
  tally: SyncTally,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const withheld = isError(error, 'TABLE_FORBIDDEN') || isError(error, 'TABLE_UNKNOWN');
    if (!withheld || table === SCRIPT_INCLUDE_TABLE) throw error;
    tally.skip(table, error.message);
  }
}

/**
 * The run that checkpoints belong to. A full one begins by forgetting how far each table was read, all at once in effect:
 * killed between two of these writes it is found unfinished, and gone on with.
 */
async function prepareRun({ store, source, mode }: SyncOptions): Promise<string> {
  if (mode === 'incremental') return INCREMENTAL_RUN;
  const { description } = source;
  for (const table of MIRRORED_TABLES) {
    const checkpoint = await store.checkpoint(description, table);
    if (checkpoint?.finished === false && isResumable(checkpoint.run)) return checkpoint.run;
  }
  const run = `${FULL_RUN}${new Date().toISOString()}`;
  for (const table of MIRRORED_TABLES) {
    const checkpoint: TableCheckpoint = { table, run, cursor: null, finished: false };
    await store.applyPage({ source: description, records: [], checkpoint });
  }
  return run;
}

function isResumable(run: string): boolean {
  const startedAt = Date.parse(run.slice(FULL_RUN.length));
  return run.startsWith(FULL_RUN) && Date.now() - startedAt < RESUMABLE_FOR_MS;
}

async function readFromCheckpoint(
  options: SyncOptions,
  tally: SyncTally,
  table: string,
  run: string,
): Promise<void> {
  const { store, source } = options;
  const stored = await store.checkpoint(source.description, table);
  const resumed = stored !== null && (run === INCREMENTAL_RUN || stored.run === run);
  const start: TableCheckpoint = resumed ? stored : { table, run, cursor: null, finished: false };
  const end = await readTable(options, tally, table, start);
  if (start.finished && sameCursor(start.cursor, end)) return;
  await store.applyPage({
    source: source.description,
    records: [],
    checkpoint: { ...start, cursor: end, finished: true },
  });
}

/** Gives the furthest cursor. Without a checkpoint to go on from, the table is read from its start and none is written. */
async function readTable(
  { store, source, mode, onProgress, signal }: SyncOptions,
  tally: SyncTally,
  table: string,
  start: TableCheckpoint | null,
): Promise<TableCursor | null> {
  let cursor = start?.cursor ?? null;
  let done = 0;
  const isWhole = mode === 'full' || cursor === null;
  const total = isWhole ? await source.count(table, signal) : null;
  onProgress?.({ phase: table, done, total });
  for await (const page of ahead(source.pages(table, overlapped(cursor), signal))) {
    cursor = furthest(cursor, page.cursor);
    const { changed } = await store.applyPage({
      source: source.description,
      records: page.records,
      checkpoint: start === null ? null : { ...start, cursor, finished: false },
    });
    tally.read += page.records.length;
    tally.changed += changed;
    tally.reject(page.rejected);
    done += page.records.length + page.rejected.length;
    onProgress?.({ phase: table, done, total: total === null ? null : Math.max(total, done) });
    signal?.throwIfAborted();
  }
  return cursor;
}

function overlapped(cursor: TableCursor | null): TableCursor | null {
  if (cursor === null) return null;
  const time = Date.parse(`${cursor.updatedOn.replace(' ', 'T')}Z`);
  if (Number.isNaN(time)) return null;
  const earlier = new Date(time - OVERLAP_SECONDS * 1_000).toISOString();
  return { updatedOn: earlier.slice(0, 19).replace('T', ' '), sysId: LOWEST_SYS_ID };
}

function furthest(left: TableCursor | null, right: TableCursor): TableCursor {
  if (left === null || left.updatedOn < right.updatedOn) return right;
  return left.updatedOn === right.updatedOn && left.sysId < right.sysId ? right : left;
}

function sameCursor(left: TableCursor | null, right: TableCursor | null): boolean {
  return left?.updatedOn === right?.updatedOn && left?.sysId === right?.sysId;
}
