/** "Which member?": the receiver's class, its members in the order in which they fit. */
import { platformCatalogue, type InheritedMember } from '../analysis/index.js';
import type { Engine, PartialAnswer } from './engine.js';
import {
  memberSuggestions,
  platformSuggestions,
  type MemberExplanation,
} from './explain/member-suggestion.js';
import { editedClassMembers, offeredMembers } from './members/offered-members.js';
import { rankPlatformMembers } from './members/platform-members.js';
import { rankMembers, type MemberRanking } from './members/rank-members.js';
import { conventionalClass } from './members/receiver-class.js';
import { membersByPrefix } from './prefix-order.js';
import type { QueryContext } from './question/query-context.js';
import { scoreFields } from './retrievers/field-scores.js';
import { scoreSites } from './retrievers/site-scores.js';
import type { StageTimer } from './stage-timer.js';
import { unanswered } from './unanswered.js';

/** Synchronous: nothing outside the index is asked. An unknown receiver has no members to suggest. */
export function answerMemberQuestion(
  context: QueryContext,
  { index, rules }: Engine,
  limit: number,
  timer: StageTimer,
): PartialAnswer {
  const nothing = unanswered('member');
  const { receiver } = context.cursor;
  if (receiver === null) return nothing;
  const className = receiver.className ?? conventionalClass(receiver.text, index, context);
  if (className === null) return nothing;
  const ranking = {
    index,
    context,
    fields: scoreFields(index, context),
    sites: scoreSites(index, context),
  };
  timer.mark('surroundings');
  const explanation = {
    ...ranking,
    rules,
    reason: receiverReason(receiver.text, className, receiver.isStatic),
  };
  const suggestions = [
    ...classRows(className, receiver.isStatic, limit, explanation),
    ...platformRows(className, receiver.isStatic, limit, ranking),
  ];
  timer.mark('explain');
  return { ...nothing, suggestions: suggestions.slice(0, limit) };
}

function classRows(
  className: string,
  isStatic: boolean,
  limit: number,
  explanation: Omit<MemberExplanation, 'directory'>,
): PartialAnswer['suggestions'] {
  const { context, index } = explanation;
  const { directory } = context.exclusion;
  const edited = isOwnName(className, context) ? editedClassMembers(className, context) : null;
  const api =
    edited === null ? directory.resolve(className, context.scope) : `${context.scope}.${className}`;
  if (api === null) return [];
  const members = (edited?.members ?? offeredMembers(api, index, context)).filter(suits(isStatic));
  const ranked = rankMembers(api, members, explanation);
  return [
    ...memberSuggestions(api, membersByPrefix(ranked, context.cursor.prefix), limit, {
      ...explanation,
      directory: edited?.directory ?? directory,
    }),
  ];
}

/** `X.` names static members, an instance the others. */
function suits(isStatic: boolean): (offered: InheritedMember) => boolean {
  return ({ member }) => member.isStatic === isStatic;
}

/** A bare name may be that of a class which the edited text itself defines. */
function isOwnName(className: string, { cursor, exclusion, scope }: QueryContext): boolean {
  if (className.includes('.')) return false;
  if (className === cursor.enclosingClass) return true;
  return exclusion.scripts.some((script) => script.name === className && script.scope === scope);
}

function platformRows(
  className: string,
  isStatic: boolean,
  limit: number,
  ranking: MemberRanking,
): PartialAnswer['suggestions'] {
  const { context } = ranking;
  if (platformCatalogue().class(className) === null) return [];
  if (context.exclusion.directory.resolve(className, context.scope) !== null) return [];
  const ranked = rankPlatformMembers(className, isStatic, ranking);
  const ordered = membersByPrefix(ranked, context.cursor.prefix);
  return [...platformSuggestions(className, ordered, limit, context.question.codeAfter)];
}

function receiverReason(text: string, className: string, isStatic: boolean): string {
  if (isStatic) return `${text} is the class ${className}`;
  return text === `new ${className}()`
    ? `An instance of ${className}`
    : `${text} is an instance of ${className}`;
}
