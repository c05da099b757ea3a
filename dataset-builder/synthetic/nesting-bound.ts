import { tokenizer, tokTypes, type TokenType } from 'acorn';

/**
 * An upper bound of how deep a parser goes into `source`, in tokens: those since the last semicolon, summed up over all
 * brackets that are open. Infinity for what cannot be split into tokens. A parser that recurses until its stack is full can
 * end the whole process, so another's code is measured first, without recursion.
 */
export function nestingBound(source: string): number {
  const open: number[] = [];
  let [run, outside, most] = [0, 0, 0];
  try {
    for (const { type } of tokenizer(source, { ecmaVersion: 'latest' })) {
      run = type === tokTypes.semi ? 0 : run + 1;
      most = Math.max(most, outside + run);
      if (OPENING.has(type)) {
        open.push(run);
        outside += run;
        run = 0;
      } else if (CLOSING.has(type)) {
        run = open.pop() ?? run;
        outside = Math.max(0, outside - run);
      }
    }
  } catch {
    return Infinity;
  }
  return most;
}

const OPENING: ReadonlySet<TokenType> = new Set([
  tokTypes.parenL,
  tokTypes.bracketL,
  tokTypes.braceL,
  tokTypes.dollarBraceL,
]);
const CLOSING: ReadonlySet<TokenType> = new Set([
  tokTypes.parenR,
  tokTypes.bracketR,
  tokTypes.braceR,
]);
