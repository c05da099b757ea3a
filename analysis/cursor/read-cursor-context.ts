import type { ApiDirectory } from '../script-analysis.js';
import { awaitedAt } from './awaited.js';
import type { CursorContext } from './cursor-context.js';
import type { Frame } from './outline.js';
import { readOutline } from './read-outline.js';
import { enclosingClass, heldClasses, isDeclared, receiverBefore } from './receiver.js';
import { surroundingsOf } from './surroundings.js';
import { readTokens } from './token-stream.js';

export interface CursorInput {
  readonly codeBefore: string;
  readonly codeAfter: string;
  /** Namespace of the script's application; `global` when absent. */
  readonly scope?: string | null | undefined;
  /** Table of the record being edited. */
  readonly table?: string | null | undefined;
  /** With it, the classes that calls of other scripts return are known too (`finder.first().`). */
  readonly directory?: ApiDirectory;
}

const GLOBAL_SCOPE = 'global';

/**
 * What stands around the cursor. Read from tokens rather than a tree: code is broken where somebody types, and the
 * answer is due within the time of a keystroke. Never throws on any text.
 */
export function cursorContext(input: CursorInput): CursorContext {
  const { codeBefore, codeAfter } = input;
  const stream = readTokens(codeBefore, codeAfter);
  const outline = readOutline(stream);
  const { tokens, cursor, prefix, end } = stream;
  const inert = end !== 'code';
  const declared = (name: string): boolean => isDeclared(name, { outline });
  const dot = cursor - 1;
  const isDotted = !inert && /^\??\.$/.test(tokens[dot]?.text ?? '');
  const reading = {
    stream,
    outline,
    source: codeBefore + codeAfter,
    scope: input.scope ?? GLOBAL_SCOPE,
    directory: input.directory ?? null,
  };
  const before = isDotted ? receiverBefore(dot, reading) : null;
  return {
    question: before?.kind === 'receiver' ? 'member' : 'api',
    prefix: inert ? '' : prefix,
    afterNew: before?.afterNew ?? (!inert && tokens[dot]?.text === 'new'),
    qualifier: before?.kind === 'qualifier' ? before.qualifier : null,
    receiver: before?.kind === 'receiver' ? before.receiver : null,
    ...surroundingsOf(stream, declared),
    holders: heldClasses(reading),
    awaited: inert ? { target: null, members: [] } : awaitedAt(stream, declared),
    enclosingFunction: enclosingFunction(outline.frame),
    enclosingClass: enclosingClass(outline.frame),
    inert,
  };
}

function enclosingFunction(frame: Frame): string | null {
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.functionName !== null) return at.functionName;
  }
  return null;
}
