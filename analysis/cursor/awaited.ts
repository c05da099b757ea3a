/** What the code behind the cursor does with a value that is not there yet: the one that is being written, perhaps. */
import { isNamespaceName, isRuntimeName } from '../platform/index.js';
import type { Token, TokenStream } from './token-stream.js';

export interface Awaited {
  /** The variable, field or property that takes the value at the cursor, as named last: `due`, `util`; null for none. */
  readonly target: string | null;
  /**
   * Members that the code behind the cursor calls on the target, or on a name that the code in sight never declares;
   * each once, nearest first.
   */
  readonly members: readonly string[];
}

const MAX_MEMBERS = 40;
const CAPITAL = /^\p{Lu}/u;

/** `isDeclared` tells the names that the code in sight declares. */
export function awaitedAt(
  { tokens, cursor }: TokenStream,
  isDeclared: (name: string) => boolean,
): Awaited {
  const target = targetBefore(cursor, tokens);
  const members = new Set<string>();
  for (let at = cursor; at < tokens.length && members.size < MAX_MEMBERS; at += 1) {
    const member = calledMember(at, tokens);
    if (member === null) continue;
    const receiver = tokens[at]?.text ?? '';
    const isField = isDot(tokens[at - 1]);
    const isTarget = receiver === target && (!isField || tokens[at - 2]?.text === 'this');
    if (isTarget || (!isField && isUnknown(receiver, isDeclared))) members.add(member);
  }
  return { target, members: [...members] };
}

/** The name before `=` or `:`, `new` passed over. */
function targetBefore(cursor: number, tokens: readonly Token[]): string | null {
  const sign = tokens[cursor - 1]?.text === 'new' ? cursor - 2 : cursor - 1;
  const text = tokens[sign]?.text;
  const name = tokens[sign - 1];
  const isAssigned = text === '=' || (text === ':' && /^[{,]$/.test(tokens[sign - 2]?.text ?? ''));
  return isAssigned && name?.kind === 'word' ? name.text : null;
}

/** The `m` of `word.m(`, where the word stands at `at`. */
function calledMember(at: number, tokens: readonly Token[]): string | null {
  const member = tokens[at + 2];
  const isCall =
    tokens[at]?.kind === 'word' &&
    isDot(tokens[at + 1]) &&
    member?.kind === 'word' &&
    tokens[at + 3]?.text === '(';
  return isCall ? member.text : null;
}

function isDot(token: Token | undefined): boolean {
  return token?.text === '.' || token?.text === '?.';
}

/** Neither of the code, nor of the platform, nor by its capital a class. */
function isUnknown(name: string, isDeclared: (name: string) => boolean): boolean {
  return !CAPITAL.test(name) && !isRuntimeName(name) && !isNamespaceName(name) && !isDeclared(name);
}
