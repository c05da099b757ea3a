import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../domain/index.js';
import { codeOf } from './disk.js';
import type { ModelFile } from './manifest.js';

/**
 * Reads a file of a model through and compares its size and its sha256. Throws MODEL_FILE_MISSING, MODEL_FILE_WRONG, and
 * the signal's reason when that aborts.
 */
export async function checkFile(
  folder: string,
  file: ModelFile,
  signal?: AbortSignal,
): Promise<void> {
  await checkSize(folder, file);
  const path = join(folder, file.path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, signal === undefined ? {} : { signal })) {
    if (Buffer.isBuffer(chunk)) hash.update(chunk);
  }
  requireHash(path, hash.digest('hex'), file.sha256);
}

/** The size alone, which costs nothing. Throws MODEL_FILE_MISSING or MODEL_FILE_WRONG. */
export async function checkSize(folder: string, { path, bytes }: ModelFile): Promise<void> {
  const file = join(folder, path);
  const found = await stat(file).catch((cause: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause))) {
      throw createError('MODEL_FILE_MISSING', { file }, { cause });
    }
    throw createError('MODEL_FILE_WRONG', { file, reason: codeOf(cause) }, { cause });
  });
  if (!found.isFile()) throw createError('MODEL_FILE_WRONG', { file, reason: 'it is no file' });
  if (found.size !== bytes) {
    const reason = `it has ${String(found.size)} bytes instead of ${String(bytes)}`;
    throw createError('MODEL_FILE_WRONG', { file, reason });
  }
}

/** Throws MODEL_FILE_WRONG where the two differ. */
export function requireHash(file: string, found: string, expected: string): void {
  if (found === expected) return;
  const reason = `its hash is ${found.slice(0, 12)}… instead of ${expected.slice(0, 12)}…`;
  throw createError('MODEL_FILE_WRONG', { file, reason });
}
