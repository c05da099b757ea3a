/** One process at a time puts a model together or removes it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createError } from '../../domain/index.js';
import { codeOf } from './disk.js';

/**
 * Runs `work` while this process holds the file `lock`, whose folder is created. A process that ended without letting go
 * holds nothing. Throws MODEL_LOCKED.
 */
export async function whileHolding<Value>(
  lock: string,
  name: string,
  work: () => Promise<Value>,
): Promise<Value> {
  await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
  await hold(lock, name);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function hold(file: string, name: string): Promise<void> {
  const own = String(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, own, { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (Number.isInteger(holder) && holder > 0 && isRunning(holder)) {
      throw createError('MODEL_LOCKED', { name, process: holder });
    }
    await rm(file, { force: true });
  }
  throw createError('MODEL_LOCKED', { name, process: 0 });
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return codeOf(error) === 'EPERM';
  }
}
