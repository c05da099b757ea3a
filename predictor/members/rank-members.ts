/** The members of one class in the order in which they fit what is in sight. */
import type { InheritedMember } from '../../analysis/index.js';
import { SITE_LANE } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { useAt, useLikelihood, useOfSite, type MemberUse } from './member-use.js';
import { nearestTerms } from '../question/own-traces.js';
import type { QueryContext } from '../question/query-context.js';
import { compareText } from '../best-apis.js';
import type { FieldScores } from '../retrievers/field-scores.js';
import type { SiteScores } from '../retrievers/site-scores.js';
import { LANES } from '../terms/lane-index.js';

/** Round numbers: calls in similar surroundings say most, then shared words, then how often it is called at all. */
const WEIGHT = {
  similar: 2,
  words: 1.5,
  calls: 1,
  use: 3,
  property: -0.5,
  deprecated: -1.5,
  private: -0.25,
} as const;
/** Words near the cursor count more, as they do for APIs. */
const NEARNESS = [1, 0.6, 0.25] as const;

/** What members are ranked by. */
export interface MemberRanking {
  readonly index: MirrorIndex;
  readonly context: QueryContext;
  readonly sites: SiteScores;
  readonly fields: FieldScores;
}

export interface RankedMember extends InheritedMember {
  /** Higher is better; comparable within one class. */
  readonly score: number;
}

/** Best first. `api` is the class that is asked, as its callers name it; its subclasses' callers do not count. */
export function rankMembers(
  api: string,
  members: readonly InheritedMember[],
  { index, context, sites, fields }: MemberRanking,
): readonly RankedMember[] {
  const usage = memberUsage(api, members, sites, index, context);
  const words = members.map(({ member }) =>
    wordScore([member.name, ...member.parameters.map(({ name }) => name)], {
      index,
      context: { ...context, freshTerms: withoutCalls(member.name, context) },
      fields,
    }),
  );
  const { codeBefore } = context.question;
  const use = useAt(codeBefore.slice(0, codeBefore.length - context.cursor.prefix.length));
  const mostWords = Math.max(...words, 0);
  return members
    .map((offered, at): RankedMember => {
      const { member } = offered;
      const used = usage.get(member.name) ?? NEVER_CALLED;
      const score =
        WEIGHT.similar * used.similar +
        WEIGHT.calls * used.calls +
        WEIGHT.use * useLikelihood(member, use, used.uses) +
        WEIGHT.words * (mostWords === 0 ? 0 : (words[at] ?? 0) / mostWords) +
        (member.kind === 'property' ? WEIGHT.property : 0) +
        (member.deprecated === null ? 0 : WEIGHT.deprecated) +
        (member.isPrivate ? WEIGHT.private : 0);
      return { ...offered, score };
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.member.range.lineStart - b.member.range.lineStart ||
        compareText(a.member.name, b.member.name),
    );
}

/**
 * That a member is called in sight already says nothing of whether it is wanted here: it is judged as if it were masked.
 * A variable of its name speaks for it.
 */
function withoutCalls(
  name: string,
  { cursor, freshSight, freshTerms }: QueryContext,
): ReadonlyMap<number, number> {
  const isCalled = cursor.identifiers.some((each) => each.role === 'method' && each.name === name);
  return isCalled ? nearestTerms(freshSight.filter((seen) => seen.name !== name)) : freshTerms;
}

interface MemberUsage {
  /** Likeness of the most similar call, in its share of the most similar of the class. */
  readonly similar: number;
  /** How often it is called, in its share of the most called, on a logarithmic scale. */
  readonly calls: number;
  /** What each of the calls is made for, where that can be told. */
  readonly uses: readonly MemberUse[];
}

const NEVER_CALLED: MemberUsage = { similar: 0, calls: 0, uses: [] };

function memberUsage(
  api: string,
  members: readonly InheritedMember[],
  { scores }: SiteScores,
  index: MirrorIndex,
  { exclusion }: QueryContext,
): ReadonlyMap<string, MemberUsage> {
  const similar = new Map<string, number>();
  const calls = new Map<string, number>();
  const uses = new Map<string, MemberUse[]>();
  // An inherited member is called through any class of the chain.
  for (const name of new Set([api, ...members.map(({ definedIn }) => definedIn)])) {
    const entry = index.apiByName(name);
    for (const site of entry === null ? [] : index.sitesOfApi(entry.number)) {
      if (site.member === null || exclusion.sites.has(site.number)) continue;
      const at = site.number * LANES;
      const score = (scores[at + SITE_LANE.middle] ?? 0) + (scores[at + SITE_LANE.names] ?? 0);
      similar.set(site.member, Math.max(similar.get(site.member) ?? 0, score));
      calls.set(site.member, (calls.get(site.member) ?? 0) + 1);
      const use = useOfSite(site.text, site.member);
      if (use !== null) uses.set(site.member, [...(uses.get(site.member) ?? []), use]);
    }
  }
  const mostSimilar = Math.max(...similar.values(), 0);
  const mostCalls = Math.log1p(Math.max(...calls.values(), 0));
  return new Map(
    [...calls].map(([member, count]) => [
      member,
      {
        similar: mostSimilar === 0 ? 0 : (similar.get(member) ?? 0) / mostSimilar,
        calls: mostCalls === 0 ? 0 : Math.log1p(count) / mostCalls,
        uses: uses.get(member) ?? [],
      },
    ]),
  );
}

/** The rarity of the words that the names share with what is in sight, each word once. */
export function wordScore(
  names: readonly string[],
  { index, context, fields }: Omit<MemberRanking, 'sites'>,
): number {
  const inFunction = new Set(context.functionWords);
  const counted = new Set<number>();
  let score = 0;
  for (const name of names) {
    index.terms.visitKnownWords(name, (term) => {
      if (counted.has(term)) return;
      counted.add(term);
      const lane = context.freshTerms.get(term);
      const near = lane === undefined ? 0 : (NEARNESS[lane] ?? 0);
      score += (inFunction.has(term) ? 1 : near) * fields.memberRarity(term);
    });
  }
  return score;
}
