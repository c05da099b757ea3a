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
    const headEnd = endOfHead(lines, line);
    const definition: Definition = {
      ...found,
      start: startOfDecorators(lines, line, found.indent),
      line,
      headEnd,
      end: endOfBody(lines, headEnd, found.indent, { language, texts }),
      parent: open.at(-1) ?? null,
    };
    definitions.push(definition);
    open.push(definition);
  });
  return definitions;
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
  headEnd: number,
  indent: number,
  { language, texts }: { readonly language: Language; readonly texts: ReadonlySet<number> },
): number {
  let end = headEnd;
  for (let at = headEnd + 1; at < lines.length; at += 1) {
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
