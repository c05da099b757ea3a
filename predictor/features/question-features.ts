/** What holds of the question as a whole, the same for every candidate: with it a ranker knows what to trust. */
import type { QueryContext } from '../question/query-context.js';
import type { Signal } from '../retriever.js';
import { featureColumn, type FeatureColumn } from './feature-column.js';

const MANY_IDENTIFIERS = 200;

/**
 * `question.after`: 1 where code stands behind the cursor. `question.new`: 1 behind `new`. `question.value`: 1 where
 * a variable takes the value. `question.awaited`: 1 where code behind the cursor calls members of it.
 * `question.client`: 1 in client code. `question.sight`: how many identifiers are in sight, 0 to 1.
 * `question.usage`: the likeness of the most alike call site of all, on a logarithmic scale.
 */
export function questionFeatures(
  candidates: readonly number[],
  { question, cursor, identifiers, isClient }: QueryContext,
  signals: readonly Signal[],
): readonly FeatureColumn[] {
  const near = signals.find(({ name }) => name === 'usage.near.best')?.scores ?? [];
  let most = 0;
  for (const score of near) most = Math.max(most, score);
  const constant = (name: string, value: number): FeatureColumn =>
    featureColumn(name, candidates, () => value);
  const flag = (name: string, holds: boolean): FeatureColumn => constant(name, holds ? 1 : 0);
  return [
    flag('question.after', question.codeAfter.trim() !== ''),
    flag('question.new', cursor.afterNew),
    flag('question.value', cursor.awaited.target !== null),
    flag('question.awaited', cursor.awaited.members.length > 0),
    flag('question.client', isClient),
    constant('question.sight', Math.min(1, identifiers.length / MANY_IDENTIFIERS)),
    constant('question.usage', Math.log1p(most)),
  ];
}
