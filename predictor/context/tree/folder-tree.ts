import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBelow } from './is-below.js';
import { MAX_FILE_BYTES, ripgrepLines } from './ripgrep-lines.js';
import type { SourceTree } from './source-tree.js';

/** ripgrep leaves it out of what it prints as well. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** The files below a folder; nothing outside it is read, whatever links say. `root` is absolute and resolved. */
export function folderTree(root: string, ripgrepPath: string): SourceTree {
  return {
    search: (search, signal) =>
      ripgrepLines({ ripgrepPath, folder: root, paths: [] }, search, signal),
    lines(file) {
      const text = readWithin(root, file);
      return text === null || text.includes('\0')
        ? null
        : text.replace(BYTE_ORDER_MARK, '').split(/\r?\n/);
    },
  };
}

/** Null for what is not there, no file, too large, or outside: a file may go at any time. */
function readWithin(root: string, file: string): string | null {
  try {
    const path = realpathSync.native(join(root, file));
    if (!isBelow(root, path)) return null;
    const status = statSync(path);
    return status.isFile() && status.size <= MAX_FILE_BYTES ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}
