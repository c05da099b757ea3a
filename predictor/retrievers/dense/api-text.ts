/** What is said of an API where it is embedded: the words by which code that needs it may be recognised. */
import { createHash } from 'node:crypto';
import { splitIdentifier } from '../../../analysis/index.js';
import { classDocumentation, memberDocumentation, type Member } from '../../../domain/index.js';
import type { StoredApi } from '../../../sync/index.js';

/** An embedding model reads some 256 tokens of it. */
const MAX_LENGTH = 2_000;
const LONGEST_SENTENCE = 240;

/** What of an API its text comes from. */
export type EmbeddedApi = Pick<StoredApi, 'surface' | 'description' | 'generated'>;

/**
 * One line for the class, one for what it is for, one for each member that callers may name, one for its tables; the first
 * lines that fit 2,000 characters. Documentation is its author's, else a model's, else the line made from the code. It never
 * depends on a question.
 */
export function apiText(api: EmbeddedApi): string {
  const { surface } = api;
  const { name, scope, tablesRead, tablesWritten } = surface;
  const members = surface.members.filter(
    ({ isPrivate, kind }) => !isPrivate && kind !== 'constructor',
  );
  const tables = new Set([...tablesRead, ...tablesWritten]);
  return firstLines([
    `${name} (${spoken(name)}) of ${scope}`,
    firstSentence(classDocumentation(api).text, surface.generatedDescription),
    ...members.map((member) => memberLine(member, api)),
    tables.size === 0 ? '' : `tables ${[...tables].join(', ')}`,
  ]);
}

/** SHA-256 of a text, hexadecimal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function memberLine(member: Member, { generated }: EmbeddedApi): string {
  const { name, kind, parameters } = member;
  const list = parameters.map((parameter) => parameter.name).join(', ');
  const documentation = memberDocumentation(member, generated).text;
  const sentence = firstSentence(documentation, member.generatedDescription);
  const head = kind === 'property' ? name : `${name}(${list})`;
  return [head, spoken(name), sentence].filter((part) => part !== '').join(': ');
}

/** `getOpenTotal` as `get open total`: the pieces that a tokenizer cuts a name into are not its words. */
function spoken(name: string): string {
  return splitIdentifier(name).join(' ');
}

/** Of the first text that says something, up to its first full stop, and at most 240 characters of whole words. */
function firstSentence(...texts: readonly string[]): string {
  const text = texts.map((each) => each.replace(/\s+/g, ' ').trim()).find((each) => each !== '');
  if (text === undefined) return '';
  const end = /[.!?](?=\s|$)/.exec(text);
  const sentence = end === null ? text : text.slice(0, end.index + 1);
  if (sentence.length <= LONGEST_SENTENCE) return sentence;
  const cut = sentence.slice(0, LONGEST_SENTENCE);
  const lastSpace = cut.lastIndexOf(' ');
  return lastSpace < 0 ? cut : cut.slice(0, lastSpace);
}

function firstLines(lines: readonly string[]): string {
  const taken: string[] = [];
  let room = MAX_LENGTH;
  for (const line of lines.filter((each) => each !== '')) {
    if (line.length > room && taken.length > 0) break;
    taken.push(line.slice(0, room));
    room -= line.length + 1;
  }
  return taken.join('\n');
}
