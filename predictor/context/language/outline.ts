import { definitionLine, indentOf, type DefinitionLine } from './definition-line.js';
import type { Language } from './language.js';
import { linesWithinTexts } from './lines-within-texts.js';

/** A definition and where it stands. Lines are numbers into the array of lines, from 0, both ends inclusive. */
export interface Definition extends DefinitionLine {
  /** The first decorator, or the line itself. */
  readonly start: number;
  /** The line that holds the name. */
  readonly line: number;
  /** The last line of what is written before the body. */
  readonly headEnd: number;
  readonly end: number;
  /** The definition that it stands in. */
  readonly parent: Definition | null;
}

const LONGEST_HEAD = 30;
const NO_LINES: ReadonlySet<number> = new Set();
const TEXTS = /(['"`])(?:\\.|(?!\1)[^\\])*\1/g;

/** The definitions of a file in source order; where they end is told by indentation. */
export function outline(lines: readonly string[], language: Language): readonly Definition[] {
  const definitions: Definition[] = [];
  const open: Definition[] = [];
  const texts = language === 'python' ? linesWithinTexts(lines) : NO_LINES;
  lines.forEach((text, line) => {
    const found = texts.has(line) ? null : definitionLine(text, language);
    if (found === null) return;
    while ((open.at(-1)?.end ?? line) < line) open.pop();
    const { indent } = found;
    const stretch = definitionStretch(lines, line, {
      indent,
      language,
      bodyLines: Infinity,
      texts,
    });
    const definition: Definition = { ...found, ...stretch, line, parent: open.at(-1) ?? null };
    definitions.push(definition);
    open.push(definition);
  });
  return definitions;
}

/** Where the definition that `line` holds begins and ends; of its body no more than `bodyLines` are looked at. */
export function definitionStretch(
  lines: readonly string[],
  line: number,
  { indent, language, bodyLines, texts = NO_LINES }: StretchOptions,
): Pick<Definition, 'start' | 'headEnd' | 'end'> {
  const headEnd = endOfHead(lines, line);
  const last = Math.min(lines.length - 1, headEnd + bodyLines);
  return {
    start: startOfDecorators(lines, line, indent),
    headEnd,
    end: endOfBody(lines, { headEnd, last, indent, language, texts }),
  };
}

interface StretchOptions {
  /** Of the definition's own line. */
  readonly indent: number;
  readonly language: Language;
  readonly bodyLines: number;
  /** Lines that stand within a text over several lines, numbers from 0. */
  readonly texts?: ReadonlySet<number>;
}

function startOfDecorators(lines: readonly string[], line: number, indent: number): number {
  let start = line;
  for (let above = line - 1; above >= 0; above -= 1) {
    const text = lines[above] ?? '';
    if (!/^\s*@/.test(text) || indentOf(text) !== indent) break;
    start = above;
  }
  return start;
}

/** Where the brackets of the parameters close; the brace of a body ends the head as well. */
function endOfHead(lines: readonly string[], line: number): number {
  let depth = 0;
  const last = Math.min(line + LONGEST_HEAD, lines.length) - 1;
  for (let at = line; at <= last; at += 1) {
    for (const letter of (lines[at] ?? '').replaceAll(TEXTS, '')) {
      if (letter === '{' && depth === 0) return at;
      if (letter === '(' || letter === '[' || letter === '{') depth += 1;
      else if (letter === ')' || letter === ']' || letter === '}') depth -= 1;
    }
    if (depth <= 0) return at;
  }
  return line;
}

function endOfBody(
  lines: readonly string[],
  {
    headEnd,
    last,
    indent,
    language,
    texts,
  }: Required<Omit<StretchOptions, 'bodyLines'>> & {
    readonly headEnd: number;
    readonly last: number;
  },
): number {
  let end = headEnd;
  for (let at = headEnd + 1; at <= last; at += 1) {
    const text = lines[at] ?? '';
    if (text.trim() === '') continue;
    const columns = indentOf(text);
    if (columns > indent || texts.has(at)) {
      end = at;
    } else if (language === 'python') {
      if (!/^\s*[#)]/.test(text)) return end;
    } else if (columns === indent && /^\s*[)\]}]/.test(text)) {
      return at;
    } else if (end > headEnd || columns < indent || !/^\s*\{/.test(text)) {
      return end;
    }
  }
  return end;
}
