import { DeepCodeSeekError } from '../../domain/index.js';
import { CATALOGUE } from './catalogue.js';
import type { CatalogueEntry } from './catalogue-entry.js';
import { checkSize } from './check-file.js';
import { exists } from './finish-installing.js';
import { installedModels, type InstalledFolder } from './installed.js';
import type { ModelManifest } from './manifest.js';
import { modelFolders } from './model-folders.js';

export interface ListedModel {
  /** A checkpoint is exported before it can be run. */
  readonly kind: CatalogueEntry['kind'];
  readonly name: string;
  readonly role: ModelManifest['role'] | null;
  /** About, for what is not installed; null where it is unknown. */
  readonly bytes: number | null;
  readonly licence: string | null;
  readonly description: string | null;
  /** `owner/name` on the hub, or what it was made from. */
  readonly source: string | null;
  /** The commit that is installed, or that would be fetched; null where that is the newest. */
  readonly revision: string | null;
  /**
   * `installed` looks at the files' sizes, `models verify` at their hashes; `fetched` is a checkpoint, which is to be
   * exported; `begun` was broken off, and goes on with the next pull.
   */
  readonly state: 'installed' | 'damaged' | 'fetched' | 'begun' | 'absent';
  /** What is wrong with a damaged one, and what to do; null for all others. */
  readonly problem: { readonly message: string; readonly remedy: string } | null;
}

/** What is installed and what the catalogue holds, in the catalogue's order, then by name. Reads no file but manifests. */
export async function listModels(home: string): Promise<readonly ListedModel[]> {
  const installed = await Promise.all((await installedModels(home)).map(listedFolder));
  const published = await Promise.all(
    CATALOGUE.map(async (entry): Promise<ListedModel> => {
      const found = installed.find(({ name }) => name === entry.name);
      if (found !== undefined) return found;
      const { kind, name, role, licence, description, repository, revision, megabytes } = entry;
      const state = await absentState(home, name);
      const bytes = megabytes * 1e6;
      const source = repository;
      return {
        ...{ kind, name, role, bytes, licence, description, source, revision, state },
        problem: null,
      };
    }),
  );
  const others = installed.filter(({ name }) => CATALOGUE.every((entry) => entry.name !== name));
  return [...published, ...others];
}

async function absentState(home: string, name: string): Promise<'fetched' | 'begun' | 'absent'> {
  const { checkpoint, pulling } = modelFolders(home, name);
  if (await exists(checkpoint)) return 'fetched';
  return (await exists(pulling)) ? 'begun' : 'absent';
}

async function listedFolder(found: InstalledFolder): Promise<ListedModel> {
  const { name } = found;
  if (found.kind === 'damaged') {
    const unknown = { role: null, bytes: null, licence: null, description: null };
    return {
      ...unknown,
      kind: 'model',
      name,
      source: null,
      revision: null,
      state: 'damaged',
      problem: problemOf(found.error),
    };
  }
  const { role, licence, description, source, files } = found.manifest;
  const problem = await firstProblem(found);
  return {
    kind: 'model',
    name,
    role,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    licence,
    description,
    source: source.kind === 'hub' ? source.repository : source.from,
    revision: source.kind === 'hub' ? source.revision : null,
    state: problem === null ? 'installed' : 'damaged',
    problem,
  };
}

async function firstProblem({
  folder,
  manifest,
}: Extract<InstalledFolder, { kind: 'model' }>): Promise<ListedModel['problem']> {
  try {
    for (const file of manifest.files) await checkSize(folder, file);
    return null;
  } catch (error) {
    if (error instanceof DeepCodeSeekError) return problemOf(error);
    throw error;
  }
}

function problemOf({ message, remedy }: DeepCodeSeekError): ListedModel['problem'] {
  return { message, remedy };
}
