/** Rows of the answer to "which member?": one a member, the first naming them all. */
import { signatureOf, type ApiDirectory } from '../../analysis/index.js';
import type { SuggestedMember, Suggestion } from '../../domain/index.js';
import { memberInsertText } from '../insert/insert-text.js';
import type { RankedPlatformMember } from '../members/platform-members.js';
import type { MemberRanking, RankedMember } from '../members/rank-members.js';
import type { AccessRules } from '../prefilter/access-rules.js';
import { rounded } from './api-suggestion.js';
import { documentationOf } from './documentation.js';
import { bestExample } from './example.js';

export interface MemberExplanation extends MemberRanking {
  readonly rules: AccessRules;
  /** Where the classes of the chain are found. */
  readonly directory: ApiDirectory;
  /** Why these members: what the receiver is. */
  readonly reason: string;
}

/** The ranked members of the class `api`, as rows. */
export function memberSuggestions(
  api: string,
  ranked: readonly RankedMember[],
  limit: number,
  explanation: MemberExplanation,
): readonly Suggestion[] {
  const shown = ranked.slice(0, limit);
  const all = shown.map(suggestedMember);
  return shown.map((each, at) =>
    memberRow(api, each, at === 0 ? all : [suggestedMember(each)], explanation),
  );
}

function memberRow(
  api: string,
  ranked: RankedMember,
  members: SuggestedMember[],
  explanation: MemberExplanation,
): Suggestion {
  const { index, context, rules, directory, reason } = explanation;
  const { member, definedIn, score } = ranked;
  const entry = index.apiByName(api);
  const definition = directory.surface(definedIn);
  const stored = entry?.stored ?? null;
  const isEdited = entry === null || context.exclusion.isExcludedApi(entry.number);
  // The class is known to whoever asks for its members.
  const generated = index.apiByName(definedIn)?.stored.generated ?? null;
  const documentation = documentationOf(null, { member, generated });
  const evidence: Suggestion['evidence'] = [
    { source: 'receiver', text: reason, script: null, line: null },
  ];
  if (definedIn !== api) {
    evidence.push({
      source: 'receiver',
      text: `Inherited from ${definedIn}`,
      script: null,
      line: null,
    });
  }
  return {
    api,
    member: member.name,
    members,
    score: rounded(score),
    unlikely: false,
    tier: 'fusion',
    signature: signatureOf(null, member),
    documentation: documentation.text,
    documentationOrigin: documentation.origin,
    definedAt:
      definition === null || definition.scriptSysId === ''
        ? null
        : {
            script: definition.name,
            sysId: definition.scriptSysId,
            table: 'sys_script_include',
            line: member.range.lineStart,
          },
    example: isEdited ? null : bestExample(entry.number, member.name, explanation),
    access:
      isEdited || stored === null
        ? { verdict: 'allowed', reason: 'In the script being edited.' }
        : rules.verdict(context.scope, stored),
    evidence,
    insertText: memberInsertText(member, context.question.codeAfter),
  };
}

function suggestedMember({ member, score }: RankedMember): SuggestedMember {
  return { name: member.name, signature: signatureOf(null, member), score: rounded(score) };
}

/** Members of a platform class, as rows of the tier `platform`. */
export function platformSuggestions(
  className: string,
  ranked: readonly RankedPlatformMember[],
  limit: number,
  codeAfter: string,
): readonly Suggestion[] {
  const shown = ranked.slice(0, limit);
  const all = shown.map(({ member, score }) => ({
    name: member.name,
    signature: member.signature,
    score: rounded(score),
  }));
  return shown.map(({ member, score }, at) => ({
    api: className,
    member: member.name,
    members: at === 0 ? all : all.slice(at, at + 1),
    score: rounded(score),
    unlikely: false,
    tier: 'platform',
    signature: member.signature,
    documentation: member.documentation,
    documentationOrigin: member.documentation === '' ? null : 'author',
    definedAt: null,
    example: null,
    access: { verdict: 'allowed', reason: 'Part of the platform.' },
    evidence: [
      {
        source: 'platform',
        text: `A member of the platform's ${className}`,
        script: null,
        line: null,
      },
    ],
    insertText: memberInsertText(member, codeAfter),
  }));
}
