/** When an instance is trained without being asked to. */
import type { TrainingConfiguration } from '../domain/index.js';
import type { MirrorReader } from '../sync/index.js';
import type { TrainingState } from './training-state.js';

/** A training that did not come to its end so often may be what ends the service. */
const MOST_RESUMED = 3;
const HOUR_MS = 3_600_000;

export interface TrainingFacts {
  readonly store: Pick<MirrorReader, 'snapshots' | 'identity' | 'changedScriptCount'>;
  readonly training: Omit<TrainingConfiguration, 'automatic'>;
  /** Null before the first training. */
  readonly state: TrainingState | null;
  /** Whether the last training stopped because its process ended. */
  readonly interrupted: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether a training is due: of a filled mirror the first one, one that was interrupted, one after a training that failed
 * or was cancelled, and one when enough scripts have changed; each but the first two not before its interval is over.
 */
export async function trainingDue(facts: TrainingFacts): Promise<boolean> {
  const { store, training, state, interrupted, now } = facts;
  if ((await store.snapshots()).length === 0) return false;
  if (state === null) return true;
  if (interrupted && state.unended < MOST_RESUMED) return true;
  const sinceMs = now - Date.parse(state.begunAt);
  // A clock that was ahead once must not put trainings off for years.
  if (sinceMs >= 0 && sinceMs < training.intervalHours * HOUR_MS) return false;
  if (state.unended > 0 || state.learned === null) return true;
  if (state.learned.identity !== (await store.identity())) return true;
  const changed = await store.changedScriptCount(state.learned.generation);
  const scripts = await store.changedScriptCount(0);
  return changed >= Math.max(training.changedScripts, training.changedShare * scripts);
}
