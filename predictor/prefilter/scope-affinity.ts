import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';

/**
 * How much the caller's scope calls the scope of an API, 0 to 1: its calls of that scope as a share of those of the
 * scope that it calls most. The edited script is not counted, and the own scope is no other.
 */
export function scopeAffinity(
  index: MirrorIndex,
  { scope, exclusion }: QueryContext,
): (api: number) => number {
  const own = index.scopeNumber(scope);
  const calls = new Map<number, number>();
  let most = 0;
  for (const [api, scripts] of index.graph.calledFrom(scope)) {
    const target = index.apiScope(api);
    if (index.apiTraits(api) === 0 || target === own || exclusion.isExcludedApi(api)) continue;
    let count = scripts;
    for (const script of exclusion.scripts) {
      if (script.scope === scope && index.graph.called(script.number).has(api)) count -= 1;
    }
    const sum = (calls.get(target) ?? 0) + count;
    calls.set(target, sum);
    most = Math.max(most, sum);
  }
  return (api) => (most === 0 ? 0 : (calls.get(index.apiScope(api)) ?? 0) / most);
}
