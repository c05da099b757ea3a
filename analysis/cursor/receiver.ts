/** Whose member is asked for: the expression before the dot, and the class that it holds. */
import { followMembers } from '../linking/index.js';
import { classNamesOfType } from '../model/index.js';
import {
  isNamespaceName,
  isRuntimeName,
  platformCatalogue,
  platformGlobal,
} from '../platform/index.js';
import { createLeadingComments, readDocumentation } from '../syntax/index.js';
import type { ApiDirectory } from '../script-analysis.js';
import type { Holder, Receiver } from './cursor-context.js';
import { expressionEndingAt, expressionFrom, type Expression } from './expression.js';
import type { Frame, GivenValue, Outline } from './outline.js';
import type { Token, TokenStream } from './token-stream.js';

export interface ReceiverInput {
  readonly stream: TokenStream;
  readonly outline: Outline;
  /** The code before and after the cursor, put together. */
  readonly source: string;
  readonly scope: string;
  readonly directory: ApiDirectory | null;
}

interface Typed {
  readonly className: string;
  readonly isStatic: boolean;
}

/** Values given to values given to values: further than this nobody reads. */
const MAX_STEPS = 6;
/** A comment for a function's parameters stands this close before the function. */
const MAX_HEAD = 200;

export type ReceiverOrQualifier =
  | { readonly kind: 'receiver'; readonly receiver: Receiver; readonly afterNew: boolean }
  | { readonly kind: 'qualifier'; readonly qualifier: string; readonly afterNew: boolean };

/** What stands before the dot that ends at token `dot`: a value whose members are asked for, or a namespace. */
export function receiverBefore(dot: number, input: ReceiverInput): ReceiverOrQualifier {
  const { tokens } = input.stream;
  const expression = expressionEndingAt(dot, tokens);
  const afterNew = tokens[expression.from - 1]?.text === 'new';
  const { path, called, isNew, isOpaque } = expression;
  const [first] = path;
  const isPlain = path.length === 1 && called.length === 0 && !isNew && !isOpaque;
  if (isPlain && first !== undefined && isNamespaceName(first) && !isDeclared(first, input)) {
    return { kind: 'qualifier', qualifier: first, afterNew };
  }
  const text = input.source
    .slice(tokens[expression.from]?.start ?? 0, tokens[dot]?.start ?? 0)
    .trim();
  const typed = isOpaque ? null : typeOf(expression, input, MAX_STEPS);
  const receiver = {
    text,
    className: typed?.className ?? null,
    isStatic: typed?.isStatic ?? false,
  };
  return { kind: 'receiver', receiver, afterNew };
}

/** Every name that was given something of a known class, each class once for it. */
export function heldClasses(input: ReceiverInput): readonly Holder[] {
  const found: Holder[] = [];
  for (const [name, values] of input.outline.given) {
    const reached = typeInReach(name, input);
    const classes = new Set<string>();
    for (const given of values) {
      const type = valueType(given, input, MAX_STEPS);
      if (type !== null && type !== 'nothing') classes.add(type.className);
    }
    for (const className of classes) {
      const inReach = reached?.isStatic === false && reached.className === className;
      found.push({ name, className, inReach });
    }
  }
  return found;
}

/** The type of a variable as the code at the cursor sees it; null where it was given nothing before. */
function typeInReach(name: string, input: ReceiverInput): Typed | null {
  const { outline, stream } = input;
  const owner = ownerOf(name, outline.frame);
  const isGiven = (outline.given.get(name) ?? []).some(
    (given) =>
      !given.isField && given.value < stream.cursor && ownerOf(name, given.frame) === owner,
  );
  return owner === null || !isGiven
    ? null
    : givenType(name, false, stream.cursor, input, MAX_STEPS);
}

