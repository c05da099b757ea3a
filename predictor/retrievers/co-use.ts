/** APIs that other scripts call together with the ones already in use here. */
import type { Evidence } from '../../domain/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { callingScripts } from '../question/exclusion.js';
import type { QueryContext } from '../question/query-context.js';
import { topApis, type Retriever, type RetrieverInput } from '../retriever.js';
import { mostAlike } from './site-scores.js';

const LIMIT = 60;
/** Of an API that everybody calls, so many callers tell what goes with it. */
const MAX_CALLERS = 400;
const MAX_APIS_IN_SIGHT = 8;

export const coUseRetriever: Retriever = {
  name: 'co-use',
  works: 'memory',
  retrieve(input) {
    const { index, context } = input;
    const scores = context.scratch.floats(index.apiNumberLimit);
    for (const used of context.usedApis.slice(0, MAX_APIS_IN_SIGHT))
      addPartners(used, scores, index, context);
    return {
      ranking: topApis(scores, input, LIMIT),
      signals: [{ name: 'co-use', scores }],
      evidence: (api) => coUseEvidence(api, input),
    };
  },
};

/** Cosine of the two sets of callers (Salton), summed over the APIs in sight. */
function addPartners(
  used: number,
  scores: Float32Array,
  index: MirrorIndex,
  { exclusion }: QueryContext,
): void {
  const callers = someCallers(used, index, exclusion.isExcludedScript);
  const together = new Map<number, number>();
  for (const script of callers) {
    for (const api of index.graph.called(script)) together.set(api, (together.get(api) ?? 0) + 1);
  }
  for (const [api, count] of together) {
    if (api === used || exclusion.isExcludedApi(api)) continue;
    const others = callingScripts(api, index.graph, exclusion);
    scores[api] = (scores[api] ?? 0) + count / Math.sqrt(callers.length * others);
  }
}

function coUseEvidence(
  api: number,
  { index, context, sites }: RetrieverInput,
): readonly Evidence[] {
  const { usedApis, exclusion } = context;
  const uses = index.sitesOfApi(api).filter((site) => !exclusion.sites.has(site.number));
  for (const used of usedApis) {
    if (used === api) continue;
    const partners = index.graph.callers(used).scripts;
    const shared = uses.filter((site) => partners.has(site.script));
    const nearest = mostAlike(shared, sites, index);
    const partner = index.api(used)?.stored.surface.name;
    if (nearest === null || partner === undefined) continue;
    const count = new Set(shared.map((site) => site.script)).size;
    return [
      {
        source: 'co-use',
        text: `Called together with ${partner} in ${count === 1 ? '1 script' : `${count} scripts`}`,
        script: index.scripts.get(nearest.script)?.name ?? null,
        line: nearest.line,
      },
    ];
  }
  return [];
}

/** The same callers whatever was read first, the edited script left out. */
function someCallers(
  api: number,
  index: MirrorIndex,
  isExcluded: (script: number) => boolean,
): readonly number[] {
  const callers = [...index.graph.callers(api).scripts].filter((script) => !isExcluded(script));
  if (callers.length <= MAX_CALLERS) return callers;
  return callers.sort((a, b) => index.scripts.order(a, b)).slice(0, MAX_CALLERS);
}
