import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { visibleCallers, type VisibleCallers } from '../question/exclusion.js';
import type { QueryContext } from '../question/query-context.js';
import { featureColumn, shareAndRank, type FeatureColumn } from './feature-column.js';

/** How many scripts call the candidate: all, those of the caller's scope, those of its table. The edited one is not counted. */
export function callerFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
): readonly FeatureColumn[] {
  const counts = new Map(
    candidates.map((api) => [
      api,
      visibleCallers(index.graph.callers(api), context.exclusion, context),
    ]),
  );
  const columns = (name: string, count: keyof VisibleCallers): readonly FeatureColumn[] =>
    shareAndRank(
      featureColumn(name, candidates, (api) => Math.log1p(counts.get(api)?.[count] ?? 0)),
    );
  return [
    ...columns('callers.all', 'all'),
    ...columns('callers.scope', 'inScope'),
    ...columns('callers.table', 'inTable'),
  ];
}
