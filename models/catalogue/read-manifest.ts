import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../domain/index.js';
import { codeOf } from './disk.js';
import { MANIFEST_FILE, manifestSchema, type ModelManifest } from './manifest.js';

/** The manifest in `folder`, or null where there is none. Throws MODEL_MANIFEST_INVALID. */
export async function readManifest(folder: string): Promise<ModelManifest | null> {
  const file = join(folder, MANIFEST_FILE);
  const invalid = (reason: string, cause?: unknown): Error =>
    createError('MODEL_MANIFEST_INVALID', { file, reason }, { cause });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw invalid(`it cannot be opened (${code})`, cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalid('it is not JSON', cause);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw invalid(`${path === '' ? 'the whole' : `\`${path}\``}: ${issue?.message ?? ''}`);
}
