/** Identifiers around the cursor with their roles, tables and classes in sight. */
import { isNamespaceName, isRuntimeName } from '../platform/index.js';
import { isWordPart, isWordStart } from '../syntax/index.js';
import type { ContextIdentifier, IdentifierRole } from './cursor-context.js';
import type { Token, TokenStream } from './token-stream.js';

/** What stands further away is no context any more. */
const MAX_LINES = 200;
const MAX_IDENTIFIERS = 1_500;
const MAX_STRING = 200;
const TABLE_CLASSES: ReadonlySet<string> = new Set([
  'GlideRecord',
  'GlideRecordSecure',
  'GlideAggregate',
  'GlideQuery',
]);
const TABLE_NAME = /^[a-z][a-z0-9_]*$/i;
const CAPITAL = /^\p{Lu}/u;

export interface Surroundings {
  readonly identifiers: readonly ContextIdentifier[];
  readonly tables: readonly string[];
  readonly usedClasses: readonly string[];
}

/** All three nearest first. `isDeclared` tells the names of the code itself, which are no classes in use. */
export function surroundingsOf(
  { tokens, cursor, cursorLine }: TokenStream,
  isDeclared: (name: string) => boolean,
): Surroundings {
  const identifiers: ContextIdentifier[] = [];
  const tables: { name: string; distance: number }[] = [];
  const classes: { name: string; distance: number }[] = [];
  tokens.forEach((token, index) => {
    const distance = Math.abs(token.line - cursorLine);
    const side = index < cursor ? 'before' : 'after';
    const add = (name: string, role: IdentifierRole): void => {
      identifiers.push({ name, role, side, distanceLines: distance });
    };
    if (token.kind === 'word') {
      if (distance <= MAX_LINES) add(token.text, roleOf(index, tokens));
      const used = usedClass(index, tokens);
      if (used !== null && !isDeclared(used)) classes.push({ name: used, distance });
    } else if (token.kind === 'string' && token.text.length <= MAX_STRING) {
      if (isTableArgument(index, tokens)) {
        tables.push({ name: token.text, distance });
        if (distance <= MAX_LINES) add(token.text, 'table');
      } else if (distance <= MAX_LINES) for (const word of wordsOf(token.text)) add(word, 'string');
    }
  });
  return {
    identifiers: nearestFirst(identifiers, ({ distanceLines }) => distanceLines).slice(
      0,
      MAX_IDENTIFIERS,
    ),
    tables: distinctNames(tables),
    usedClasses: distinctNames(classes),
  };
}

function roleOf(index: number, tokens: readonly Token[]): IdentifierRole {
  const text = tokens[index]?.text ?? '';
  const before = tokens[index - 1]?.text;
  const after = tokens[index + 1];
  const isCapital = CAPITAL.test(text);
  const owner = tokens[index - 2]?.text ?? '';
  if (before === '.' || before === '?.') {
    if (isCapital && isNamespaceName(owner)) return 'class';
    return after?.text === '(' || isFunctionValue(index, tokens) ? 'method' : 'property';
  }
  if (before === 'new' || before === 'class' || before === 'extends') return 'class';
  if (isCapital && (after?.text === '.' || after?.text === '=')) return 'class';
  if (after?.text === '(' || before === 'function' || isFunctionValue(index, tokens)) {
    return 'method';
  }
  if (after?.text === ':' && (before === '{' || before === ',')) return 'property';
  return 'variable';
}

/** `name: function` or `name = function` */
function isFunctionValue(index: number, tokens: readonly Token[]): boolean {
  const sign = tokens[index + 1]?.text;
  return (sign === ':' || sign === '=') && tokens[index + 2]?.text === 'function';
}

/** The class that is used where `index` begins its name: `new X`, `x_scope.X`, `X.m(`. */
function usedClass(index: number, tokens: readonly Token[]): string | null {
  const text = tokens[index]?.text ?? '';
  const before = tokens[index - 1]?.text;
  if (before === '.' || before === '?.' || isRuntimeName(text)) return null;
  const dot = tokens[index + 1]?.text === '.';
  const next = tokens[index + 2];
  if (dot && next?.kind === 'word' && isNamespaceName(text)) {
    return isRuntimeName(next.text) ? null : `${text}.${next.text}`;
  }
  if (before === 'new') return CAPITAL.test(text) ? text : null;
  if (!CAPITAL.test(text) || before === 'function' || before === 'class') return null;
  return dot && next?.text !== 'prototype' ? text : null;
}

function isTableArgument(index: number, tokens: readonly Token[]): boolean {
  const text = tokens[index]?.text ?? '';
  return (
    tokens[index - 1]?.text === '(' &&
    TABLE_CLASSES.has(tokens[index - 2]?.text ?? '') &&
    TABLE_NAME.test(text)
  );
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWordStart(text.charCodeAt(at))) continue;
    const from = at;
    while (at < text.length && isWordPart(text.charCodeAt(at))) at += 1;
    words.push(text.slice(from, at));
  }
  return words;
}

function nearestFirst<Item>(items: readonly Item[], distance: (item: Item) => number): Item[] {
  return [...items].sort((one, other) => distance(one) - distance(other));
}

function distinctNames(found: readonly { name: string; distance: number }[]): readonly string[] {
  return [...new Set(nearestFirst(found, ({ distance }) => distance).map(({ name }) => name))];
}
