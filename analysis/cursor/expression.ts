/** Dotted expressions in a run of tokens: paths, constructions, and the calls behind them. */
import type { Token } from './token-stream.js';

/** An expression before a dot, as far as tokens tell. */
export interface Expression {
  /** Indexes of its first token, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
  readonly isNew: boolean;
  /** Members called one after the other on what `path` or `new path()` gives. */
  readonly called: readonly string[];
  /** Something stands in it that is not followed. */
  readonly isOpaque: boolean;
}

/** The expression that ends before the token at `end`, read backwards: a path, with calls in it and `new` before it. */
export function expressionEndingAt(end: number, tokens: readonly Token[]): Expression {
  const opaque = (from: number): Expression => ({
    from,
    to: end,
    path: [],
    isNew: false,
    called: [],
    isOpaque: true,
  });
  const first = startOfExpression(end - 1, tokens);
  if (first === null) return opaque(Math.max(0, end - 1));
  const forward = expressionFrom(first, end, tokens);
  return forward?.to === end ? forward : opaque(first);
}

/** Index of the first token of the dotted expression whose last token stands at `index`, or null. */
function startOfExpression(index: number, tokens: readonly Token[]): number | null {
  let at = index;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind === 'punctuator' && (token.text === ')' || token.text === ']')) {
      const open = openingOf(at, tokens);
      if (open === null) return null;
      at = open - 1;
      const before = tokens[at];
      const isCallee = before?.kind === 'word' || before?.text === ')' || before?.text === ']';
      if (isCallee || before?.text === 'this') continue;
      return token.text === ')' ? open : null;
    }
    if (token.kind !== 'word' && token.text !== 'this' && token.text !== 'super') return null;
    const before = tokens[at - 1]?.text;
    if (before === '.' || before === '?.') {
      at -= 2;
      continue;
    }
    if (before !== 'new') return at;
    // `new x.` is still being typed; `new X().` is a value.
    return hasArguments(at, index, tokens) ? at - 1 : at;
  }
}

function hasArguments(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let at = from; at <= to; at++) if (tokens[at]?.text === '(') return true;
  return false;
}

/** Index of the bracket that the one at `index` closes, or null. */
function openingOf(index: number, tokens: readonly Token[]): number | null {
  let depth = 0;
  for (let at = index; at >= 0; at--) {
    const token = tokens[at];
    if (token?.kind !== 'punctuator') continue;
    if (token.text === ')' || token.text === ']' || token.text === '}') depth += 1;
    else if (token.text === '(' || token.text === '[' || token.text === '{') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

function closingOf(index: number, tokens: readonly Token[]): number | null {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'punctuator') continue;
    if (token.text === '(' || token.text === '[' || token.text === '{') depth += 1;
    else if (token.text === ')' || token.text === ']' || token.text === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

/** The expression that begins at `from`, read forwards and not past `limit`, or null when it is of another kind. */
export function expressionFrom(
  from: number,
  limit: number,
  tokens: readonly Token[],
): Expression | null {
  let at = from;
  if (tokens[at]?.text === '(') {
    // `(new X()).`
    const close = closingOf(at, tokens);
    const inner = close === null ? null : expressionFrom(at + 1, limit, tokens);
    if (close === null || inner?.to !== close) return null;
    return withCalls({ ...inner, from, to: close + 1 }, limit, tokens);
  }
  const isNew = tokens[at]?.text === 'new' && tokens[at]?.kind === 'keyword';
  if (isNew) at += 1;
  const path: string[] = [];
  for (;;) {
    const word = tokens[at];
    if (word === undefined || (word.kind !== 'word' && word.text !== 'this')) return null;
    path.push(word.text);
    at += 1;
    const dot = tokens[at]?.text;
    const next = tokens[at + 1];
    if (at >= limit || (dot !== '.' && dot !== '?.') || next?.kind !== 'word') break;
    if (!isNew && tokens[at + 2]?.text === '(') break;
    at += 1;
  }
  if (isNew && at < limit && tokens[at]?.text === '(') {
    const close = closingOf(at, tokens);
    if (close === null) return null;
    at = close + 1;
  }
  return withCalls({ from, to: at, path, isNew, called: [], isOpaque: false }, limit, tokens);
}

function withCalls(start: Expression, limit: number, tokens: readonly Token[]): Expression | null {
  const called = [...start.called];
  let { to } = start;
  while (to < limit) {
    const dot = tokens[to]?.text;
    const name = tokens[to + 1];
    if (tokens[to]?.text === '(') return null;
    if ((dot !== '.' && dot !== '?.') || name?.kind !== 'word') break;
    if (tokens[to + 2]?.text !== '(') return null;
    const close = closingOf(to + 2, tokens);
    if (close === null) return null;
    called.push(name.text);
    to = close + 1;
  }
  return { ...start, to, called };
}
