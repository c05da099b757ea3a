import type { Signal } from '../retriever.js';
import { featureColumn, shareAndRank, type FeatureColumn } from './feature-column.js';

/** The signals of the retrievers, always all of them: one that was left out gives columns of 0. */
export const SIGNALS = [
  'usage.near.best',
  'usage.near.sum',
  'usage.near.mean',
  'usage.middle.best',
  'usage.middle.sum',
  'usage.middle.mean',
  'usage.far.best',
  'usage.far.sum',
  'usage.far.mean',
  'usage.names.best',
  'usage.names.sum',
  'usage.names.mean',
  'co-use',
  'grep',
  'lexical.name',
  'lexical.members',
  'lexical.documentation',
  'lexical.tables',
  'comment.members',
  'comment.documentation',
  'family.caller',
  'family.sight',
  'family.function',
  'kin',
  'dense',
] as const;

/** Each signal as its share and its reciprocal rank among the candidates. */
export function retrievalFeatures(
  candidates: readonly number[],
  signals: readonly Signal[],
): readonly FeatureColumn[] {
  const byName = new Map(signals.map(({ name, scores }) => [name, scores]));
  return SIGNALS.flatMap((name) => {
    const scores = byName.get(name);
    return shareAndRank(featureColumn(name, candidates, (api) => scores?.[api] ?? 0));
  });
}
