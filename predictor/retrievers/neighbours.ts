/** What stands near by construction: the same scope, a name of the same family, a base class or a subclass. */
import type { ApiSurface, Evidence } from '../../domain/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { callingScripts } from '../question/exclusion.js';
import type { QueryContext } from '../question/query-context.js';
import { topApis, type Retriever, type RetrieverInput } from '../retriever.js';

const LIMIT = 80;
/** The order of the neighbours among themselves; the ranker weighs the parts anew. */
const WEIGHT = { family: 2, sight: 1, kin: 1, sameScope: 0.5, callers: 0.1 } as const;

export const neighboursRetriever: Retriever = {
  name: 'neighbours',
  works: 'memory',
  retrieve(input) {
    const { index, context, fields, isKept } = input;
    const kin = kinScores(index, context);
    const nearness = context.scratch.floats(index.apiNumberLimit);
    const scope = index.scopeNumber(context.scope);
    for (let api = 0; api < nearness.length; api += 1) {
      if (!isKept(api)) continue;
      const score =
        WEIGHT.family * (fields.callerFamily[api] ?? 0) +
        WEIGHT.sight * (fields.sightFamily[api] ?? 0) +
        WEIGHT.kin * (kin[api] ?? 0) +
        (index.apiScope(api) === scope ? WEIGHT.sameScope : 0);
      if (score === 0) continue;
      const callers = callingScripts(api, index.graph, context.exclusion);
      nearness[api] = score + WEIGHT.callers * Math.log1p(callers);
    }
    return {
      ranking: topApis(nearness, input, LIMIT),
      signals: [
        { name: 'family.caller', scores: fields.callerFamily },
        { name: 'family.sight', scores: fields.sightFamily },
        { name: 'family.function', scores: fields.functionMembers },
        { name: 'kin', scores: kin },
      ],
      evidence: (api) => neighbourEvidence(api, input),
    };
  },
};

/** 1 for the base classes of what is in use. */
function kinScores(
  index: MirrorIndex,
  { usedApis, exclusion, scratch }: QueryContext,
): Float32Array {
  const scores = scratch.floats(index.apiNumberLimit);
  const { directory } = exclusion;
  const mark = (surface: ApiSurface): void => {
    if (surface.superclass === null) return;
    const base = directory.resolve(surface.superclass, surface.scope);
    const entry = base === null ? null : index.apiByName(base);
    if (entry !== null) scores[entry.number] = 1;
  };
  for (const api of usedApis) {
    const entry = index.api(api);
    if (entry !== null) mark(entry.stored.surface);
  }
  return scores;
}

function neighbourEvidence(
  api: number,
  { index, context, fields }: RetrieverInput,
): readonly Evidence[] {
  const surface = index.api(api)?.stored.surface;
  if (surface === undefined) return [];
  const found: Evidence[] = [];
  const say = (text: string): void => {
    found.push({ source: 'neighbour', text, script: null, line: null });
  };
  const partner = context.usedApis.find(
    (used) => used !== api && sharesWord(index, used, api, fields.nameRarity),
  );
  if (partner !== undefined) {
    say(`Of the same naming family as ${index.api(partner)?.stored.surface.name ?? ''}`);
  } else if ((fields.callerFamily[api] ?? 0) > 0.3) {
    say('Its name shares words with the script being edited');
  }
  if (surface.scope === context.scope) say(`In the same application (${surface.scope})`);
  return found;
}

function sharesWord(
  index: MirrorIndex,
  one: number,
  other: number,
  rarity: (term: number) => number,
): boolean {
  const words = new Set(index.api(one)?.nameWords ?? []);
  return (index.api(other)?.nameWords ?? []).some((word) => words.has(word) && rarity(word) > 2);
}
