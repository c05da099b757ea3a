/** Makes the mirror equal to its source: records, deletions, analysis, packed text, snapshot. */
import { packShards } from '../shards/pack-shards.js';
import { analyseMirror } from './analyse-mirror.js';
import { readTables } from './read-tables.js';
import { applyDeletions, reconcile } from './reconcile.js';
import { SyncTally, type SyncOptions, type SyncReport } from './sync-report.js';

/** From as many changed scripts on, tidying the search index costs less than it saves. */
const WORTH_TIDYING = 500;

/**
 * Syncs an instance, or reads an export: the source says which. Ends with a snapshot.
 * An abort or a failure leaves a mirror that is whole as far as it goes; the next run goes on from there, and repeats harmlessly.
 * Throws what the source throws, and VANISH_GUARD after everything else has been done when too much would have been removed.
 */
export async function syncInstance(options: SyncOptions): Promise<SyncReport> {
  const { store, source, shardsFolder, onProgress, signal } = options;
  const startedAt = performance.now();
  const tally = new SyncTally();
  await applyDeletions(options, tally);
  await readTables(options, tally);
  const guard = options.reconcile ? await reconcile(options, tally) : null;
  const { analysed, unparsed } = await analyseMirror({ store, onProgress, signal });
  if (analysed >= WORTH_TIDYING) await store.optimise();
  await packShards({
    store,
    folder: shardsFolder,
    signal,
    onProgress: (done, total) => onProgress?.({ phase: 'shards', done, total }),
  });
  const kind = source.packages === null ? 'sync' : 'import';
  const { generation } = await store.finishSnapshot(kind);
  if (guard !== null) throw guard;
  return {
    generation,
    read: tally.read,
    changed: tally.changed,
    removed: tally.removed,
    rejected: tally.rejected,
    skippedTables: tally.skippedTables,
    analysed,
    unparsed,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** Reads an export into the mirror: reconciles within the packages that it holds whole, and removes what it says was deleted. */
export function importExport(
  options: Omit<SyncOptions, 'mode' | 'reconcile'>,
): Promise<SyncReport> {
  return syncInstance({ ...options, mode: 'full', reconcile: true });
}
