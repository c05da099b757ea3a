/** One row of the answer to "which API?": what a person needs to decide. */
import { signatureOf } from '../../analysis/index.js';
import type { ApiSurface, Evidence, Member, Suggestion } from '../../domain/index.js';
import { apiInsertText } from '../insert/insert-text.js';
import { offeredMembers } from '../members/offered-members.js';
import { rankMembers, type MemberRanking, type RankedMember } from '../members/rank-members.js';
import type { ApiEntry } from '../mirror-index/entries.js';
import type { QueryContext } from '../question/query-context.js';
import type { AccessRules } from '../prefilter/access-rules.js';
import { isTyped, SHORTEST_MEMBER_PREFIX } from '../prefix-order.js';
import type { Retrieved } from '../retriever.js';
import { documentationOf, type MemberWords } from './documentation.js';
import { bestExample } from './example.js';

const MAX_MEMBERS = 10;
const MAX_EVIDENCE = 5;

export interface Explanation extends MemberRanking {
  readonly rules: AccessRules;
  /** Of what no neural model has scored. */
  readonly tier: Suggestion['tier'];
  /** In the order in which their evidence is told. */
  readonly retrieved: readonly Retrieved[];
  /** Below this probability a suggestion is unlikely; null where scores are none. */
  readonly threshold: number | null;
  /** By API, where being named counts: what tells of it. */
  readonly named: ReadonlyMap<number, Evidence>;
  /** By API, where a neural model has scored it: what tells that it stands higher for that. */
  readonly neural: ReadonlyMap<number, Evidence | null>;
}

/** Explains a ranked API. `score` is what is shown. */
export function apiSuggestion(
  entry: ApiEntry,
  score: number,
  explanation: Explanation,
): Suggestion {
  const { context, rules, retrieved, threshold, named, neural } = explanation;
  const { stored } = entry;
  const { surface } = stored;
  const members = suitable(entry, explanation);
  const best = members[0] ?? null;
  const documentation = documentationOf(stored, best === null ? null : wordsOn(best, explanation));
  const evidence: readonly Evidence[] = [
    ...[named, neural].flatMap((told) => told.get(entry.number) ?? []),
    ...retrieved.flatMap((each) => each.evidence(entry.number)),
  ];
  return {
    api: surface.api,
    member: best?.member.name ?? null,
    members: members.slice(0, MAX_MEMBERS).map((ranked) => ({
      name: ranked.member.name,
      signature: signatureOf(null, ranked.member),
      score: rounded(ranked.score),
    })),
    score: rounded(score),
    unlikely: threshold !== null && score < threshold && !isTyped(entry, context.cursor.prefix),
    tier: neural.has(entry.number) ? 'neural' : explanation.tier,
    signature: signatureFor(surface, best?.member ?? null),
    documentation: documentation.text,
    documentationOrigin: documentation.origin,
    definedAt: {
      script: surface.name,
      sysId: surface.scriptSysId,
      table: 'sys_script_include',
      line: definitionLine(entry, best),
    },
    example: bestExample(entry.number, best?.member.name ?? null, explanation),
    access: rules.verdict(context.scope, stored),
    evidence: evidence.slice(0, MAX_EVIDENCE),
    insertText: apiInsertText(surface, best?.member ?? null, {
      cursor: context.cursor,
      codeBefore: context.question.codeBefore,
      codeAfter: context.question.codeAfter,
      scope: context.scope,
      isClient: context.isClient,
      variable: variableOf(surface.api, context),
    }),
  };
}

/** A member with what was written for the class that defines it. */
function wordsOn(
  { member, definedIn }: RankedMember,
  { index }: Pick<Explanation, 'index'>,
): MemberWords {
  return { member, generated: index.apiByName(definedIn)?.stored.generated ?? null };
}

/** The last variable at hand that was given an instance of the API. */
function variableOf(api: string, { cursor, exclusion, scope }: QueryContext): string | null {
  const held = cursor.holders.filter(
    ({ className, inReach }) => inReach && exclusion.directory.resolve(className, scope) === api,
  );
  return held.at(-1)?.name ?? null;
}

/** Where the member stands, or the class where the member is inherited from another script. */
function definitionLine({ stored }: ApiEntry, best: RankedMember | null): number {
  const isOwn = best !== null && best.definedIn === stored.surface.api;
  return (isOwn ? best.member : stored.surface).range.lineStart;
}

/** After `new` an object is wanted: its static members are no use; a typed prefix chooses the members that bear it. */
function suitable(entry: ApiEntry, explanation: Explanation): readonly RankedMember[] {
  const { index, context } = explanation;
  const { api } = entry.stored.surface;
  const { cursor } = context;
  const offered = offeredMembers(api, index, context).filter(
    ({ member }) => !(cursor.afterNew && member.isStatic),
  );
  const ranked = rankMembers(api, offered, explanation);
  if (cursor.prefix.length < SHORTEST_MEMBER_PREFIX) return ranked;
  const prefix = cursor.prefix.toLowerCase();
  const bears = ({ member }: RankedMember): boolean => member.name.toLowerCase().startsWith(prefix);
  return [...ranked.filter(bears), ...ranked.filter((each) => !bears(each))];
}

function signatureFor(surface: ApiSurface, member: Member | null): string {
  const shown = member ?? surface.members.find(({ kind }) => kind === 'constructor');
  return shown === undefined ? surface.name : signatureOf(surface.name, shown);
}

/** To the sixth decimal: beyond it is the order of additions. */
export function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
