import { createError, type ContextAnswer } from '../../domain/index.js';
import { bundledRipgrep } from '../ripgrep-binary.js';
import type { ContextQuestion } from './find-context.js';
import { withShortLines } from './short-lines.js';
import { folderTree } from './tree/folder-tree.js';
import { openShardTree } from './tree/shard-tree.js';
import { ShardTexts } from './tree/shard-texts.js';

/** Where a position is. */
export interface FolderPlace {
  readonly kind: 'folder';
  /** Absolute and resolved: what links lead out of it to is not read. */
  readonly root: string;
}
/** The mirror of an instance: its scripts are files named `SYS_ID.js`. */
export interface MirrorPlace {
  readonly kind: 'mirror';
  readonly instance: string;
  readonly shardsFolder: string;
  /** sys_ids of the scripts that are left out: those that are being edited. Copies of the code in sight are left out too. */
  readonly excluded: readonly string[];
}
export type ContextPlace = FolderPlace | MirrorPlace;

export interface ContextFinder {
  /**
   * The code that matters at a position, from the tree as it is at that moment. Throws CONTEXT_ROOT_UNREADABLE,
   * SHARDS_MISSING, RIPGREP_UNAVAILABLE, RIPGREP_FAILED, and the signal's reason; nothing that it started runs on then.
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
  // Its tokenizer takes 90 ms and 40 MB: only who asks for context pays for it.
  const { findContext } = await import('./find-context.js');
  const texts = new ShardTexts();
  return {
    async find(place, question, signal = new AbortController().signal) {
      const tree =
        place.kind === 'folder'
          ? folderTree(place.root, path)
          : await openShardTree(place, question, { texts, ripgrepPath: path });
      return findContext(tree, withShortLines(question), signal);
    },
  };
}
