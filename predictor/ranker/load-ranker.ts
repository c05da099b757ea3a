/** Which ranker is in use: the instance's own weights, else the shipped ones, else the fixed ones. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeepCodeSeekError, packageRoot, type Degradation } from '../../domain/index.js';
import { parseTrees } from '../../models/index.js';
import { FEATURES } from '../features/feature-catalogue.js';
import { BLEND_FILE } from '../rerank/load-blend.js';
import { fusionRanker, type ApiRanker } from './api-ranker.js';
import { learnedRanker } from './learned-ranker.js';

/** Name of the file with the weights that an instance has learned, in its folder of the ranker. */
export const WEIGHTS_FILE = 'weights.json';
/** Trained on the sample scopes, so that there is something before the first training. */
export const SHIPPED_WEIGHTS = join(packageRoot, 'models', 'weights', 'ranker.json');

export interface LoadedRanker {
  readonly ranker: ApiRanker;
  /** Tells weights apart: answers of other weights are other answers. */
  readonly version: string;
  /** Why the instance's own weights are not in use, though it has some. */
  readonly problem: Degradation | null;
}

const FEATURE_NAMES = FEATURES.map(({ name }) => name);
/** What ranks where nothing was learned: the fusion. */
export const FIXED_RANKER: LoadedRanker = { ranker: fusionRanker, version: 'fixed', problem: null };

/** Loads the ranker of an instance; `folder` is its folder of the ranker, null for the shipped weights. */
export async function loadRanker(folder: string | null): Promise<LoadedRanker> {
  try {
    const own = folder === null ? null : await readWeights(join(folder, WEIGHTS_FILE));
    if (own !== null) return own;
  } catch (error) {
    if (!(error instanceof DeepCodeSeekError)) throw error;
    return { ...(await loadShipped()), problem: { stage: 'ranker', reason: error.message } };
  }
  return loadShipped();
}

async function loadShipped(): Promise<LoadedRanker> {
  return (await readWeights(SHIPPED_WEIGHTS)) ?? FIXED_RANKER;
}

/** Changes whenever the instance's own weights do, those between the ranker and a neural model among them. */
export async function weightsStamp(folder: string): Promise<string> {
  const files = [WEIGHTS_FILE, BLEND_FILE].map((name) => join(folder, name));
  return (await Promise.all(files.map(fileStamp))).join('; ');
}

async function fileStamp(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs} ${size}`;
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** Null where there is no such file. Throws what `parseTrees` throws. */
async function readWeights(file: string): Promise<LoadedRanker | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const ranker = learnedRanker(parseTrees(text, { source: file, names: FEATURE_NAMES }));
  return { ranker, version: weightsVersion(text), problem: null };
}

/** Of the text of weights. */
export function weightsVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
