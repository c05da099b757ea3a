/** The XML files of a folder, in the order of their paths. */
import type { Dirent } from 'node:fs';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createError } from '../../domain/index.js';
import { isXmlName, MAX_FILES, type ExportFile } from './export-file.js';

const MAX_DEPTH = 12;
const CHUNK_BYTES = 256 * 1024;

/**
 * Walks `folder` without following links, and without hidden folders and `node_modules`.
 * Throws EXPORT_NOT_FOUND when a folder cannot be read, EXPORT_TOO_LARGE beyond 200,000 files or 12 levels.
 */
export async function* folderFiles(folder: string): AsyncGenerator<ExportFile> {
  let count = 0;
  for await (const path of walk(folder, '', 0)) {
    count += 1;
    if (count > MAX_FILES) throw tooLarge(folder, `it holds more than ${String(MAX_FILES)} files`);
    yield fileAt(join(folder, path), path);
  }
}

/** A file that stands alone. */
export function fileAt(name: string, path: string = basename(name)): ExportFile {
  return { name, path, read: () => readFile(name) };
}

async function* walk(root: string, within: string, depth: number): AsyncGenerator<string> {
  const folder = join(root, within);
  if (depth > MAX_DEPTH) throw tooLarge(folder, 'its folders are nested too deep');
  const entries = await list(folder);
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isFile() && isXmlName(entry.name)) yield path;
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      yield* walk(root, path, depth + 1);
    }
  }
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw createError('EXPORT_NOT_FOUND', { file: folder, reason: systemReason(error) });
  }
}

async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw createError('EXPORT_NOT_FOUND', { file, reason: systemReason(error) });
  } finally {
    stream.destroy();
  }
}

/** The system's code, in words where it is a usual one. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return typeof code === 'string' ? code : 'unknown';
}

function tooLarge(file: string, reason: string): Error {
  return createError('EXPORT_TOO_LARGE', { file, reason });
}
