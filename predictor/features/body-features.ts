import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import { rarestIdentifiers } from '../retrievers/rare-identifiers.js';
import { featureColumn, shareAndRank, type FeatureColumn } from './feature-column.js';

/** Identifiers beyond these are common words. */
const MAX_IDENTIFIERS = 60;
const SHORTEST = 3;

/** `body`: the part, by rarity, of the identifiers in sight that the candidate's own script holds. */
export function bodyFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
): readonly FeatureColumn[] {
  const rarest = rarestIdentifiers(index, context, SHORTEST).slice(0, MAX_IDENTIFIERS);
  const rarities = new Map(
    rarest.map(({ word, rarity }) => [index.terms.find(word.toLowerCase()), rarity]),
  );
  const all = rarest.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  return shareAndRank(
    featureColumn('body', candidates, (api) => {
      const sysId = index.api(api)?.stored.surface.scriptSysId;
      const script = sysId === undefined ? null : index.scripts.bySysId(sysId);
      if (script === null) return 0;
      const traces = context.traces.get(api);
      const own = rarest.filter(({ word }) => traces?.isTrace(word) === true);
      const ownTerms = new Set(own.map(({ word }) => index.terms.find(word.toLowerCase())));
      const others = own.reduce((rest, { rarity }) => rest - rarity, all);
      let found = 0;
      index.identifiers.visit(script.termDocument, (term) => {
        if (!ownTerms.has(term)) found += rarities.get(term) ?? 0;
      });
      return found / (others || 1);
    }),
  );
}
