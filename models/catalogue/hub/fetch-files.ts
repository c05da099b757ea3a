/** Fetches the files of a catalogue's entry, one after the other, into a folder. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../../domain/index.js';
import type { CatalogueEntry, PublishedFile } from '../catalogue-entry.js';
import { codeOf, requireRoom } from '../disk.js';
import type { ModelFile } from '../manifest.js';
import { fetchFile } from './fetch-file.js';
import { FileDigests } from './file-digests.js';
import type { HubFile } from './hub-answers.js';
import type { HubClient } from './hub-client.js';

export interface FetchFilesOptions {
  readonly client: HubClient;
  readonly entry: CatalogueEntry;
  /** A commit. */
  readonly revision: string;
  /** May hold what an earlier attempt left. */
  readonly folder: string;
  readonly onProgress?: ((path: string, doneBytes: number, totalBytes: number) => void) | undefined;
}

/** What the hub lists, with the sha256 that the catalogue knows of it. */
export interface WantedFile extends HubFile {
  readonly sha256: string | null;
}

/**
 * The files with their sha256. Throws the hub's errors, HUB_ANSWER_INVALID where the hub lists another file than was
 * published, MODEL_FILE_WRONG, DISK_FULL, and the signal's reason.
 */
export async function fetchFiles(options: FetchFilesOptions): Promise<readonly ModelFile[]> {
  const { client, entry, revision, folder, onProgress } = options;
  const { repository } = entry;
  const paths = entry.files.map(({ path }) => path);
  const listed = await client.filesOf(repository, revision, paths);
  const wanted = listed.map((file) =>
    asPublished(
      file,
      entry.files.find(({ path }) => path === file.path),
      client.host,
    ),
  );
  const totalBytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  await requireRoom(folder, totalBytes - (await bytesThere(folder, wanted)));
  const files: ModelFile[] = [];
  let doneBytes = 0;
  for (const file of wanted) {
    const { path, bytes } = file;
    const before = doneBytes;
    const target = join(folder, path);
    const url = client.addressOf(repository, revision, path);
    const onBytes = (there: number): void => onProgress?.(path, before + there, totalBytes);
    const sha256 =
      (await keptFile(target, file, client.options.signal)) ??
      (await fetchFile({ client, url, file, target, onBytes }));
    files.push({ path, bytes, sha256 });
    doneBytes += bytes;
    onBytes(bytes);
  }
  return files;
}

/** Throws HUB_ANSWER_INVALID. */
function asPublished(
  file: HubFile,
  published: PublishedFile | undefined,
  host: string,
): WantedFile {
  const { path, bytes, hash } = file;
  const sha256 = published?.sha256 ?? null;
  const other = (reason: string): Error =>
    createError('HUB_ANSWER_INVALID', { host, what: path, reason });
  if (published?.bytes !== undefined && published.bytes !== bytes) {
    throw other(`it has ${String(bytes)} bytes, and ${String(published.bytes)} were published`);
  }
  if (sha256 !== null && hash.kind === 'sha256' && hash.hex !== sha256) {
    throw other('its hash is not the one that was published');
  }
  return { ...file, sha256 };
}

/** The sha256 of a file that an earlier pull fetched; null, and the file removed, where it is none or of another commit. */
async function keptFile(
  target: string,
  { bytes, hash, sha256 }: WantedFile,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if ((await sizeOf(target)) === bytes) {
    const digests = new FileDigests(bytes);
    await digests.updateFrom(target, signal);
    const found = digests.sha256();
    if (digests.as(hash.kind) === hash.hex && (sha256 ?? found) === found) return found;
  }
  await rm(target, { force: true });
  return null;
}

async function bytesThere(folder: string, files: readonly HubFile[]): Promise<number> {
  let sum = 0;
  for (const { path } of files) {
    const target = join(folder, path);
    sum += (await sizeOf(target)) + (await sizeOf(`${target}.part`));
  }
  return sum;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
