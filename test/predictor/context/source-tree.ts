/** A tree of sources over a real folder and a real ripgrep. */
import { bundledRipgrep } from '../../../predictor/ripgrep-binary.js';
import { folderTree } from '../../../predictor/context/tree/folder-tree.js';
import type { SourceTree } from '../../../predictor/context/tree/source-tree.js';
import { sourceFolder, type Sources } from './source-folder.js';

export const NEVER = new AbortController().signal;

export async function ripgrepPath(): Promise<string> {
  const path = await bundledRipgrep();
  if (path === null) throw new Error('ripgrep is not installed');
  return path;
}

export async function sourceTree(sources: Sources): Promise<SourceTree> {
  return folderTree(sourceFolder(sources), await ripgrepPath());
}
