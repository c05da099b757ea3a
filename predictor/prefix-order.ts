/** What is typed of a name already goes before everything else: no author types what is not meant. */
import type { ApiEntry } from './mirror-index/entries.js';
import type { MirrorIndex } from './mirror-index/mirror-index.js';
import type { QueryContext } from './question/query-context.js';
import { compareText } from './best-apis.js';

const MAX_MATCHES = 60;
/** So much of a name is typed before it may be meant for a member. */
export const SHORTEST_MEMBER_PREFIX = 3;

/** Callable APIs that the typed prefix fits, best first: candidates whatever the prefilter and the retrievers say. */
export function prefixMatches(
  { cursor }: QueryContext,
  index: MirrorIndex,
  isCallable: (api: number) => boolean,
): readonly number[] {
  if (cursor.prefix === '') return [];
  const prefix = cursor.prefix.toLowerCase();
  const matches: { api: number; name: string; fit: number }[] = [];
  for (let api = 0; api < index.apiNumberLimit; api += 1) {
    const entry = isCallable(api) ? index.api(api) : null;
    const found = entry === null ? 0 : fit(entry, prefix);
    if (entry !== null && found > 0) {
      matches.push({ api, name: entry.stored.surface.api, fit: found });
    }
  }
  return matches
    .sort((a, b) => b.fit - a.fit || compareText(a.name, b.name))
    .slice(0, MAX_MATCHES)
    .map(({ api }) => api);
}

/** The ranked APIs with those that the prefix fits best in front; among equals the ranks stay. */
export function orderByPrefix<Ranked extends { readonly entry: ApiEntry }>(
  ranked: readonly Ranked[],
  prefix: string,
): readonly Ranked[] {
  if (prefix === '') return ranked;
  const fits = new Map(ranked.map((each) => [each, prefixFit(each.entry, prefix)]));
  return [...ranked].sort((a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0));
}

/** How well the typed prefix fits an API, 0 to 2; no ranking goes across. */
export function prefixFit(entry: ApiEntry, prefix: string): number {
  return prefix === '' ? 0 : fit(entry, prefix.toLowerCase());
}

/** The ranked members with those that the prefix fits best in front; among equals the ranks stay. */
export function membersByPrefix<Ranked extends { readonly member: { readonly name: string } }>(
  ranked: readonly Ranked[],
  prefix: string,
): readonly Ranked[] {
  if (prefix === '') return ranked;
  const typed = prefix.toLowerCase();
  const fits = new Map(ranked.map((each) => [each, nameFit(each.member.name, typed)]));
  return [...ranked].sort((a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0));
}

/** Whether so much is typed of its name, or of a member's, that it cannot be meant by chance. */
export function isTyped(entry: ApiEntry, prefix: string): boolean {
  return prefix.length >= SHORTEST_MEMBER_PREFIX && fit(entry, prefix.toLowerCase()) > 0;
}

/** 2: the name begins with it; 1: it stands in the name; 0: neither. One letter alone says nothing but how a name begins. */
function nameFit(name: string, prefix: string): number {
  const at = name.toLowerCase().indexOf(prefix);
  if (at === 0) return 2;
  return at > 0 && prefix.length > 1 ? 1 : 0;
}

/** 2: the class name begins with it; 1: it stands in the class name, or a member's name begins with it; 0: neither. */
function fit({ stored }: ApiEntry, prefix: string): number {
  const { name, members } = stored.surface;
  const ofClass = nameFit(name, prefix);
  if (ofClass > 0) return ofClass;
  if (prefix.length < SHORTEST_MEMBER_PREFIX) return 0;
  return members.some((member) => !member.isPrivate && member.name.toLowerCase().startsWith(prefix))
    ? 1
    : 0;
}
