/** The counts of a lane index as they would be if some of its documents were not there. */
import { LANES, type LaneIndex } from './lane-index.js';

export interface LaneStatistics {
  readonly documents: number;
  /** How many documents hold `term` in `lane`. */
  frequency(term: number, lane: number): number;
  averageLength(lane: number): number;
}

/** Statistics of `index` without `excluded` (distinct, living documents), for the given terms only, or null for all. */
export function laneStatistics(
  index: LaneIndex,
  excluded: Iterable<number>,
  terms: ReadonlySet<number> | null,
): LaneStatistics {
  const taken = new Map<number, number>();
  const lengths = [0, 0, 0, 0];
  let documents = index.living;
  for (const document of excluded) {
    documents -= 1;
    for (let lane = 0; lane < LANES; lane += 1) {
      lengths[lane] = (lengths[lane] ?? 0) + index.length(document, lane);
    }
    index.visitContents(document, (term, lane) => {
      if (terms?.has(term) === false) return;
      const key = term * LANES + lane;
      taken.set(key, (taken.get(key) ?? 0) + 1);
    });
  }
  return {
    documents,
    frequency: (term, lane) => index.frequency(term, lane) - (taken.get(term * LANES + lane) ?? 0),
    averageLength: (lane) =>
      documents <= 0 ? 0 : (index.totalLength(lane) - (lengths[lane] ?? 0)) / documents,
  };
}
