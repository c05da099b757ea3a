import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../domain/index.js';

/** Hidden folders and files beside the wanted ones: work goes on there until it is whole. */
const UNFINISHED = /^\.|\.(?:drafts|partial)$/;

/**
 * Makes a folder for what jobs of one kind make, and removes what a killed one has left unfinished: no other job of the
 * instance works at the same time. Throws JOB_FOLDER_UNWRITABLE.
 */
export async function makeJobFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (UNFINISHED.test(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw createError('JOB_FOLDER_UNWRITABLE', { folder, reason }, { cause: error });
  }
}