function typeOf(expression: Expression, input: ReceiverInput, steps: number): Typed | null {
  const { path, isNew, called } = expression;
  const start = isNew
    ? instanceOf(path, input, steps)
    : pathType(path, expression.from, input, steps);
  return called.length === 0 || start === null ? start : returnedType(start, called, input);
}

function instanceOf(path: readonly string[], input: ReceiverInput, steps: number): Typed | null {
  const [first] = path;
  if (first === undefined) return null;
  if (!isDeclared(first, input)) return { className: path.join('.'), isStatic: false };
  const alias = pathType(path, Infinity, input, steps);
  if (alias !== null) return { ...alias, isStatic: false };
  return path.length === 1 ? { className: first, isStatic: false } : null;
}

function pathType(
  path: readonly string[],
  position: number,
  input: ReceiverInput,
  steps: number,
): Typed | null {
  const [first, second, ...others] = path;
  if (first === undefined || steps === 0) return null;
  if (first === 'this' || isSelf(first, input)) {
    if (second === undefined) return ownClass(input);
    return others.length > 0 ? null : givenType(second, true, position, input, steps);
  }
  if (isDeclared(first, input)) {
    if (second === 'prototype') return { className: first, isStatic: false };
    if (second !== undefined) return null;
    return givenType(first, false, position, input, steps) ?? declaredClass(first);
  }
  const provided = platformGlobal(first);
  if (provided !== null) return second === undefined ? provided : null;
  const isQualified = second !== undefined && isNamespaceName(first);
  const className = isQualified ? `${first}.${second}` : first;
  const rest = isQualified ? others : path.slice(1);
  if (rest.length === 0) return { className, isStatic: true };
  return rest.length === 1 && rest[0] === 'prototype' ? { className, isStatic: false } : null;
}

/** A class of the code itself, by its capital. */
function declaredClass(name: string): Typed | null {
  return /^\p{Lu}/u.test(name) ? { className: name, isStatic: true } : null;
}

/** The type of a variable or field: that of the last value given to it before the place, or anywhere for a field. */
function givenType(
  name: string,
  isField: boolean,
  position: number,
  input: ReceiverInput,
  steps: number,
): Typed | null {
  const owner = isField ? null : ownerOf(name, input.outline.frame);
  const candidates = (input.outline.given.get(name) ?? []).filter(
    (given) => given.isField === isField && (isField || ownerOf(name, given.frame) === owner),
  );
  const before = candidates.filter(({ value }) => value < Math.min(position, input.stream.cursor));
  const ordered = isField || before.length === 0 ? candidates : before;
  const lastKnown = [...ordered].reverse();
  for (const given of lastKnown) {
    const type = valueType(given, input, steps - 1);
    if (type !== 'nothing') {
      if (type !== null || !isField) return type;
    }
  }
  if (owner?.parameters.has(name) !== true) return null;
  // Wrappers hand the platform's variables in under their own names.
  return documentedType(name, owner, input) ?? platformGlobal(name);
}

/** The type of what an assignment gives; `nothing` for null and its like, which leave an earlier type standing. */
function valueType(
  given: GivenValue,
  input: ReceiverInput,
  steps: number,
): Typed | 'nothing' | null {
  const { tokens } = input.stream;
  const first = tokens[given.value];
  if (first?.text === 'null' || first?.text === 'undefined') return 'nothing';
  for (const from of valueStarts(given.value, tokens)) {
    const limit = given.value < input.stream.cursor ? input.stream.cursor : tokens.length;
    const expression = expressionFrom(from, limit, tokens);
    if (expression === null) continue;
    const [head] = expression.path;
    const isItself =
      expression.path.at(-1) === given.name && !expression.isNew && expression.called.length === 0;
    if (head === undefined || isItself) continue;
    const type = typeOf(expression, input, steps);
    if (type !== null && isWorthFollowing(type, head)) return type;
  }
  return null;
}

/** A bare name with a small letter is some variable from outside rather than a class. */
function isWorthFollowing({ className, isStatic }: Typed, head: string): boolean {
  return !isStatic || /[.\p{Lu}]/u.test(className) || platformGlobal(head) !== null;
}

