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
 * no row is relevant, or every row is. It works in one piece: about two seconds for 1,000 queries of 300 rows.
 */
export function learnCalibration(queries: ScoredQueries): Calibration | null {
  const hits = Uint8Array.from(queries.labels, (label) => (label > 0 ? 1 : 0));
  const positives = hits.reduce((count, hit) => count + hit, 0);
  if (positives === 0 || positives === hits.length) return null;
  const temperature = fitTemperature(queries);
  const all = { shares: allShares(queries, temperature), hits };
  const logisticMap = fitLogistic(all);
  if (positives < FEWEST_FOR_ISOTONIC) return { temperature, map: logisticMap };
  const folds = foldsOf(queries.groups, all);
  const isIsotonicBetter = unseenLoss(folds, fitIsotonic) < unseenLoss(folds, fitLogistic);
  return { temperature, map: isIsotonicBetter ? fitIsotonic(all) : logisticMap };
}

function allShares({ groups, scores }: ScoredQueries, temperature: number): Float64Array {
  const shares = new Float64Array(scores.length);
  groups.forEach((start, query) => {
    const own = scores.subarray(start, groups[query + 1]);
    shares.set(sharesOf(own, temperature), start);
  });
  return shares;
}

interface Fold {
  readonly others: Outcomes;
  readonly own: Outcomes;
}

function foldsOf(groups: Int32Array, { shares, hits }: Outcomes): readonly Fold[] {
  const foldOfRow = new Uint8Array(shares.length);
  groups.forEach((start, query) => {
    foldOfRow.fill(query % FOLDS, start, groups[query + 1]);
  });
  return Array.from({ length: FOLDS }, (_, fold) => ({
    others: {
      shares: shares.filter((__, row) => foldOfRow[row] !== fold),
      hits: hits.filter((__, row) => foldOfRow[row] !== fold),
    },
    own: {
      shares: shares.filter((__, row) => foldOfRow[row] === fold),
      hits: hits.filter((__, row) => foldOfRow[row] === fold),
    },
  }));
}

/** How unlikely each fold is by what the other folds have taught (negative log-likelihood). */
function unseenLoss(folds: readonly Fold[], fit: (outcomes: Outcomes) => ProbabilityMap): number {
  let loss = 0;
  for (const { others, own } of folds) {
    const map = fit(others);
    for (const [row, share] of own.shares.entries()) {
      const probability = probabilityOf(map, share);
      loss -= Math.log((own.hits[row] ?? 0) > 0 ? probability : 1 - probability);
    }
  }
  return loss;
}
