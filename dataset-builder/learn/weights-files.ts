/** The weights of an instance on disk: those in use, and those before them. */
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../domain/index.js';
import { BLEND_FILE, WEIGHTS_FILE } from '../../predictor/index.js';
import { instancePaths } from '../../sync/index.js';

interface Place {
  readonly home: string;
  readonly instance: string;
}

function filesOf({ home, instance }: Place): { folder: string; current: string; previous: string } {
  const folder = instancePaths(home, instance).ranker;
  const current = join(folder, WEIGHTS_FILE);
  return { folder, current, previous: join(folder, 'previous.json') };
}

/** Puts `text` in use; what was in use before is kept. A kill at any point leaves one of the two in use, whole. */
export async function keepWeights(place: Place, text: string): Promise<void> {
  const { folder, current, previous } = filesOf(place);
  await mkdir(folder, { recursive: true });
  const fresh = `${current}.new`;
  await writeFile(fresh, text);
  // Without weights of its own the instance used the shipped ones: going back removes these then.
  if (!(await copied(current, previous))) await rm(previous, { force: true });
  await rename(fresh, current);
}

/** Puts the text of a blend in use; one that was fitted for other weights is not used, and need not be kept. */
export async function keepBlend({ home, instance }: Place, text: string): Promise<void> {
  const { ranker: folder } = instancePaths(home, instance);
  await mkdir(folder, { recursive: true });
  const file = join(folder, BLEND_FILE);
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** Takes the weights before the present ones again: the shipped ones where the present ones were the first. Throws WEIGHTS_NONE. */
export async function revertWeights(
  place: Place,
): Promise<{ readonly reverted: 'own' | 'shipped' }> {
  const { current, previous } = filesOf(place);
  if (await moved(previous, current)) return { reverted: 'own' };
  if (await moved(current, `${current}.old`)) return { reverted: 'shipped' };
  throw createError('WEIGHTS_NONE', { instance: place.instance });
}

async function copied(from: string, to: string): Promise<boolean> {
  return exists(copyFile(from, to));
}

async function moved(from: string, to: string): Promise<boolean> {
  return exists(rename(from, to));
}

/** Whether the file was there to be worked with. */
async function exists(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
