import { access, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../domain/index.js';
import type { InstalledModel } from './installed.js';
import { MANIFEST_FILE, manifestSchema, type ModelManifest } from './manifest.js';
import type { ModelFolders } from './model-folders.js';

/** Throws MODEL_EXISTS. */
export async function requireAbsent(folder: string, name: string): Promise<void> {
  if (await exists(folder)) throw createError('MODEL_EXISTS', { name });
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Writes the manifest beside the files in `folder`, last of all, and gives it the model's name. Throws MODEL_EXISTS. */
export async function finishInstalling(
  folder: string,
  { model }: ModelFolders,
  manifest: ModelManifest,
): Promise<InstalledModel> {
  await requireAbsent(model, manifest.name);
  const text = `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
  const handle = await open(join(folder, MANIFEST_FILE), 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(folder, model);
  return { folder: model, manifest };
}
