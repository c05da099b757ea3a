/**
 * What in the visible code comes from an API that is named there already. Examples have the names of the wanted API
 * masked; code that an author is writing has nothing masked. So that both read alike, and nobody wins by elimination,
 * each API is judged by the code without its own traces: as if it were the one that was masked.
 */
import type { Holder } from '../../analysis/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { plainName } from '../mirror-index/prepare-script.js';
import type { Exclusion } from './exclusion.js';

export interface SeenTerms {
  readonly name: string;
  /** The name as `plainName` gives it. */
  readonly plain: string;
  /** The identifier behind it; empty for the last. */
  readonly next: string;
  /** Of the narrowest window that it stands in. */
  readonly lane: number;
  /** Terms of its words and of itself, those that the mirror holds. */
  readonly terms: readonly number[];
}

export interface JudgedCode {
  /** Terms in sight with the lane of the narrowest window that holds them. */
  readonly terms: ReadonlyMap<number, number>;
  /** The same without the names of all classes in use. */
  readonly freshTerms: ReadonlyMap<number, number>;
  /** Terms of the comments in sight, likewise. */
  readonly commentTerms: ReadonlyMap<number, number>;
  /** Terms that the query is widened by, all in the widest window. */
  readonly expansionTerms: ReadonlyMap<number, number>;
}

export interface OwnTraces extends JudgedCode {
  /** Whether an identifier, as written, is a trace of the API. */
  readonly isTrace: (identifier: string) => boolean;
}

export interface TracesInput {
  readonly index: MirrorIndex;
  readonly exclusion: Exclusion;
  readonly scope: string;
  /** Nearest first. */
  readonly sight: readonly SeenTerms[];
  readonly fresh: readonly SeenTerms[];
  /** Words of the comments. */
  readonly comments: readonly SeenTerms[];
  /** Words that the query is widened by: they put no API in sight, and an echo of what is in sight is a trace as well. */
  readonly widening: readonly SeenTerms[];
  readonly holders: readonly Holder[];
  /** The name that takes the value at the cursor: it tells what is wanted, and is no trace of what is there. */
  readonly target: string | null;
  readonly usedApis: readonly number[];
}

/** Code that names more APIs than this within its windows is a list of them: the nearest are judged so. */
const MAX_APIS = 40;

/** By number of the API; those that the code in sight names, by its class, by a variable of that name, or in a string. */
export function ownTraces(input: TracesInput): ReadonlyMap<number, OwnTraces> {
  const traces = new Map<number, OwnTraces>();
  for (const api of [...apisInSight(input)].slice(0, MAX_APIS)) {
    traces.set(api, tracesOf(api, input));
  }
  return traces;
}

/** Each term with its narrowest lane. */
export function nearestTerms(sight: readonly SeenTerms[]): ReadonlyMap<number, number> {
  const nearest = new Map<number, number>();
  for (const { lane, terms } of sight) {
    for (const term of terms) {
      const known = nearest.get(term);
      if (known === undefined || lane < known) nearest.set(term, lane);
    }
  }
  return nearest;
}

function apisInSight({
  index,
  exclusion,
  scope,
  sight,
  target,
  usedApis,
}: TracesInput): ReadonlySet<number> {
  const found = new Set(usedApis);
  for (const name of new Set(sight.map((seen) => seen.name))) {
    if (name === target) continue;
    for (const written of [name, capitalised(name.replace(/^[_$]+/, ''))]) {
      const api = exclusion.directory.resolve(written, scope);
      const entry = api === null ? null : index.apiByName(api);
      if (entry !== null) found.add(entry.number);
    }
  }
  return found;
}

function tracesOf(
  api: number,
  { index, exclusion, scope, sight, fresh, comments, widening, holders, target }: TracesInput,
): OwnTraces {
  const entry = index.api(api);
  const surface = entry?.stored.surface;
  const className = plainName(surface?.name ?? '');
  const held = new Set(
    holders
      .filter((holder) => exclusion.directory.resolve(holder.className, scope) === surface?.api)
      .map(({ name }) => name),
  );
  // Of the members the one that is called nearest: an example hides the one that is wanted, and leaves the others.
  const members = new Set(surface?.members.map(({ name }) => name));
  const member = sight.find(({ name }) => members.has(name))?.name;
  const isOwn = (name: string, plain: string): boolean =>
    name !== target && (name === member || held.has(name) || plain === className);
  const isQualifier = ({ name, next }: SeenTerms): boolean =>
    name === surface?.scope && plainName(next) === className;
  const others = (seen: readonly SeenTerms[]): ReadonlyMap<number, number> =>
    nearestTerms(seen.filter((each) => !isOwn(each.name, each.plain) && !isQualifier(each)));
  return {
    isTrace: (identifier) => isOwn(identifier, plainName(identifier)),
    terms: others(sight),
    freshTerms: others(fresh),
    commentTerms: others(comments),
    expansionTerms: others(widening),
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
