import type { RankingData } from '../ranking-data.js';

/** Scores of candidates, query after query. */
export interface ScoredQueries extends Pick<RankingData, 'groups' | 'labels'> {
  readonly scores: Float64Array;
}

/** The temperature is sought from one hundredth to a hundred times the ranker's own. */
const WIDEST = Math.log(100);
const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which the softmax of a query's scores gives the relevant rows the greatest likelihood (temperature
 * scaling: Guo et al., ICML 2017), by golden-section search: along the temperature there is one optimum only.
 */
export function fitTemperature(queries: ScoredQueries): number {
  let low = -WIDEST;
  let high = WIDEST;
  for (let step = 0; step < STEPS; step += 1) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(queries, Math.exp(left)) <= loss(queries, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function loss({ groups, labels, scores }: ScoredQueries, temperature: number): number {
  let sum = 0;
  for (let query = 0; query + 1 < groups.length; query += 1) {
    const own = scores.subarray(groups[query], groups[query + 1]);
    const hits = labels.subarray(groups[query], groups[query + 1]);
    if (!hits.some((hit) => hit > 0)) continue;
    const greatest = own.reduce((most, score) => Math.max(most, score), -Infinity);
    const all = own.reduce((total, score) => total + Math.exp((score - greatest) / temperature), 0);
    hits.forEach((hit, row) => {
      if (hit > 0) sum += Math.log(all) - ((own[row] ?? 0) - greatest) / temperature;
    });
  }
  return sum;
}
