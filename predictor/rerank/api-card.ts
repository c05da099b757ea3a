/** What a neural model reads of a candidate. */
import {
  classDocumentation,
  memberDocumentation,
  type ApiSurface,
  type Member,
} from '../../domain/index.js';
import type { StoredApi } from '../../sync/index.js';

/** Three times what the largest budget of a model holds of names. */
export const MOST_CARD_CHARACTERS = 600;
const MOST_SENTENCE = 160;
const MOST_MEMBER = 120;

/**
 * The card of an API, at most 600 characters, the best things first because a model cuts it at some tokens: the class, what
 * it is for, its members with their parameters, its scope. Nothing of the question is in it. `usesOf` counts the calls of a
 * member by name: the most used come first, the others in the order in which they are defined.
 */
export function apiCard(api: StoredApi, usesOf: (member: string) => number): string {
  const { surface } = api;
  const purpose = firstSentence(
    firstText(classDocumentation(api).text, surface.generatedDescription, memberWords(api)),
  );
  const head = cut([className(surface), purpose].filter((text) => text !== '').join(': '), 400);
  const end = surface.scope;
  const room = MOST_CARD_CHARACTERS - head.length - end.length - 2;
  const members = fitting(membersOf(surface, usesOf), room);
  return [head, members, end].filter((line) => line !== '').join('\n');
}

/** A constructor says what the class is made from. */
function className({ name, members }: ApiSurface): string {
  const made = members.find(({ kind }) => kind === 'constructor');
  return made === undefined || made.parameters.length === 0 ? name : called(name, made);
}

function membersOf({ members }: ApiSurface, usesOf: (member: string) => number): readonly string[] {
  return members
    .filter(({ kind, isPrivate }) => kind !== 'constructor' && !isPrivate)
    .map((member) => ({ member, uses: usesOf(member.name) }))
    .sort((a, b) => b.uses - a.uses)
    .map(({ member }) => (member.kind === 'property' ? member.name : called(member.name, member)));
}

function called(name: string, { parameters }: Pick<Member, 'parameters'>): string {
  return cut(`${name}(${parameters.map((parameter) => parameter.name).join(', ')})`, MOST_MEMBER);
}

/** Where nobody wrote on the class: what is written on its first member that has words. */
function memberWords({ surface: { members }, generated }: StoredApi): string {
  for (const member of members) {
    if (member.isPrivate) continue;
    const { text } = memberDocumentation(member, generated);
    if (text.trim() !== '') return text;
  }
  return '';
}

/** As many of the texts as have room, in one line. */
function fitting(texts: readonly string[], room: number): string {
  let line = '';
  for (const text of texts) {
    const longer = line === '' ? text : `${line}, ${text}`;
    if (longer.length > room) return line;
    line = longer;
  }
  return line;
}

function firstText(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '') ?? '';
}

/** In one line. A paragraph ends a sentence too; what is written in lines without an end is cut. */
function firstSentence(text: string): string {
  const [paragraph = ''] = text
    .trim()
    .slice(0, 1_000)
    .split(/\n[^\S\n]*\n/);
  const line = paragraph.replace(/\s+/g, ' ').trim();
  return cut(/^.+?[.!?](?=\s|$)/.exec(line)?.[0] ?? line, MOST_SENTENCE);
}

/** At a word where there is one, never between the halves of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  const end = space > most / 2 ? space : most;
  return text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '');
}
