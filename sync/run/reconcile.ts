/** Finds what the source no longer holds, and what was missed; guarded, because a lost permission looks like a mass deletion. */
import {
  createError,
  MIRRORED_TABLES,
  SCRIPT_TABLES,
  type DeepCodeSeekError,
} from '../../domain/index.js';
import { readTableAgain, readTableOn, skippingForbidden } from './read-tables.js';
import type { SyncOptions, SyncTally } from './sync-report.js';

/** As many may vanish from any table unquestioned: in a small one, two deletions are a large share. */
const ALWAYS_ALLOWED = 5;
const REMOVED_AT_ONCE = 200;

interface TableDifference {
  readonly table: string;
  readonly mirrored: number;
  readonly vanishing: readonly string[];
  /** What the source has and the mirror lacks. */
  readonly missing: readonly string[];
}

/**
 * Compares all sys_ids, reads tables again of which records were missed, and removes what vanished: within the source's packages only.
 * Gives the error VANISH_GUARD, and removes nothing at all, when too much would go.
 */
export async function reconcile(
  options: SyncOptions,
  tally: SyncTally,
): Promise<DeepCodeSeekError | null> {
  const { store, source, signal, onProgress, maxVanishShare } = options;
  if (source.packages?.length === 0) return null;
  const differences: TableDifference[] = [];
  const scripts = await everyScriptId(options);
  for (const [done, table] of MIRRORED_TABLES.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ phase: 'deletions', done, total: MIRRORED_TABLES.length });
    if (tally.isSkipped(table)) continue;
    await skippingForbidden(table, tally, async () => {
      differences.push(await compare(options, table, scripts));
    });
  }
  for (const { table, missing } of differences) {
    if (missing.length === 0) continue;
    await skippingForbidden(table, tally, () => fetchMissing(options, tally, table, missing));
  }
  const exceeding = differences.filter(
    ({ mirrored, vanishing }) =>
      vanishing.length > ALWAYS_ALLOWED && vanishing.length > maxVanishShare * mirrored,
  );
  if (exceeding.length > 0 && options.allowDeletions !== true) {
    return createError('VANISH_GUARD', {
      instance: store.instance,
      maxVanishShare,
      tables: exceeding.map(({ table, mirrored, vanishing }) => ({
        table,
        mirrored,
        vanishing: vanishing.length,
      })),
    });
  }
  for (const { table, vanishing } of differences) {
    tally.removed += await removeAll(options, table, vanishing);
  }
  if (source.packages === null) await store.recordReconciliation();
  return null;
}

/** Removes what the source itself says was deleted. */
export async function applyDeletions(options: SyncOptions, tally: SyncTally): Promise<void> {
  const { deletions } = options.source;
  for (const table of MIRRORED_TABLES) {
    const sysIds = deletions.filter((row) => row.table === table).map(({ sysId }) => sysId);
    tally.removed += await removeAll(options, table, sysIds);
  }
}

async function compare(
  { store, source, signal }: SyncOptions,
  table: string,
  scripts: ReadonlySet<string>,
): Promise<TableDifference> {
  const isExport = source.packages !== null;
  const mirrored = await store.mirroredIds(table, source.packages);
  const known = new Set(mirrored);
  const present = new Set<string>();
  const missing: string[] = [];
  for await (const sysIds of source.sysIds(table, signal)) {
    for (const sysId of sysIds) {
      present.add(sysId);
      if (!known.has(sysId) && !scripts.has(sysId)) missing.push(sysId);
    }
  }
  const vanishing = mirrored.filter((sysId) => !present.has(sysId));
  // An export has just been read whole: what is missing of it was rejected.
  return { table, mirrored: mirrored.length, vanishing, missing: isExport ? [] : missing };
}

/**
 * Records may have come since the table was read; others came with an older time than some before them, as update sets bring them:
 * for these only reading everything helps.
 */
async function fetchMissing(
  options: SyncOptions,
  tally: SyncTally,
  table: string,
  missing: readonly string[],
): Promise<void> {
  await readTableOn(options, tally, table);
  const mirrored = new Set(await options.store.mirroredIds(table, null));
  if (missing.every((sysId) => mirrored.has(sysId))) return;
  await readTableAgain(options, tally, table);
}

/** A parent table lists the records of its child tables too, which are mirrored under the child's name. */
async function everyScriptId({ store }: SyncOptions): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const { table } of SCRIPT_TABLES) {
    for (const sysId of await store.mirroredIds(table, null)) all.add(sysId);
  }
  return all;
}

async function removeAll(
  { store, signal }: SyncOptions,
  table: string,
  sysIds: readonly string[],
): Promise<number> {
  let removed = 0;
  for (let start = 0; start < sysIds.length; start += REMOVED_AT_ONCE) {
    signal?.throwIfAborted();
    const batch = sysIds.slice(start, start + REMOVED_AT_ONCE);
    removed += (await store.remove(table, batch)).removed;
  }
  return removed;
}
