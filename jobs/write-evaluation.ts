import { rename, writeFile } from 'node:fs/promises';
import { createError } from '../domain/index.js';

/**
 * Writes texts by the ending of their files' names; `path` is without one. They appear when all are written, in place of
 * those before. Throws EVALUATION_UNWRITABLE.
 */
export async function writeEvaluation(
  path: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const files = Object.entries(texts).map(([ending, text]) => ({ file: path + ending, text }));
  try {
    for (const { file, text } of files) await writeFile(`${file}.partial`, text);
    for (const { file } of files) await rename(`${file}.partial`, file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw createError('EVALUATION_UNWRITABLE', { file: path, reason }, { cause: error });
  }
}
