import { open, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createError } from '../../domain/index.js';
import { isBelow } from './tree/is-below.js';
import { MAX_FILE_BYTES } from './tree/ripgrep-lines.js';

export interface AskedPosition {
  /** A folder; absolute, or from the current folder. */
  readonly root: string;
  /** Absolute, or from the root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units, as editors count. */
  readonly column: number;
  /** The text of the file where its author has not saved it: the file need not be there then. */
  readonly text?: string | undefined;
  /** Absolute: where a relative `file` is looked for that the root does not have. */
  readonly folder?: string;
}

export interface PositionInTree {
  /** Absolute and resolved. */
  readonly root: string;
  /** From the root, with `/`. */
  readonly file: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
}

/**
 * Reads the code around a position. Throws CONTEXT_ROOT_UNREADABLE, CONTEXT_FILE_OUTSIDE (links that lead out included; of
 * what lies outside it never says whether it is there), CONTEXT_FILE_UNREADABLE and CONTEXT_POSITION_INVALID.
 */
export async function questionAt(asked: AskedPosition): Promise<PositionInTree> {
  const root = await resolvedRoot(asked.root);
  const path = await locate(root, asked);
  if (!isBelow(root, path)) {
    throw createError('CONTEXT_FILE_OUTSIDE', { file: asked.file, root: asked.root });
  }
  const text = asked.text ?? (await readText(path, asked.file));
  if (text.includes('\0')) throw unreadable(asked.file, 'it is a binary file');
  const code = text.replace(/^\ufeff/, '');
  const offset = offsetOf(code, asked);
  return {
    root,
    file: relative(root, path).split(sep).join('/'),
    codeBefore: code.slice(0, offset),
    codeAfter: code.slice(offset),
  };
}

async function resolvedRoot(root: string): Promise<string> {
  try {
    const resolved = await realpath(root);
    if ((await stat(resolved)).isDirectory()) return resolved;
  } catch (cause) {
    throw createError('CONTEXT_ROOT_UNREADABLE', { root }, { cause });
  }
  throw createError('CONTEXT_ROOT_UNREADABLE', { root });
}

/** The resolved path of the file, wherever it is. */
async function locate(root: string, asked: AskedPosition): Promise<string> {
  const { file, folder, text } = asked;
  const inRoot = resolve(root, file);
  for (const path of folder === undefined ? [inRoot] : [inRoot, resolve(folder, file)]) {
    const found = await resolvedOrNull(path);
    if (found !== null) return found;
  }
  const parent = await resolvedOrNull(dirname(inRoot));
  const missing = parent === null ? inRoot : join(parent, relative(dirname(inRoot), inRoot));
  const isInside = isBelow(root, missing) || isBelow(resolve(asked.root), missing);
  if (isInside && text === undefined) throw unreadable(file, 'there is no such file');
  return missing;
}

async function resolvedOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch {
    return null;
  }
}

async function readText(path: string, file: string): Promise<string> {
  // Looked at before it is opened: opening a pipe waits for its writer.
  const status = await stat(path).catch(() => null);
  if (status === null) throw unreadable(file, 'there is no such file');
  if (status.isDirectory()) throw unreadable(file, 'it is a folder');
  if (!status.isFile()) throw unreadable(file, 'it is no ordinary file');
  if (status.size > MAX_FILE_BYTES) {
    throw unreadable(file, `it is larger than ${String(MAX_FILE_BYTES / 1024 / 1024)} MiB`);
  }
  try {
    const handle = await open(path);
    try {
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw createError('CONTEXT_FILE_UNREADABLE', { file, reason: 'it may not be read' }, { cause });
  }
}

function unreadable(file: string, reason: string): Error {
  return createError('CONTEXT_FILE_UNREADABLE', { file, reason });
}

/** Throws CONTEXT_POSITION_INVALID, which says what the file has. */
function offsetOf(code: string, { line, column }: AskedPosition): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = code.indexOf('\n', start);
    if (end < 0) throw invalid({ line, column }, `it has ${counted(passed, 'line')}`);
    start = end + 1;
  }
  const end = code.indexOf('\n', start);
  const length = (end < 0 ? code.slice(start) : code.slice(start, end).replace(/\r$/, '')).length;
  if (line >= 1 && column >= 0 && column <= length) return start + column;
  const has = counted(length, 'character');
  throw invalid(
    { line, column },
    line < 1 ? 'its first line is 1' : `line ${String(line)} has ${has}`,
  );
}

function invalid(
  position: { readonly line: number; readonly column: number },
  expected: string,
): Error {
  return createError('CONTEXT_POSITION_INVALID', { ...position, expected });
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
