import type { Member } from '../../domain/index.js';
import { splitIdentifier } from '../identifiers/index.js';
import type { Reference } from '../script-analysis.js';

const MAX_NAMES = 4;

/**
 * One line about a class or member made from its code: `Total of: reads invoice; calls x_acme_core.DateMath.parse;
 * returns a number.` It begins with the words of the name.
 */
export function generateDescription(facts: {
  readonly name: string;
  readonly read: readonly string[];
  readonly written: readonly string[];
  readonly references: readonly Reference[];
  readonly returns: string | null;
  readonly members: readonly Pick<Member, 'name'>[];
}): string {
  const clauses = [
    clause(
      'offers',
      facts.members.map((member) => member.name),
    ),
    clause('reads', facts.read),
    clause('writes', facts.written),
    clause('calls', calledNames(facts.references)),
    facts.returns === null ? '' : `returns ${facts.returns}`,
  ].filter((text) => text !== '');
  const words = splitIdentifier(facts.name).join(' ');
  const title = words === '' ? facts.name : words.charAt(0).toUpperCase() + words.slice(1);
  return clauses.length === 0 ? `${title}.` : `${title}: ${clauses.join('; ')}.`;
}

function clause(verb: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return `${verb} ${shown}${names.length > MAX_NAMES ? ' and more' : ''}`;
}

function calledNames(references: readonly Reference[]): readonly string[] {
  const names = references
    .filter(({ via, form, member }) => via === undefined && member !== null && form !== 'property')
    .map(({ target, member }) => `${target}.${member ?? ''}`);
  return [...new Set(names)];
}
