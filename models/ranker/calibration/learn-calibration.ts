import { probabilityOf, sharesOf, type Calibration, type ProbabilityMap } from './calibration.js';
import { fitIsotonic } from './fit-isotonic.js';
import { fitLogistic, type Outcomes } from './fit-logistic.js';
import { fitTemperature, type ScoredQueries } from './fit-temperature.js';

/** With fewer hits the two parameters of a logistic function are all that can be learned. */
const FEWEST_FOR_ISOTONIC = 50;
const FOLDS = 5;

/**
 * Learns what probability a score within its query stands for. The queries had better not be those that the ranker was
 * trained on, and include those without a relevant row: nothing that can be shown there is wanted. Of the logistic and
 * the isotonic map that one is taken which gives unseen queries the greater likelihood (five folds by query). Null where
 * no row is relevant, or every row is.
 */
export function learnCalibration(queries: ScoredQueries): Calibration | null {
  const hits = queries.labels.reduce((count, label) => (label > 0 ? count + 1 : count), 0);
  if (hits === 0 || hits === queries.labels.length) return null;
  const temperature = fitTemperature(queries);
  const all = outcomesOf(queries, temperature, () => true);
  const logisticMap = fitLogistic(all);
  if (hits < FEWEST_FOR_ISOTONIC) return { temperature, map: logisticMap };
  const isIsotonicBetter =
    unseenLoss(queries, temperature, fitIsotonic) < unseenLoss(queries, temperature, fitLogistic);
  return { temperature, map: isIsotonicBetter ? fitIsotonic(all) : logisticMap };
}

function unseenLoss(
  queries: ScoredQueries,
  temperature: number,
  fit: (outcomes: Outcomes) => ProbabilityMap,
): number {
  let loss = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const map = fit(outcomesOf(queries, temperature, (query) => query % FOLDS !== fold));
    const { shares, hits } = outcomesOf(queries, temperature, (query) => query % FOLDS === fold);
    shares.forEach((share, at) => {
      const probability = probabilityOf(map, share);
      loss -= Math.log((hits[at] ?? 0) > 0 ? probability : 1 - probability);
    });
  }
  return loss;
}

function outcomesOf(
  { groups, labels, scores }: ScoredQueries,
  temperature: number,
  isWanted: (query: number) => boolean,
): Outcomes {
  const shares = new Float64Array(labels.length);
  const hits = new Uint8Array(labels.length);
  let rows = 0;
  for (let query = 0; query + 1 < groups.length; query += 1) {
    if (!isWanted(query)) continue;
    const own = labels.subarray(groups[query], groups[query + 1]);
    shares.set(sharesOf(scores.subarray(groups[query], groups[query + 1]), temperature), rows);
    hits.set(
      own.map((label) => (label > 0 ? 1 : 0)),
      rows,
    );
    rows += own.length;
  }
  return { shares: shares.subarray(0, rows), hits: hits.subarray(0, rows) };
}
