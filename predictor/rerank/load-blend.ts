import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeepCodeSeekError, type Degradation } from '../../domain/index.js';
import { parseBlend, UNFITTED_WEIGHT } from '../../models/index.js';

/** Name of the file with the blend that an instance has fitted, beside its weights. */
export const BLEND_FILE = 'blend.json';

export interface LoadedBlend {
  readonly weight: number;
  /** Why a blend that is there could not be read. */
  readonly problem: Degradation | null;
}

/**
 * The weight that was fitted for this model and this ranker (their versions), in the instance's folder of the ranker; one
 * that was fitted for others is not used. Without one both count alike.
 */
export async function loadBlend(
  folder: string | null,
  { model, ranker }: { readonly model: string; readonly ranker: string },
): Promise<LoadedBlend> {
  const unfitted = { weight: UNFITTED_WEIGHT, problem: null };
  if (folder === null) return unfitted;
  const file = join(folder, BLEND_FILE);
  try {
    const blend = parseBlend(await readFile(file, 'utf8'), file);
    const fits = blend.model === model && blend.ranker === ranker;
    return fits ? { weight: blend.weight, problem: null } : unfitted;
  } catch (error) {
    if (error instanceof DeepCodeSeekError) {
      return { ...unfitted, problem: { stage: 'neural', reason: error.message } };
    }
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return unfitted;
    throw error;
  }
}
