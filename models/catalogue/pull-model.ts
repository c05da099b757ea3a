/** Fetches a model of the catalogue from a hub, pinned to one commit. */
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createError } from '../../domain/index.js';
import type { CatalogueEntry, PublishedModel } from './catalogue-entry.js';
import { writing } from './disk.js';
import { finishInstalling, requireAbsent } from './finish-installing.js';
import type { HubClient, HubOptions } from './hub/hub-client.js';
import { DEFAULT_PATIENCE, type Patience } from './hub/patience.js';
import { whileHolding } from './install-lock.js';
import type { ModelFile, ModelManifest } from './manifest.js';
import { modelFolders, type ModelFolders } from './model-folders.js';

export interface PullOptions extends Pick<HubOptions, 'hubUrl' | 'token' | 'proxyFor' | 'onRetry'> {
  readonly home: string;
  /** Of the catalogue: `catalogueEntry`. */
  readonly entry: CatalogueEntry;
  /** Once the hub has said which commit is fetched. */
  readonly onCommit?: (repository: string, commit: string) => void;
  readonly onProgress?: (path: string, doneBytes: number, totalBytes: number) => void;
  readonly patience?: Partial<Patience>;
  /** An abort leaves what was fetched, and the next pull goes on there. */
  readonly signal?: AbortSignal | undefined;
}

export interface PulledModel {
  readonly kind: CatalogueEntry['kind'];
  readonly folder: string;
  readonly repository: string;
  readonly revision: string;
  readonly bytes: number;
  /** What to do next with a checkpoint; null for a model, which can be run. */
  readonly next: string | null;
}

/**
 * Fetches the files that the entry needs, and no others. Throws MODEL_EXISTS, MODEL_LOCKED, the hub's errors
 * (HUB_…), MODEL_FILE_WRONG, DISK_FULL, MODELS_UNWRITABLE, and the signal's reason when that aborts.
 */
export async function pullModel(options: PullOptions): Promise<PulledModel> {
  const { home, entry } = options;
  const { name } = entry;
  const folders = modelFolders(home, name);
  await requireAbsent(entry.kind === 'model' ? folders.model : folders.checkpoint, name);
  return writing(folders.all, () =>
    whileHolding(folders.lock, name, () => withHub(options, (hub) => pull(hub, entry, folders))),
  );
}

type Hub = Pick<PullOptions, 'onCommit' | 'onProgress'> & { readonly client: HubClient };

async function withHub<Value>(
  { hubUrl, token, proxyFor, onRetry, patience, signal, onCommit, onProgress }: PullOptions,
  work: (hub: Hub) => Promise<Value>,
): Promise<Value> {
  // Loaded here: most of what imports the catalogue never asks a hub.
  const { HubClient } = await import('./hub/hub-client.js');
  const client = new HubClient({
    hubUrl,
    token,
    proxyFor,
    onRetry,
    patience: { ...DEFAULT_PATIENCE, ...patience },
    signal,
  });
  try {
    return await work({
      client,
      ...(onCommit === undefined ? {} : { onCommit }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  } finally {
    client.close();
  }
}

async function pull(hub: Hub, entry: CatalogueEntry, folders: ModelFolders): Promise<PulledModel> {
  const { client, onCommit, onProgress } = hub;
  const { repository, kind } = entry;
  const revision = await pinnedCommit(client, entry);
  onCommit?.(repository, revision);
  await mkdir(folders.pulling, { recursive: true, mode: 0o700 });
  const { fetchFiles } = await import('./hub/fetch-files.js');
  const files = await fetchFiles({ client, entry, revision, folder: folders.pulling, onProgress });
  const pulled = { kind, repository, revision, bytes: bytesOf(files) };
  if (entry.kind === 'model') {
    const manifest = manifestOf(entry, revision, files);
    const { folder } = await finishInstalling(folders.pulling, folders, manifest);
    return { ...pulled, folder, next: null };
  }
  await mkdir(dirname(folders.checkpoint), { recursive: true, mode: 0o700 });
  await rename(folders.pulling, folders.checkpoint);
  return { ...pulled, folder: folders.checkpoint, next: entry.next };
}

/** The entry's own commit, which the hub must know as such; or that of the branch `main`. */
async function pinnedCommit(
  client: HubClient,
  { repository, revision }: CatalogueEntry,
): Promise<string> {
  const commit = await client.commitOf(repository, revision ?? 'main');
  if (revision === null || commit === revision) return commit;
  throw createError('HUB_ANSWER_INVALID', {
    host: client.host,
    what: `the revision ${revision} of ${repository}`,
    reason: `it names the commit ${commit}`,
  });
}

function manifestOf(
  entry: PublishedModel,
  revision: string,
  files: readonly ModelFile[],
): ModelManifest {
  const { name, role, architecture, description, licence, repository } = entry;
  const { graph, tokenizer, tokenizerConfig, precision, contract } = entry;
  const { maxTokens, queryTokens, documentTokens } = entry;
  return {
    format: 1,
    name,
    role,
    architecture,
    description,
    licence,
    source: { kind: 'hub', repository, revision },
    files: [...files],
    graph,
    tokenizer,
    tokenizerConfig,
    precision,
    identifiers: 'whole',
    contract,
    maxTokens,
    queryTokens,
    documentTokens,
    measured: [],
  };
}

function bytesOf(files: readonly ModelFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
