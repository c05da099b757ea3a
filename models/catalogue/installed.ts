/** The models that are on this machine. Only what has a manifest counts: it is written when all else is there. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createError, DeepCodeSeekError, modelNameSchema } from '../../domain/index.js';
import { CATALOGUE } from './catalogue.js';
import { codeOf } from './disk.js';
import { MANIFEST_FILE, type ModelManifest } from './manifest.js';
import { modelFolders } from './model-folders.js';
import { readManifest } from './read-manifest.js';

export interface InstalledModel {
  /** Absolute; the paths of the manifest's files are below it. */
  readonly folder: string;
  readonly manifest: ModelManifest;
}

/** A folder of a model; its manifest may be damaged. */
export type InstalledFolder =
  | ({ readonly kind: 'model'; readonly name: string } & InstalledModel)
  | {
      readonly kind: 'damaged';
      readonly name: string;
      readonly folder: string;
      readonly error: DeepCodeSeekError;
    };

/** The model that is called `name`; its files are not read. Throws MODEL_NOT_INSTALLED or MODEL_MANIFEST_INVALID. */
export async function installedModel(home: string, name: string): Promise<InstalledModel> {
  const folder = modelFolders(home, name).model;
  const manifest = await readManifest(folder);
  if (manifest === null) {
    const canBePulled = CATALOGUE.some((entry) => entry.name === name && entry.kind === 'model');
    throw createError('MODEL_NOT_INSTALLED', { name, canBePulled });
  }
  if (manifest.name === name) return { folder, manifest };
  const reason = `it is of "${manifest.name}", and its folder is called "${name}"`;
  throw createError('MODEL_MANIFEST_INVALID', { file: join(folder, MANIFEST_FILE), reason });
}

/** All folders of models, by name; a damaged one does not hide the others. */
export async function installedModels(home: string): Promise<readonly InstalledFolder[]> {
  const all = join(home, 'models');
  const entries = await readdir(all, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && modelNameSchema.safeParse(entry.name).success)
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name): Promise<InstalledFolder> => {
      try {
        return { kind: 'model', name, ...(await installedModel(home, name)) };
      } catch (error) {
        if (!(error instanceof DeepCodeSeekError)) throw error;
        return { kind: 'damaged', name, folder: join(all, name), error };
      }
    }),
  );
}
