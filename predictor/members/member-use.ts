/** What a call is made for, as far as the code before it tells: a condition is to be true, a value is taken, or neither. */
import type { Member } from '../../domain/index.js';

export type MemberUse = 'condition' | 'value' | 'effect';

/** A receiver with its calls: `dates.`, `new x_acme_core.Dates(a).`, `this.finder.first().`. */
const RECEIVER =
  /(?:new\s+)?[\p{L}\p{N}_$.]+(?:\([^()]*\))?(?:\s*\.\s*[\p{L}\p{N}_$]+(?:\([^()]*\))?)*\s*\.\s*$/u;
const CONDITION = /(?:!|&&|\|\||\?|\b(?:if|while)\s*\()\s*$/;
const EFFECT = /(?:^|[;{}]|\belse|\bdo|=>|\b(?:if|while|for)\s*\(.*\)|[^\s=(,:?&|!+]\s*\n)\s*$/;
const BOOLEAN_NAME = /^(?:is|has|can|should|was|are|exists|matches|contains|allows|needs)(?![a-z])/;
/** Of a member that nobody calls, this many calls are taken to be as its name and documentation tell. */
const PRIOR_CALLS = 2;

/** By the code up to the dot behind the receiver. */
export function useAt(codeBefore: string): MemberUse {
  const before = codeBefore.slice(-400).replace(RECEIVER, '');
  if (CONDITION.test(before)) return 'condition';
  return EFFECT.test(before) ? 'effect' : 'value';
}

/** By the text of a call site; null where the member does not stand in it. */
export function useOfSite(text: string, member: string): MemberUse | null {
  const at = text.indexOf(`.${member}`);
  return at < 0 ? null : useAt(text.slice(0, at + 1));
}

/** How likely a member is called for `use`, by what its callers do. */
export function useLikelihood(
  member: Pick<Member, 'name' | 'returns'>,
  use: MemberUse,
  uses: readonly MemberUse[],
): number {
  const same = uses.filter((each) => each === use).length;
  return (same + PRIOR_CALLS * priorOf(member, use)) / (uses.length + PRIOR_CALLS);
}

function priorOf({ name, returns }: Pick<Member, 'name' | 'returns'>, use: MemberUse): number {
  const isBoolean = BOOLEAN_NAME.test(name) || /bool/i.test(returns ?? '');
  if (isBoolean) return use === 'condition' ? 0.7 : 0.15;
  return use === 'condition' ? 0.2 : 0.4;
}
