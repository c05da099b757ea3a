/** What is called at all: the habits of the instance, seen from the candidates themselves. */
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { callingScripts } from '../question/exclusion.js';
import type { QueryContext } from '../question/query-context.js';
import { featureColumn, type FeatureColumn } from './feature-column.js';

/** The habit of so many further candidates is taken to be even: a suffix of one candidate tells nothing. */
const PRIOR = { candidates: 2, called: 1 } as const;

/**
 * `habit.suffix`: the part of the other candidates with the same last word in their names (`Util`, `Ajax`) that
 * anybody calls. `habit.unused`: 1 where nobody calls the candidate. `habit.members`: how many members it offers
 * itself, on a logarithmic scale. `habit.documented`: 1 where its author has documented it.
 */
export function habitFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
): readonly FeatureColumn[] {
  const suffixes = new Map<number, { candidates: number; called: number }>();
  const isCalled = new Map<number, boolean>();
  for (const api of candidates) {
    const called = callingScripts(api, index.graph, context.exclusion) > 0;
    isCalled.set(api, called);
    const suffix = suffixOf(api, index);
    const counted = suffixes.get(suffix) ?? { candidates: 0, called: 0 };
    counted.candidates += 1;
    if (called) counted.called += 1;
    suffixes.set(suffix, counted);
  }
  const column = (name: string, value: (api: number) => number): FeatureColumn =>
    featureColumn(name, candidates, value);
  return [
    column('habit.suffix', (api) => {
      const counted = suffixes.get(suffixOf(api, index)) ?? { candidates: 1, called: 0 };
      const own = isCalled.get(api) === true ? 1 : 0;
      return (counted.called - own + PRIOR.called) / (counted.candidates - 1 + PRIOR.candidates);
    }),
    column('habit.unused', (api) => (isCalled.get(api) === true ? 0 : 1)),
    column('habit.members', (api) => Math.log1p(index.api(api)?.members.length ?? 0)),
    column('habit.documented', (api) =>
      (index.api(api)?.stored.surface.documentation ?? '') === '' ? 0 : 1,
    ),
  ];
}

function suffixOf(api: number, index: MirrorIndex): number {
  return index.api(api)?.nameWords.at(-1) ?? -1;
}
