/** How a name shows in a text, and where. */
import { splitIdentifier } from '../../analysis/index.js';
import type { TextRange } from './text-range.js';

/**
 * A name of several words (`InvoiceUtil`, `getOpenItems`) is a trace wherever its words stand one behind the other, in any
 * case, run together or parted by `_`, `-`, `.`, `/`, `$`, `:` or white space (a line break within a comment too), each
 * word in the singular or the plural, also inside a longer name: then the whole longer name is masked.
 * A class of one word of at least DISTINCTIVE_LENGTH letters is a trace inside longer names as well.
 * Any other name of one word (`total`, `Dates`) is a trace only as a whole name, in any case, in the singular or the plural,
 * with underscores around it or not, in code, comments and strings: masking it within longer names would take the language from the code.
 * A name that the platform or the language uses itself (`get`, `getValue`, `push`) is treated like one word.
 */
export interface NameTrace {
  readonly name: string;
  /** `part`: inside longer names too; `whole`: as a name of its own only. */
  readonly extent: 'part' | 'whole';
  /** Every place in `text`, as stretches of whole names, in order. */
  find(text: string): readonly TextRange[];
}

const DISTINCTIVE_LENGTH = 6;
const SEPARATOR =
  '(?:[_$.:/\\\\-]{1,3}|[ \\t]+|[ \\t]*(?:\\r\\n|\\r|\\n)[ \\t]*(?:\\*|//)?[ \\t]*)?';
const NAME_PART = /[\p{L}\p{M}\p{N}_$]/u;

/** The trace of a class or member, or null for a name without a letter or digit, which cannot be told from any other. */
export function nameTrace(
  name: string,
  kind: 'class' | 'member',
  isOrdinary: (name: string) => boolean,
): NameTrace | null {
  const words = splitIdentifier(name);
  if (words.length === 0) return null;
  const isLong = kind === 'class' && name.length >= DISTINCTIVE_LENGTH;
  const inside = !isOrdinary(name) && (words.length > 1 || isLong);
  return inside ? partTrace(name, words) : wholeTrace(name, words);
}

function partTrace(name: string, words: readonly string[]): NameTrace {
  const pattern = new RegExp(words.map((word) => wordPattern(name, word)).join(SEPARATOR), 'giu');
  return {
    name,
    extent: 'part',
    find: (text) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) =>
        wholeNames(text, { start: index, end: index + found.length }),
      ),
  };
}

function wholeTrace(name: string, words: readonly string[]): NameTrace {
  const pattern = new RegExp(words.map((word) => wordPattern(name, word)).join('[_-]?'), 'giu');
  return {
    name,
    extent: 'whole',
    find: (text) =>
      [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
        const range = { start: index, end: index + found.length };
        const whole = wholeNames(text, range);
        const around = text.slice(whole.start, range.start) + text.slice(range.end, whole.end);
        return /^[_$]*$/.test(around) ? [whole] : [];
      }),
  };
}

/** A word in the singular or the plural. Short words are taken as they are: `js` is no plural. */
function wordPattern(name: string, word: string): string {
  if (word.length < 4) return `${spread(name, word)}s?`;
  if (/(?:ies|y)$/.test(word)) return `${spread(name, word.replace(/(?:ies|y)$/, ''))}(?:y|ies)`;
  const stem = word.endsWith('ss') ? word : word.replace(/s$/, '');
  return `${spread(name, stem)}(?:e?s)?`;
}

/**
 * The letters of a word with a hyphen or underscore allowed between any two: where an acronym of `name` meets the next
 * (`JSX2` of JS and X2), case does not tell, and there they may even stand apart.
 */
function spread(name: string, word: string): string {
  const isAcronym = word.length > 1 && name.includes(word.toUpperCase());
  return Array.from(word, escaped).join(isAcronym ? '[ _$-]?' : '[_$-]?');
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** `range` widened to the names that it begins and ends in. */
function wholeNames(text: string, { start, end }: TextRange): TextRange {
  let [from, to] = [start, end];
  while (from > 0 && NAME_PART.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && NAME_PART.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}
