/** The ranking of definitions by itself: what its weights are fitted on. */
import { createError } from '../../domain/index.js';
import { bundledRipgrep } from '../ripgrep-binary.js';
import { StageTimer } from '../stage-timer.js';
import type { FolderPlace } from './context-finder.js';
import { findCandidates, type ContextQuestion } from './find-context.js';
import type { Evidence } from './ranking/definition-evidence.js';
import { FileReader } from './tree/file-reader.js';
import { folderTree } from './tree/folder-tree.js';

export interface EvidentDefinition {
  readonly evidence: Evidence;
  /** ln of the share that falls to each of the definitions of its name, 0 or less. */
  readonly share: number;
  /** From the root, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Every definition that the position may need, best first by the weights as they are, before anything is cut to a budget.
 * Throws as a finder does.
 */
export async function rankedDefinitions(
  { root }: FolderPlace,
  question: Pick<ContextQuestion, 'file' | 'codeBefore' | 'codeAfter' | 'keywords'>,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly EvidentDefinition[]> {
  const ripgrepPath = await bundledRipgrep();
  if (ripgrepPath === null) throw createError('RIPGREP_UNAVAILABLE', { path: '@vscode/ripgrep' });
  const tree = folderTree(root, ripgrepPath);
  const reading = { files: new FileReader(tree), timer: new StageTimer(), signal };
  const { definitions } = await findCandidates(tree, question, reading);
  return definitions.map(({ candidate: { file, line }, evidence, share }) => {
    return { evidence, share, file, line };
  });
}
