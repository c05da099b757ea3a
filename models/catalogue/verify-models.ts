import { DeepCodeSeekError } from '../../domain/index.js';
import { checkFile } from './check-file.js';
import { installedModel, installedModels, type InstalledFolder } from './installed.js';

export interface Verification {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  /** What is wrong with the manifest, or with each file; empty where nothing is. */
  readonly errors: readonly DeepCodeSeekError[];
}

export interface VerifyOptions {
  readonly home: string;
  /** One model; null verifies all. */
  readonly name: string | null;
  /** Before each file. */
  readonly onFile?: (name: string, path: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every file of the models through. Throws MODEL_NOT_INSTALLED for a name that is not there, and the signal's reason
 * when that aborts.
 */
export async function verifyModels(options: VerifyOptions): Promise<readonly Verification[]> {
  const { home, name } = options;
  const all = await installedModels(home);
  const chosen = name === null ? all : all.filter((found) => found.name === name);
  if (name !== null && chosen.length === 0) await installedModel(home, name);
  const verifications: Verification[] = [];
  for (const found of chosen) verifications.push(await verifyModel(found, options));
  return verifications;
}

async function verifyModel(
  found: InstalledFolder,
  { onFile, signal }: VerifyOptions,
): Promise<Verification> {
  const { name } = found;
  if (found.kind === 'damaged') return { name, files: 0, bytes: 0, errors: [found.error] };
  const { folder, manifest } = found;
  const errors: DeepCodeSeekError[] = [];
  for (const file of manifest.files) {
    signal?.throwIfAborted();
    onFile?.(name, file.path);
    try {
      await checkFile(folder, file, signal);
    } catch (error) {
      if (!(error instanceof DeepCodeSeekError)) throw error;
      errors.push(error);
    }
  }
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  return { name, files: manifest.files.length, bytes, errors };
}
