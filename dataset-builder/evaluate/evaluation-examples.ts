/** What an evaluation asks: the examples of a dataset file, or those that a mirror gives. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import type { MirrorReader } from '../../sync/index.js';
import { buildDataset } from '../build/build-dataset.js';
import { readExamples } from '../check/read-examples.js';

/** Throws what `readExamples` throws, and DATASET_EMPTY. */
export async function fileExamples(
  file: string,
  signal?: AbortSignal,
): Promise<readonly Example[]> {
  const examples: Example[] = [];
  for await (const { example } of readExamples(file, signal)) examples.push(example);
  if (examples.length === 0) throw createError('DATASET_EMPTY', { file });
  return examples;
}

/**
 * The first statements of each script that need an API, of code that authors wrote; the file is temporary. Throws what
 * `buildDataset` throws.
 */
export async function mirrorExamples(
  store: MirrorReader,
  {
    onProgress,
    signal,
  }: {
    readonly onProgress?: (progress: JobProgress) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<readonly Example[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-evaluation-'));
  try {
    const file = join(folder, 'examples.jsonl');
    await buildDataset({
      store,
      file,
      // Written examples are easier than what authors write, and would flatter.
      options: { sites: 'first', synthetic: false },
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    return await fileExamples(file, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
