import type { RankingData } from '../ranking-data.js';

/** Scores of candidates, query after query. */
export interface ScoredQueries extends Pick<RankingData, 'groups' | 'labels'> {
  readonly scores: Float64Array;
}

/** The temperature is sought from one hundredth to a hundred times the ranker's own, ... */
const WIDEST = Math.log(100);
/** ... down to a ten-thousandth of itself. */
const STEPS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which the softmax of a query's scores gives the relevant rows the greatest likelihood (temperature
 * scaling: Guo et al., ICML 2017), by golden-section search: along the temperature there is one optimum only.
 */
export function fitTemperature(queries: ScoredQueries): number {
  let low = -WIDEST;
  let high = WIDEST;
  let left = probe(queries, high - GOLDEN * (high - low));
  let right = probe(queries, low + GOLDEN * (high - low));
  for (let step = 0; step < STEPS; step += 1) {
    if (left.loss <= right.loss) {
      high = right.at;
      right = left;
      left = probe(queries, high - GOLDEN * (high - low));
    } else {
      low = left.at;
      left = right;
      right = probe(queries, low + GOLDEN * (high - low));
    }
  }
  return Math.exp((low + high) / 2);
}

function probe(queries: ScoredQueries, at: number): { readonly at: number; readonly loss: number } {
  return { at, loss: loss(queries, Math.exp(at)) };
}

function loss({ groups, labels, scores }: ScoredQueries, temperature: number): number {
  let sum = 0;
  for (let query = 0; query + 1 < groups.length; query += 1) {
    const start = groups[query] ?? 0;
    const end = groups[query + 1] ?? 0;
    let greatest = -Infinity;
    let hits = 0;
    let ofHits = 0;
    for (let row = start; row < end; row += 1) {
      const score = scores[row] ?? 0;
      greatest = Math.max(greatest, score);
      if ((labels[row] ?? 0) === 0) continue;
      hits += 1;
      ofHits += score;
    }
    if (hits === 0) continue;
    let all = 0;
    for (let row = start; row < end; row += 1) {
      all += Math.exp(((scores[row] ?? 0) - greatest) / temperature);
    }
    sum += hits * Math.log(all) - (ofHits - hits * greatest) / temperature;
  }
  return sum;
}
