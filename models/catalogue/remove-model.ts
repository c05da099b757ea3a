import { rename, rm } from 'node:fs/promises';
import { codeOf, writing } from './disk.js';
import { whileHolding } from './install-lock.js';
import { modelFolders } from './model-folders.js';

/**
 * Removes a model, whole or not, and what was fetched of it. What is deleted has lost its name before, so that a kill
 * leaves no half of a model. False where there was nothing. Throws MODEL_LOCKED, MODELS_UNWRITABLE and ARGUMENT_INVALID.
 */
export async function removeModel(home: string, name: string): Promise<boolean> {
  const { all, model, checkpoint, pulling, adding, removing, lock } = modelFolders(home, name);
  return writing(all, () =>
    whileHolding(lock, name, async () => {
      let found = false;
      await rm(removing, { recursive: true, force: true });
      for (const folder of [model, checkpoint, pulling, adding]) {
        found = (await renamed(folder, removing)) || found;
        await rm(removing, { recursive: true, force: true });
      }
      return found;
    }),
  );
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
