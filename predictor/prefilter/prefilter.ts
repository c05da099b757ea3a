/**
 * The knowledge graph's prefilter: what the caller cannot call goes, and on instances of several scopes the half that
 * it would not call, judged by who calls what, by scope, and by shared words and tables.
 */
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { bestApis, chooseApis } from '../best-apis.js';
import { API_TRAIT } from '../mirror-index/entries.js';
import { visibleCallers } from '../question/exclusion.js';
import type { QueryContext } from '../question/query-context.js';
import type { FieldScores } from '../retrievers/field-scores.js';
import type { AccessRules } from './access-rules.js';
import { scopeAffinity } from './scope-affinity.js';

/** From this many scopes on, half of the candidates go. */
const SCOPES_FOR_PRUNING = 5;
/** So few are ranked in no time, and pruning them could only lose the right one. */
const NEVER_PRUNED = 12;
/** What speaks for an API being called from here, in round numbers: a call of the same scope weighs most. */
const WEIGHT = {
  sameScope: 2,
  calledFromScope: 2,
  scopeAffinity: 1.5,
  spread: 1.5,
  callers: 0.4,
  words: 2.5,
  tables: 1.5,
  family: 1.5,
} as const;

/** So many of the likeliest are brought into order. */
const ORDERED = 300;

export interface Prefiltered {
  /** Every API of the mirror but the one being edited. */
  readonly known: number;
  /** Those that the caller could call. */
  readonly callable: number;
  readonly kept: number;
  readonly isCallable: (api: number) => boolean;
  readonly isKept: (api: number) => boolean;
  /** The likeliest of the kept ones, at most 300, best first. */
  readonly order: readonly number[];
  /** How much the caller's scope calls the scope of an API, 0 to 1. */
  readonly affinity: (api: number) => number;
}

export function prefilter(
  index: MirrorIndex,
  context: QueryContext,
  fields: FieldScores,
  rules: AccessRules,
): Prefiltered {
  const isCallable = createIsCallable(index, context, rules);
  const callable: number[] = [];
  const mayCall = new Uint8Array(index.apiNumberLimit);
  let known = 0;
  for (let api = 0; api < index.apiNumberLimit; api += 1) {
    if (index.apiTraits(api) === 0 || context.exclusion.isExcludedApi(api)) continue;
    known += 1;
    if (!isCallable(api)) continue;
    callable.push(api);
    mayCall[api] = 1;
  }
  const affinity = scopeAffinity(index, context);
  const scores = likelihoods(callable, index, context, { fields, affinity });
  const scopes = new Set(index.access.scopeNames).size;
  const most =
    scopes < SCOPES_FOR_PRUNING ? Infinity : Math.max(NEVER_PRUNED, Math.floor(known / 2));
  const keptApis = chooseApis(callable, scores, most, index);
  const kept = new Uint8Array(index.apiNumberLimit);
  for (const api of keptApis) kept[api] = 1;
  return {
    known,
    callable: callable.length,
    kept: keptApis.length,
    isCallable: (api) => mayCall[api] === 1,
    isKept: (api) => kept[api] === 1,
    order: bestApis(keptApis, scores, ORDERED, index),
    affinity,
  };
}

function createIsCallable(
  index: MirrorIndex,
  { scope, isClient, cursor }: QueryContext,
  rules: AccessRules,
): (api: number) => boolean {
  const needed = API_TRAIT.active + (isClient ? API_TRAIT.clientCallable : 0);
  const ownScope = index.scopeNumber(scope);
  const qualifier = cursor.qualifier === null ? null : index.scopeNumber(cursor.qualifier);
  const denied = new Set<number>();
  for (const name of rules.namedFor(scope)) {
    const entry = index.apiByName(name);
    if (entry !== null && rules.verdict(scope, entry.stored).verdict === 'denied') {
      denied.add(entry.number);
    }
  }
  return (api) => {
    const traits = index.apiTraits(api);
    if ((traits & needed) !== needed || denied.has(api)) return false;
    const theirs = index.apiScope(api);
    if (qualifier !== null && theirs !== qualifier) return false;
    return theirs === ownScope || (traits & API_TRAIT.packagePrivate) === 0;
  };
}

/** How likely each API is to be called from here, by its number. */
function likelihoods(
  apis: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
  { fields, affinity }: { fields: FieldScores; affinity: (api: number) => number },
): Float32Array {
  const { graph } = index;
  const { exclusion, scratch } = context;
  const scores = scratch.floats(index.apiNumberLimit);
  const allScopes = Math.max(1, Math.log1p(new Set(index.access.scopeNames).size));
  const ownScope = index.scopeNumber(context.scope);
  const calledFromScope = graph.calledFrom(context.scope);
  const ownCalls = new Set(exclusion.scripts.flatMap((script) => [...graph.called(script.number)]));
  const lists = [fields.name, fields.members, fields.documentation] as const;
  const mostWords = greatest(apis, (api) => sumOf(lists, api));
  const mostTables = greatest(apis, (api) => fields.tables[api] ?? 0);
  for (const api of apis) {
    // Only what the edited script calls has other counts without it.
    const callers = ownCalls.has(api)
      ? visibleCallers(graph.callers(api), exclusion, context)
      : {
          all: graph.callingScripts(api),
          inScope: calledFromScope.get(api) ?? 0,
          scopes: graph.callingScopes(api),
        };
    scores[api] =
      (index.apiScope(api) === ownScope ? WEIGHT.sameScope : WEIGHT.scopeAffinity * affinity(api)) +
      (callers.inScope > 0 ? WEIGHT.calledFromScope : 0) +
      (WEIGHT.spread * Math.log1p(callers.scopes)) / allScopes +
      WEIGHT.callers * Math.log1p(callers.all) +
      (WEIGHT.words * sumOf(lists, api)) / mostWords +
      (WEIGHT.tables * (fields.tables[api] ?? 0)) / mostTables +
      WEIGHT.family * ((fields.callerFamily[api] ?? 0) + (fields.sightFamily[api] ?? 0));
  }
  return scores;
}

function sumOf(lists: readonly Float32Array[], api: number): number {
  let sum = 0;
  for (const scores of lists) sum += scores[api] ?? 0;
  return sum;
}

/** The greatest value, or 1 where all are 0. */
function greatest(apis: readonly number[], value: (api: number) => number): number {
  let most = 0;
  for (const api of apis) most = Math.max(most, value(api));
  return most === 0 ? 1 : most;
}
