/** BM25 of what is in sight against each field of each API, in memory, so that the edited script's own API can be left out of every count. */
import { API_LANE } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { EXPANSION_WEIGHT } from '../question/expansion-sight.js';
import type { JudgedCode } from '../question/own-traces.js';
import type { QueryContext } from '../question/query-context.js';
import { inverseDocumentFrequency, lengthFactor } from '../terms/bm25.js';
import { LANES } from '../terms/lane-index.js';
import { laneStatistics, type LaneStatistics } from '../terms/lane-statistics.js';

/** What a word weighs by the window that it stands in; measured: ten lines say more than thirty. */
const NEARNESS = [1, 0.6, 0.25] as const;
/** Words of the names around the cursor; measured: the caller's own name brings four points at top-10. */
const NAME_WEIGHT = 1;
const MAX_APIS_IN_SIGHT = 8;

export interface FieldScores {
  /** BM25 by number of the API, for each field. */
  readonly name: Float32Array;
  readonly members: Float32Array;
  readonly documentation: Float32Array;
  readonly tables: Float32Array;
  /** The same for the words of the comments. */
  readonly commentMembers: Float32Array;
  readonly commentDocumentation: Float32Array;
  /** How alike the words of the names are, 0 to 1: the API's name and those of the script or class being edited. */
  readonly callerFamily: Float32Array;
  /** The same for the classes in use: the most alike one, never the API itself. */
  readonly sightFamily: Float32Array;
  /** The enclosing function's name against the members. */
  readonly functionMembers: Float32Array;
  /** How rare a word is among the names of the APIs. */
  readonly nameRarity: (term: number) => number;
  /** How rare a word of the question is among the members of the APIs. */
  readonly memberRarity: (term: number) => number;
}

/** Scores every API that shares a word with the question. */
export function scoreFields(index: MirrorIndex, context: QueryContext): FieldScores {
  const statistics = laneStatistics(index.fields, context.exclusion.fieldDocuments, null);
  const byLane = (weightsOf: WeightsOf): LaneScores =>
    laneScores(weightsOf, index, context, statistics);
  const family = (words: readonly number[]): Float32Array =>
    familyScores(words, index, context, statistics);
  const comments = byLane(({ commentTerms }) => nearnessOf(commentTerms));
  return {
    ...byLane((judged) => queryWeights(context, judged)),
    commentMembers: comments.members,
    commentDocumentation: comments.documentation,
    functionMembers: byLane(() => functionWeights(context)).members,
    callerFamily: family(context.callerWords),
    sightFamily: sightFamily(index, context, family),
    nameRarity: (term) => nameRarity(term, statistics),
    memberRarity: (term) => rarities(term, statistics)[API_LANE.members] ?? 0,
  };
}

type LaneScores = Record<keyof typeof API_LANE, Float32Array>;
/** What each term weighs, by the code that an API is judged by. */
type WeightsOf = (judged: JudgedCode) => ReadonlyMap<number, number>;

/** BM25 by field of each API. An API that the code names already is judged by the code without its own traces. */
function laneScores(
  weightsOf: WeightsOf,
  index: MirrorIndex,
  { scratch, exclusion, traces, ...judged }: QueryContext,
  statistics: LaneStatistics,
): LaneScores {
  const { fields } = index;
  const room = (): Float32Array => scratch.floats(index.apiNumberLimit);
  const lanes = { name: room(), members: room(), documentation: room(), tables: room() };
  const byLane = [lanes.name, lanes.members, lanes.documentation, lanes.tables] as const;
  const reduced = new Map([...traces].map(([api, own]) => [api, weightsOf(own)]));
  for (const [term, weightForOthers] of weightsOf(judged)) {
    const rarity = rarities(term, statistics);
    fields.visitPostings(term, (document, lane) => {
      const api = index.apiOfFields(document);
      const own = reduced.get(api);
      const weight = own === undefined ? weightForOthers : (own.get(term) ?? 0);
      const scores = byLane[lane];
      if (scores !== undefined) scores[api] = (scores[api] ?? 0) + weight * (rarity[lane] ?? 0);
    });
  }
  byLane.forEach((scores, lane) => {
    const average = statistics.averageLength(lane);
    for (let api = 0; api < index.apiNumberLimit; api += 1) {
      const score = scores[api] ?? 0;
      if (score === 0) continue;
      const isExcluded = exclusion.isExcludedApi(api);
      const length = isExcluded ? 0 : fields.length(index.api(api)?.document ?? 0, lane);
      scores[api] = isExcluded ? 0 : score * lengthFactor(length, average);
    }
  });
  return lanes;
}

function nearnessOf(terms: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...terms].map(([term, lane]) => [term, NEARNESS[lane] ?? 0]));
}

function functionWeights({ functionWords }: QueryContext): ReadonlyMap<number, number> {
  return new Map(functionWords.map((term) => [term, 1]));
}

function queryWeights(
  context: QueryContext,
  { freshTerms, expansionTerms }: JudgedCode,
): Map<number, number> {
  const weights = nearnessOf(freshTerms);
  for (const term of expansionTerms.keys()) {
    if (!weights.has(term)) weights.set(term, EXPANSION_WEIGHT);
  }
  for (const term of [...context.callerWords, ...context.functionWords]) {
    weights.set(term, Math.max(weights.get(term) ?? 0, NAME_WEIGHT));
  }
  return weights;
}

function rarities(term: number, statistics: LaneStatistics): readonly number[] {
  return Array.from({ length: LANES }, (_, lane) =>
    inverseDocumentFrequency(statistics.frequency(term, lane), statistics.documents),
  );
}

function nameRarity(term: number, statistics: LaneStatistics): number {
  return inverseDocumentFrequency(statistics.frequency(term, API_LANE.name), statistics.documents);
}

/** That an API is in use itself must not count, neither for nor against it. */
function sightFamily(
  index: MirrorIndex,
  { usedApis, scratch }: QueryContext,
  family: (words: readonly number[]) => Float32Array,
): Float32Array {
  const scores = scratch.floats(index.apiNumberLimit);
  for (const used of usedApis.slice(0, MAX_APIS_IN_SIGHT)) {
    const alike = family(index.api(used)?.nameWords ?? []);
    for (let api = 0; api < scores.length; api += 1) {
      const score = alike[api] ?? 0;
      if (api !== used && score > (scores[api] ?? 0)) scores[api] = score;
    }
  }
  return scores;
}

/** Jaccard similarity of two sets of words, each weighed by its rarity among the names of APIs. */
function familyScores(
  words: readonly number[],
  index: MirrorIndex,
  { exclusion, scratch }: QueryContext,
  statistics: LaneStatistics,
): Float32Array {
  const scores = scratch.floats(index.apiNumberLimit);
  let own = 0;
  for (const term of words) {
    const rarity = nameRarity(term, statistics);
    own += rarity;
    index.fields.visitPostings(term, (document, lane) => {
      const api = index.apiOfFields(document);
      if (lane === API_LANE.name && !exclusion.isExcludedApi(api)) {
        scores[api] = (scores[api] ?? 0) + rarity;
      }
    });
  }
  for (let api = 0; api < scores.length; api += 1) {
    const shared = scores[api] ?? 0;
    if (shared === 0) continue;
    let theirs = 0;
    for (const term of index.api(api)?.nameWords ?? []) theirs += nameRarity(term, statistics);
    scores[api] = shared / (own + theirs - shared);
  }
  return scores;
}
