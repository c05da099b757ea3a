import { isKeyword, scan, type ScanEnd, type TokenKind } from '../syntax/index.js';

export interface Token {
  readonly kind: TokenKind | 'keyword';
  readonly text: string;
  /** Offsets into the code before and after the cursor, put together. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** The tokens on both sides of the cursor, without the identifier that is being typed. */
export interface TokenStream {
  readonly tokens: readonly Token[];
  /** Index of the first token behind the cursor. */
  readonly cursor: number;
  readonly cursorLine: number;
  readonly prefix: string;
  /** How the code before the cursor ends. */
  readonly end: ScanEnd;
}

/** Code further behind the cursor than this says nothing about it. */
const MAX_AFTER = 100_000;

export function readTokens(codeBefore: string, codeAfter: string): TokenStream {
  const tokens: Token[] = [];
  const end = scan(codeBefore, (kind, start, stop, line) => {
    tokens.push(token(codeBefore, kind, start, stop, line, 0, 0));
  });
  const last = tokens.at(-1);
  const isTyping =
    last?.end === codeBefore.length && (last.kind === 'word' || last.kind === 'keyword');
  if (isTyping) tokens.pop();
  const cursor = tokens.length;
  const cursorLine = lineCount(codeBefore);
  const visible = codeAfter.slice(0, MAX_AFTER);
  scan(visible, (kind, start, stop, line) => {
    // The rest of the identifier that is being typed.
    if (isTyping && start === 0 && kind === 'word') return;
    tokens.push(token(visible, kind, start, stop, line, codeBefore.length, cursorLine - 1));
  });
  return { tokens, cursor, cursorLine, prefix: isTyping ? last.text : '', end };
}

function token(
  source: string,
  kind: TokenKind,
  start: number,
  end: number,
  line: number,
  offset: number,
  lines: number,
): Token {
  const text = source.slice(start, end);
  return {
    kind: kind === 'word' && isKeyword(text) ? 'keyword' : kind,
    text,
    start: start + offset,
    end: end + offset,
    line: line + lines,
  };
}

function lineCount(source: string): number {
  let count = 1;
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) count += 1;
  if (source.includes('\r')) count += (source.match(/\r(?!\n)/g) ?? []).length;
  return count;
}
