import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createError } from '../../domain/index.js';
import { checkSize, requireHash } from './check-file.js';
import { requireRoom, writing } from './disk.js';
import { finishInstalling, requireAbsent } from './finish-installing.js';
import { whileHolding } from './install-lock.js';
import type { InstalledModel } from './installed.js';
import { MANIFEST_FILE, type ModelFile, type ModelManifest } from './manifest.js';
import { modelFolders } from './model-folders.js';
import { readManifest } from './read-manifest.js';

export interface AddOptions {
  readonly home: string;
  /** Holds `manifest.json` and the files that it names. */
  readonly from: string;
  /** What it is to be called; as in the manifest where null. */
  readonly name: string | null;
  readonly onProgress?: (path: string, doneBytes: number, totalBytes: number) => void;
  /** An abort leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Copies a model from a folder; each file's size and hash are checked while it is copied. Throws MODEL_MANIFEST_INVALID,
 * MODEL_FILE_MISSING, MODEL_FILE_WRONG, MODEL_EXISTS, MODEL_LOCKED, DISK_FULL, MODELS_UNWRITABLE and ARGUMENT_INVALID.
 */
export async function addModel(options: AddOptions): Promise<InstalledModel> {
  const { home, from, name, onProgress, signal } = options;
  const found = await readManifest(from);
  if (found === null) {
    const reason = 'there is none in this folder';
    throw createError('MODEL_MANIFEST_INVALID', { file: join(from, MANIFEST_FILE), reason });
  }
  const manifest: ModelManifest = { ...found, name: name ?? found.name };
  const folders = modelFolders(home, manifest.name);
  await requireAbsent(folders.model, manifest.name);
  for (const file of manifest.files) await checkSize(from, file);
  const totalBytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  return writing(folders.all, () =>
    whileHolding(folders.lock, manifest.name, async () => {
      try {
        await rm(folders.adding, { recursive: true, force: true });
        await requireRoom(folders.all, totalBytes);
        let doneBytes = 0;
        for (const file of manifest.files) {
          await copyChecked(from, folders.adding, file, signal, (bytes) => {
            doneBytes += bytes;
            onProgress?.(file.path, doneBytes, totalBytes);
          });
        }
        return await finishInstalling(folders.adding, folders, manifest);
      } catch (error) {
        await rm(folders.adding, { recursive: true, force: true });
        throw error;
      }
    }),
  );
}

async function copyChecked(
  from: string,
  to: string,
  { path, bytes, sha256 }: ModelFile,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const handle = await open(target, 'w', 0o600);
  try {
    // A file that grows meanwhile is read no further than its size.
    const source = createReadStream(join(from, path), { end: Math.max(bytes - 1, 0) });
    for await (const chunk of source) {
      signal?.throwIfAborted();
      if (!Buffer.isBuffer(chunk)) continue;
      hash.update(chunk);
      await handle.writeFile(chunk);
      onBytes(chunk.length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  requireHash(join(from, path), hash.digest('hex'), sha256);
}
