import { createError, type ContextAnswer } from '../../domain/index.js';
import { bundledRipgrep } from '../ripgrep-binary.js';
import { findContext, type ContextQuestion } from './find-context.js';
import { withShortLines } from './short-lines.js';
import { folderTree } from './tree/folder-tree.js';

/** Where a position is. */
export interface FolderPlace {
  readonly kind: 'folder';
  /** Absolute and resolved: what links lead out of it to is not read. */
  readonly root: string;
}
export type ContextPlace = FolderPlace;

export interface ContextFinder {
  /**
   * The code that matters at a position, from the tree as it is at that moment. Throws CONTEXT_ROOT_UNREADABLE,
   * RIPGREP_UNAVAILABLE, RIPGREP_FAILED, and the signal's reason; nothing that it started runs on then.
   */
  find(
    place: ContextPlace,
    question: ContextQuestion,
    signal?: AbortSignal,
  ): Promise<ContextAnswer>;
}

export interface ContextFinderOptions {
  /** Another binary than the bundled one. */
  readonly ripgrepPath?: string;
}

/** A finder in this process. Starting ripgrep copies the page tables of the process: a large one is better off with one apart. */
export async function openContextFinder({
  ripgrepPath,
}: ContextFinderOptions = {}): Promise<ContextFinder> {
  const path = ripgrepPath ?? (await bundledRipgrep());
  if (path === null) throw createError('RIPGREP_UNAVAILABLE', { path: '@vscode/ripgrep' });
  return {
    find: ({ root }, question, signal = new AbortController().signal) =>
      findContext(folderTree(root, path), withShortLines(question), signal),
  };
}
