/** What goes wrong when models are written, as registered errors; and how much room there is. */
import { statfs } from 'node:fs/promises';
import { createError } from '../../domain/index.js';

/** Left free beside what is written, for everything else on the disk. */
const MARGIN_BYTES = 16 * 1024 * 1024;

/** Throws DISK_FULL where `folder`, which exists, has no room for `neededBytes` more. */
export async function requireRoom(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes < neededBytes + MARGIN_BYTES) {
    throw createError('DISK_FULL', {
      folder,
      neededBytes: neededBytes + MARGIN_BYTES,
      freeBytes,
    });
  }
}

/** Runs `work`, which writes below `folder`; what the disk refuses throws DISK_FULL or MODELS_UNWRITABLE. */
export async function writing<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw createError('DISK_FULL', { folder, neededBytes: null, freeBytes: null }, { cause });
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
      throw createError('MODELS_UNWRITABLE', { folder, reason: code }, { cause });
    }
    throw cause;
  }
}

/** The system's code of an error, such as `ENOENT`; empty for others. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