/** Where the alternatives of a value begin: behind `=`, `||`, `?` and `:` of one statement. */
function valueStarts(from: number, tokens: readonly Token[]): readonly number[] {
  let starts = [from];
  let depth = 0;
  for (let at = from; at < Math.min(from + 30, tokens.length); at++) {
    const { text, kind } = tokens[at] ?? { text: ';', kind: 'punctuator' };
    if (kind === 'keyword' && /^(?:var|let|const|if|return|for|function)$/.test(text)) break;
    if (kind !== 'punctuator') continue;
    if (text === '(' || text === '[' || text === '{') depth += 1;
    else if (text === ')' || text === ']' || text === '}') depth -= 1;
    if (depth < 0 || (depth === 0 && (text === ';' || text === ','))) break;
    const isDouble = text === '|' && tokens[at - 1]?.text === '|';
    // What stands before a question mark is a condition.
    if (depth === 0 && text === '?') starts = [at + 1];
    else if (depth === 0 && (isDouble || text === ':')) starts.push(at + 1);
  }
  return starts;
}

function returnedType(start: Typed, called: readonly string[], input: ReceiverInput): Typed | null {
  const { directory, scope } = input;
  const api = directory?.resolve(start.className, scope) ?? null;
  if (directory !== null && api !== null) {
    const className = followMembers(api, called, directory);
    return className === null ? null : { className, isStatic: false };
  }
  let { className } = start;
  for (const name of called) {
    const member = platformCatalogue()
      .members(className)
      .find((candidate) => candidate.name === name && candidate.kind === 'method');
    const type = member?.type.replace(/<.*>$/, '') ?? '';
    const namespace = className.slice(0, className.lastIndexOf('.') + 1);
    const found =
      platformCatalogue().class(`${namespace}${type}`) ?? platformCatalogue().class(type);
    if (found === null) return null;
    className = found.name;
  }
  return { className, isStatic: false };
}

function ownClass({ outline }: ReceiverInput): Typed | null {
  const className = enclosingClass(outline.frame);
  return className === null ? null : { className, isStatic: false };
}

export function enclosingClass(frame: Frame): string | null {
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.className !== null) return at.className;
  }
  return null;
}

/** A variable that was given `this`. */
function isSelf(name: string, { outline, stream: { tokens } }: ReceiverInput): boolean {
  return (outline.given.get(name) ?? []).some(
    ({ isField, value }) =>
      !isField && tokens[value]?.text === 'this' && tokens[value + 1]?.text !== '.',
  );
}

/** Whether the code itself declares a name, or gives it a value. */
export function isDeclared(name: string, { outline }: Pick<ReceiverInput, 'outline'>): boolean {
  if (ownerOf(name, outline.frame) !== null) return true;
  const given = isRuntimeName(name) ? undefined : outline.given.get(name);
  return given?.some(({ isField }) => !isField) === true;
}

function ownerOf(name: string, frame: Frame): Frame | null {
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.declared.has(name) || at.parameters.has(name)) return at;
  }
  return null;
}

function documentedType(name: string, owner: Frame, { source }: ReceiverInput): Typed | null {
  const close = source.lastIndexOf('*/', owner.start);
  const open = close === -1 ? -1 : source.lastIndexOf('/**', close);
  if (open === -1 || owner.start - close > MAX_HEAD) return null;
  if (/[;}]/.test(source.slice(close + 2, owner.start))) return null;
  const comment = createLeadingComments(source.slice(open, close + 2), [
    { type: 'Block', value: source.slice(open + 2, close), start: 0, end: close + 2 - open },
  ])(close + 2 - open);
  const type = readDocumentation(comment).parameters.find((each) => each.name === name)?.type;
  const [className] = classNamesOfType(type ?? '');
  return className === undefined ? null : { className, isStatic: false };
}
