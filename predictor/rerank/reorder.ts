import { blendScores } from '../../models/index.js';

/** A candidate at its place, as far as its order goes. */
export interface Rerankable {
  /** What the ranker says of the place, never rising from one place to the next within a group. */
  readonly learned: number;
  /** Of the neural model; null where it has not scored the candidate. */
  readonly neural: number | null;
  /** What is typed of a name decides before any model: candidates change places within their group only. */
  readonly group: number;
}

/**
 * The new order: of each place the place where its candidate stood. Those that were scored change places among
 * themselves, the others stay; where the two scores together are level, the order stays.
 */
export function reorder(candidates: readonly Rerankable[], weight: number): readonly number[] {
  const order = candidates.map((_, place) => place);
  const scored = candidates.flatMap(({ learned, neural, group }, place) =>
    neural === null ? [] : { place, learned, neural, group },
  );
  const blended = blendScores(
    Float64Array.from(scored, ({ learned }) => learned),
    Float64Array.from(scored, ({ neural }) => neural),
    weight,
  );
  const rated = scored.map((each, at) => ({ ...each, score: blended[at] ?? 0 }));
  for (const group of new Set(rated.map((each) => each.group))) {
    const own = rated.filter((each) => each.group === group);
    const best = [...own].sort((a, b) => b.score - a.score || a.place - b.place);
    own.forEach(({ place }, at) => {
      order[place] = best[at]?.place ?? place;
    });
  }
  return order;
}
