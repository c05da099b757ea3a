/**
 * Where a text spells a name: in any case, in the plural or singular, its words joined or apart, alone or within a longer
 * identifier. What counts depends on how much the name says:
 *
 * | name | counts |
 * |---|---|
 * | two words or more, six letters or more (`IncidentUtil`) | joined or with `_ - . / : \`, space or a comment's line break between the words, at the borders of words (`myIncidentUtilCache`); a class of ten letters or more also inside a run of letters (`myincidentutil`) |
 * | one word, five letters or more | a class: also as a word of a longer identifier; a member: as a whole identifier or word of prose, in that number only, since `state` says nothing of `STATES` |
 * | shorter (`get`, `SLA`, `toId`) | a class: as a whole identifier in its own case; a member: not here, only beside what is masked (`find-member-uses.ts`) |
 *
 * One word of a longer name is no trace of it: the table `incident` says nothing of `IncidentUtil`.
 */
import { nameWords, wordForms } from './name-words.js';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export type NameKind = 'class' | 'member';

/** Ranges in the text, in order. */
export type SpellingFinder = (text: string) => readonly TextRange[];

const PHRASE_LETTERS = 6;
const WORD_LETTERS = 5;
const RUN_LETTERS = 10;

/** What may stand between two words of one name; a comment's line break brings its decoration along. */
const BETWEEN_WORDS = String.raw`(?:[_\-./\\:]{1,3}|[ \t]{1,3}|[ \t]*\r?\n[ \t]*(?:\*|//)?[ \t]*|["'\x60]?[ \t]["'\x60]?)?`;

/** Whether a name says enough to be looked for on its own. */
export function isTelling(name: string): boolean {
  const words = nameWords(name);
  const letters = words.join('').length;
  return letters >= (words.length > 1 ? PHRASE_LETTERS : WORD_LETTERS);
}

export function spellingFinder(name: string, kind: NameKind): SpellingFinder {
  const words = nameWords(name);
  const last = words.at(-1);
  if (last === undefined) return wholeIdentifiers(name);
  if (!isTelling(name)) return kind === 'class' ? wholeIdentifiers(name) : () => [];
  const whole = words.length === 1 && kind === 'member';
  const inRuns = kind === 'class' && words.length > 1 && words.join('').length >= RUN_LETTERS;
  const endings = whole ? [last] : wordForms(last);
  // The last word is compared form by form, because the border of the word depends on where each form ends.
  const pattern = new RegExp(
    [
      ...words.slice(0, -1).map((word) => `(?:${wordForms(word).join('|')})`),
      `(?=${endings.join('|')})`,
    ].join(BETWEEN_WORDS),
    'g',
  );
  const forms = endings.toSorted((a, b) => b.length - a.length);
  return (text) => {
    const lower = lowerCase(text);
    const ranges: TextRange[] = [];
    for (const match of lower.matchAll(pattern)) {
      const start = match.index;
      const tail = start + match[0].length;
      const accepted = forms
        .filter((form) => lower.startsWith(form, tail))
        .map((form) => ({ start, end: tail + form.length }))
        .find(
          (range) =>
            (isBorder(text, range.start) &&
              isBorder(text, range.end) &&
              (!whole || isWhole(text, range))) ||
            (inRuns && isUnbroken(text, range)),
        );
      if (accepted !== undefined) ranges.push(accepted);
    }
    return ranges;
  };
}

/** As an identifier of its own, in its own case; for names that are too short to be looked for in other spellings. */
function wholeIdentifiers(name: string): SpellingFinder {
  if (name === '') return () => [];
  return (text) => {
    const ranges: TextRange[] = [];
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      const range = { start, end: start + name.length };
      if (isWhole(text, range)) ranges.push(range);
    }
    return ranges;
  };
}

/** Whether a word may begin or end at the offset: not within a run of letters of one case. */
function isBorder(text: string, offset: number): boolean {
  const [before = '', after = ''] = [text[offset - 1], text[offset]];
  if (!/\p{L}/u.test(before) || !/\p{L}/u.test(after)) return true;
  if (!hasCase(before) || !hasCase(after)) return true;
  if (isUpper(after)) return !isUpper(before) || isLower(text[offset + 1] ?? '');
  return false;
}

function isWhole(text: string, { start, end }: TextRange): boolean {
  // An underscore at either side belongs to a private name, not to a longer one.
  const before = /[\p{L}\d$_]*$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  const after = /^[\p{L}\d$_]*/u.exec(text.slice(end, end + 3))?.[0] ?? '';
  return /^_*$/.test(before) && /^_*$/.test(after);
}

function isUnbroken(text: string, { start, end }: TextRange): boolean {
  return /^[\p{L}\d]+$/u.test(text.slice(start, end));
}

/** Lower case with every offset kept: the few letters that grow in lower case stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function hasCase(letter: string): boolean {
  return letter.toLowerCase() !== letter.toUpperCase();
}

function isUpper(letter: string): boolean {
  return hasCase(letter) && letter === letter.toUpperCase();
}

function isLower(letter: string): boolean {
  return hasCase(letter) && letter === letter.toLowerCase();
}
