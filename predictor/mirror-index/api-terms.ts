/** The fields of an API as terms: its name, its members with their parameters, its documentation, its tables. */
import type { StoredApi } from '../../sync/index.js';
import type { LaneTerm } from '../terms/lane-index.js';
import type { TermTable } from '../terms/term-table.js';
import type { ApiSurface } from '../../domain/index.js';
import { API_LANE, type MemberTerms } from './entries.js';

/** Distinct (term, lane) pairs of an API; private members are not what a caller looks for. */
export function apiTerms(
  { surface, description, generated }: StoredApi,
  terms: TermTable,
): readonly LaneTerm[] {
  const lanes = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()];
  const add = (text: string, lane: number): void => {
    for (const word of wordsOf(text)) terms.visitWords(word, (term) => lanes[lane]?.add(term));
  };
  add(surface.name, API_LANE.name);
  add(
    `${surface.documentation} ${surface.generatedDescription} ${description} ${generated?.text ?? ''}`,
    API_LANE.documentation,
  );
  for (const member of surface.members) {
    if (member.isPrivate) continue;
    add(member.name, API_LANE.members);
    for (const parameter of member.parameters) add(parameter.name, API_LANE.members);
    add(`${member.documentation} ${member.generatedDescription}`, API_LANE.documentation);
  }
  // Words that stand in for an author's count like them.
  for (const { text } of generated?.members ?? []) add(text, API_LANE.documentation);
  for (const table of [...surface.tablesRead, ...surface.tablesWritten])
    add(table, API_LANE.tables);
  return lanes.flatMap((found, lane) => [...found].map((term) => ({ term, lane })));
}

/** The members that callers may name, as terms. */
export function memberTerms(
  { members }: Pick<ApiSurface, 'members'>,
  terms: TermTable,
): readonly MemberTerms[] {
  return members
    .filter(({ isPrivate, kind }) => !isPrivate && kind !== 'constructor')
    .map(({ name, parameters }) => ({
      name: terms.numberOf(name.toLowerCase()),
      words: wordTerms(name, terms),
      parameters: parameters.map((parameter) => terms.numberOf(parameter.name.toLowerCase())),
    }));
}

/** Terms of the words of an identifier, the identifier itself left out unless it is one word. */
export function wordTerms(identifier: string, terms: TermTable): readonly number[] {
  const words: number[] = [];
  let wholeTerm = -1;
  terms.visitWords(identifier, (term, whole) => {
    if (whole) wholeTerm = term;
    else words.push(term);
  });
  return words.length === 0 ? [wholeTerm] : [...new Set(words)];
}

/** The words of a text in any script: letters, digits, `_` and `$`. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
