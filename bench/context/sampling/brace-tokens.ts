/** Words and single marks of blanked code in a language of braces. */

export interface BraceToken {
  readonly text: string;
  readonly offset: number;
  readonly isWord: boolean;
  /** The first on its line. */
  readonly opensLine: boolean;
}

const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|[\p{N}][\p{L}\p{N}_.]*|[^\s]/gu;
const WORD_START = /^[\p{L}_$]/u;

export function braceTokens(code: string): readonly BraceToken[] {
  let end = 0;
  return [...code.matchAll(TOKEN)].map(({ 0: text, index: offset }, at) => {
    const opensLine = at === 0 || code.slice(end, offset).includes('\n');
    end = offset + text.length;
    return { text, offset, isWord: WORD_START.test(text), opensLine };
  });
}

/** For each `(` the place of the `)` that closes it; none where nothing does. */
export function closingParentheses(tokens: readonly BraceToken[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  tokens.forEach(({ text }, at) => {
    if (text === '(') open.push(at);
    if (text !== ')') return;
    const opening = open.pop();
    if (opening !== undefined) closing.set(opening, at);
  });
  return closing;
}
