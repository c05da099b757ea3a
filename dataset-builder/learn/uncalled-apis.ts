/**
 * Questions for APIs that nobody calls yet. An API has no callers when it is needed first, and then only what it says of
 * itself speaks for it. A ranker that has hardly met such questions trusts in callers, and never finds one of these. Where
 * an instance's own questions hold few, some are asked as if half of its APIs had no callers.
 */
import type { Example } from '../../domain/index.js';
import { seededHash } from '../build/seeded-hash.js';
import type { Ask } from './collect-groups.js';

/** Of the questions learned from. Chosen on the sample scopes; with more, those for called APIs lose. */
const UNCALLED_SHARE = 0.1;
const SEED = 1;

/** Half of all APIs (`scope.Class`), always the same. */
export function isUncalled(api: string): boolean {
  return seededHash(SEED, `uncalled ${api}`) < 0.5;
}

/** The questions to learn from, by where they are asked: each is in one of the two. */
export interface SharedAsks {
  /** Of the mirror as it is. */
  readonly asIs: readonly Ask[];
  /** Of the mirror without the calls of `isUncalled`. */
  readonly uncalled: readonly Ask[];
}

/**
 * Every question as it is where a tenth of them ask for APIs that no other script calls. Else the second half is asked of the
 * mirror without calls, but of those whose own API loses its calls only as many as are missing; the rest stay as they are.
 */
export function shareAsks(asks: readonly Ask[]): SharedAsks {
  const uncalledAlready = asks.filter(({ example }) => example.callers === 0).length;
  let missing = Math.ceil(asks.length * UNCALLED_SHARE) - uncalledAlready;
  if (missing <= 0) return { asIs: asks, uncalled: [] };
  const half = Math.ceil(asks.length / 2);
  const asIs = asks.slice(0, half);
  const uncalled: Ask[] = [];
  for (const ask of asks.slice(half)) {
    const losesCalls = losesItsCalls(ask.example);
    if (losesCalls && missing === 0) {
      asIs.push(ask);
      continue;
    }
    if (losesCalls) missing -= 1;
    uncalled.push(ask);
  }
  return { asIs, uncalled };
}

/** How many other scripts call the API of an example in the mirror without calls. */
export function callersWithoutCalls({ callers, groundTruth }: Example): number {
  return isUncalled(groundTruth.api) ? 0 : callers;
}

function losesItsCalls({ callers, groundTruth }: Example): boolean {
  return callers > 0 && isUncalled(groundTruth.api);
}
