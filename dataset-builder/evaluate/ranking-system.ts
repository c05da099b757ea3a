/** What is compared: each brings the candidates of a question into order. */
import type { FeatureMatrix } from '../../models/index.js';
import { fusionRanker } from '../../predictor/index.js';

/**
 * `bm25`: the words alone; `grep`: rare identifiers found in other scripts; `usage`: the most alike call sites; `fusion`:
 * fixed weights over everything; `learned`: trees that were trained on other questions; `neural`: the first candidates of
 * these trees in the order of a model that reads code and candidate together; `blended`: in that of trees and model.
 */
export const RANKING_SYSTEMS = [
  'bm25',
  'grep',
  'usage',
  'fusion',
  'learned',
  'neural',
  'blended',
] as const;
export type RankingSystem = (typeof RANKING_SYSTEMS)[number];
/** Those that need no training. */
export type FixedSystem = keyof typeof COLUMNS | 'fusion';

const COLUMNS = {
  bm25: ['lexical.name', 'lexical.members', 'lexical.documentation', 'lexical.tables'],
  grep: ['grep'],
  usage: ['usage.near.sum', 'usage.middle.sum', 'usage.far.sum', 'usage.names.sum'],
} as const;

export function isFixedSystem(system: RankingSystem): system is FixedSystem {
  return system === 'fusion' || system in COLUMNS;
}

/** Whether a model is needed for it. */
export function isNeuralSystem(system: RankingSystem): boolean {
  return system === 'neural' || system === 'blended';
}

/** A score for each candidate, higher is better; without learned weights. */
export function fixedScores(system: FixedSystem, features: FeatureMatrix): Float64Array {
  return system === 'fusion'
    ? fusionRanker.score(features)
    : sumOfColumns(features, COLUMNS[system]);
}

function sumOfColumns(
  { names, rows, values }: FeatureMatrix,
  columns: readonly string[],
): Float64Array {
  const positions = columns.map((name) => names.indexOf(name)).filter((at) => at >= 0);
  return Float64Array.from({ length: rows }, (_, row) =>
    positions.reduce((sum, at) => sum + (values[row * names.length + at] ?? 0), 0),
  );
}
