import type { Position, SourceFile } from './sampling/index.js';
import type { ContextQuestion } from './systems/index.js';

/** Where the cursor stands: before the callee's name, or before the first word of its line. */
export const CURSORS = ['line', 'call'] as const;
export type Cursor = (typeof CURSORS)[number];

/** What is visible: the code before the cursor, or the lines behind the cursor's line too. */
export const VIEWS = ['before', 'both'] as const;
export type View = (typeof VIEWS)[number];

export interface AskedQuestion extends ContextQuestion {
  /** What stands from the cursor to the line's end, and nobody sees. */
  readonly masked: string;
  /** The same without what strings and comments say. */
  readonly maskedCode: string;
}

/** Without keywords. */
export function questionAt(
  { root, file, line, column }: Position,
  { text, code }: Pick<SourceFile, 'text' | 'code'>,
  cursor: Cursor,
  view: View,
): AskedQuestion {
  const start = lineStart(text, line);
  const found = text.indexOf('\n', start);
  const end = found < 0 ? text.length : found;
  const indentation = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  const at = start + (cursor === 'call' ? column : indentation);
  return {
    root,
    file,
    codeBefore: text.slice(0, at),
    codeAfter: view === 'both' ? text.slice(end + 1) : '',
    keywords: null,
    masked: text.slice(at, end).trimEnd(),
    maskedCode: code.slice(at, end),
  };
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1;
  return start;
}
