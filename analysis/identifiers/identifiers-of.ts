import { isKeyword, isWordPart, isWordStart, scan } from '../syntax/index.js';

export interface SourceIdentifier {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** A string is taken apart into its words only while it is short: a name, a query, a path; not a text. */
const MAX_STRING = 200;

/**
 * Every identifier of a text, and the words of its short string literals (table names, fields of a query), in order
 * and with repetitions; no keywords, comments or regular expressions. Any text will do, broken or not.
 */
export function identifiersOf(source: string): readonly SourceIdentifier[] {
  const found: SourceIdentifier[] = [];
  const add = (start: number, end: number, line: number): void => {
    const name = source.slice(start, end);
    if (!isKeyword(name)) found.push({ name, line });
  };
  scan(source, (kind, start, end, line) => {
    if (kind === 'word') add(start, end, line);
    else if ((kind === 'string' || kind === 'template') && end - start <= MAX_STRING) {
      for (const word of wordRanges(source, start, end)) add(word.start, word.end, line);
    }
  });
  return found;
}

/** The words of a text's comments with their lines, in order and with repetitions; tags (`@param`) lose their sign. */
export function commentWordsOf(source: string): readonly SourceIdentifier[] {
  const found: SourceIdentifier[] = [];
  const onComment = (start: number, end: number, firstLine: number): void => {
    source
      .slice(start, end)
      .split(/\r\n|\r|\n/)
      .forEach((text, at) => {
        for (const word of wordRanges(text, 0, text.length)) {
          found.push({ name: text.slice(word.start, word.end), line: firstLine + at });
        }
      });
  };
  scan(source, () => undefined, onComment);
  return found;
}

function wordRanges(
  source: string,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let at = start; at < end; at++) {
    if (!isWordStart(source.charCodeAt(at))) continue;
    const from = at;
    while (at < end && isWordPart(source.charCodeAt(at))) at += 1;
    ranges.push({ start: from, end: at });
  }
  return ranges;
}
