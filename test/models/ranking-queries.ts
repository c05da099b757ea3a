import { seededRandom, type RankingData } from '../../models/index.js';

/** Queries whose relevant row is the one that `wanted` gives the greatest number; features are random numbers from 0 to 1. */
export function rankingQueries({
  queries,
  rows,
  features,
  seed,
  wanted,
}: {
  readonly queries: number;
  readonly rows: number;
  readonly features: number;
  readonly seed: number;
  readonly wanted: (features: Float32Array, random: () => number) => number;
}): RankingData {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: queries * rows * features }, random);
  const labels = new Uint8Array(queries * rows);
  for (let query = 0; query < queries; query += 1) {
    const scores = Array.from({ length: rows }, (_, row) => {
      const first = (query * rows + row) * features;
      return wanted(values.subarray(first, first + features), random);
    });
    labels[query * rows + scores.indexOf(Math.max(...scores))] = 1;
  }
  return {
    names: Array.from({ length: features }, (_, feature) => `f${String(feature)}`),
    values,
    groups: Int32Array.from({ length: queries + 1 }, (_, query) => query * rows),
    labels,
  };
}

/** The share of queries whose relevant row has the greatest score, alone. */
export function shareOnTop({ groups, labels }: RankingData, scores: Float64Array): number {
  let hits = 0;
  for (let query = 0; query + 1 < groups.length; query += 1) {
    const own = [...scores.subarray(groups[query], groups[query + 1])];
    const best = Math.max(...own);
    const truth = labels.subarray(groups[query], groups[query + 1]).indexOf(1);
    if (own[truth] === best && own.filter((score) => score === best).length === 1) hits += 1;
  }
  return hits / (groups.length - 1);
}
