import { definitionLine, indentOf, type DefinitionLine } from '../language/definition-line.js';
import { languageOf, type Language } from '../language/language.js';
import { moduleImports } from '../language/module-imports.js';
import { codeIdentifiers } from './code-words.js';
import { baseClasses } from './base-classes.js';
import type { Receiver, SourcePosition } from './source-position.js';

/** How far from the cursor identifiers count, in lines; how many of them, and of how many letters, in code that people write. */
const NEAR = { before: 40, after: 12, most: 600, longest: 80 };
/** Code below the cursor says less of what is needed at it: its lines count as so many further away. */
const AFTER_PENALTY = 8;
const RECEIVER =
  /((?:[\p{L}\p{N}_$]+(?:\(\))?\.)*[\p{L}\p{N}_$]+(?:\(\))?)\s*(?:\?\.|\.)\s*[\p{L}\p{N}_$]*$/u;
/** Letters before the cursor that are looked at for what stands before the dot. */
const LONGEST_RECEIVER = 400;
const BYTE_ORDER_MARK = /^\uFEFF/;

const OWN = /^(?:self|cls|this|super)$/;

export interface CodeInSight {
  /** From the root, with `/`. */
  readonly file: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
}

/**
 * Reads the code around a cursor. What stands behind the cursor on its own line counts as not written yet: it is what the
 * author is about to write.
 */
export function readPosition({ file, codeAfter, ...code }: CodeInSight): SourcePosition {
  const language = languageOf(file);
  const codeBefore = code.codeBefore.replace(BYTE_ORDER_MARK, '');
  const before = codeBefore.split(/\r?\n/);
  const after = codeAfter.split(/\r?\n/).slice(1);
  const typed = before.at(-1) ?? '';
  const around = enclosing(before, language);
  const surroundingClass = around.find(({ kind }) => kind === 'class');
  return {
    file,
    language,
    codeBefore,
    receiver: receiverAt(typed),
    near: nearIdentifiers(before, after),
    imports: moduleImports(codeBefore, language),
    enclosingFunction: around.find(({ kind }) => kind === 'function')?.name ?? null,
    enclosingClass: surroundingClass?.name ?? null,
    bases:
      surroundingClass === undefined ? [] : baseClasses(before, surroundingClass.line, language),
  };
}

function receiverAt(typed: string): Receiver | null {
  const written = RECEIVER.exec(typed.slice(-LONGEST_RECEIVER))?.[1]?.replaceAll('()', '');
  if (written === undefined || /^\d/.test(written)) return null;
  const parts = written.split('.');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return { written, first, last, isOwn: OWN.test(written) };
}

function nearIdentifiers(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const take = (text: string, distance: number): void => {
    for (const name of codeIdentifiers(text)) {
      if (name.length > NEAR.longest) continue;
      near.set(name, Math.min(near.get(name) ?? distance, distance));
    }
  };
  for (let distance = 0; distance <= NEAR.before; distance += 1)
    take(before.at(-1 - distance) ?? '', distance);
  for (let below = 0; below < NEAR.after; below += 1)
    take(after[below] ?? '', below + 1 + AFTER_PENALTY);
  return new Map([...near].sort(([, one], [, other]) => one - other).slice(0, NEAR.most));
}

interface Enclosing extends DefinitionLine {
  /** Number into the lines, from 0. */
  readonly line: number;
}

/** The definitions that the last line stands in, the innermost first, told by indentation. */
function enclosing(lines: readonly string[], language: Language): readonly Enclosing[] {
  const found: Enclosing[] = [];
  const last = lines.length - 1;
  let indent = indentAt(lines, last);
  for (let line = last - 1; line >= 0 && indent > 0; line -= 1) {
    const text = lines[line] ?? '';
    if (text.trim() === '' || /^\s*[)\]}]/.test(text)) continue;
    const columns = indentOf(text);
    if (columns >= indent) continue;
    const definition = definitionLine(text, language);
    if (definition !== null) found.push({ ...definition, line });
    indent = columns;
  }
  return found;
}

/** Of the line with the cursor; on an empty one, of the last line that is not. */
function indentAt(lines: readonly string[], last: number): number {
  const typed = lines[last] ?? '';
  if (typed !== '') return indentOf(typed);
  for (let line = last - 1; line >= 0; line -= 1) {
    const text = lines[line] ?? '';
    // One deeper than what it may be below: a definition right above encloses the cursor.
    if (text.trim() !== '') return indentOf(text) + 1;
  }
  return 0;
}
