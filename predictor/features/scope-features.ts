import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { AccessRules } from '../prefilter/access-rules.js';
import type { QueryContext } from '../question/query-context.js';
import { featureColumn, type FeatureColumn } from './feature-column.js';

/** Where the candidate lives, seen from the caller's scope, and whether it may be called. */
export function scopeFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
  { rules, affinity }: { rules: AccessRules; affinity: (api: number) => number },
): readonly FeatureColumn[] {
  const column = (name: string, value: (api: number) => number): FeatureColumn =>
    featureColumn(name, candidates, value);
  const scopeOf = (api: number): string => index.api(api)?.stored.surface.scope ?? '';
  return [
    column('scope.same', (api) => (scopeOf(api) === context.scope ? 1 : 0)),
    column('scope.global', (api) => (scopeOf(api) === 'global' ? 1 : 0)),
    column('scope.affinity', (api) => affinity(api)),
    column('access.needs-privilege', (api) => {
      const entry = index.api(api);
      if (entry === null) return 0;
      return rules.verdict(context.scope, entry.stored).verdict === 'needs-privilege' ? 1 : 0;
    }),
  ];
}
