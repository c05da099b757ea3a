/** The files that jobs have made of an instance, for whoever fetches them: datasets, their exports, evaluations. */
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createError } from '../domain/index.js';
import { instancePaths } from '../sync/index.js';

export interface JobPlace {
  readonly home: string;
  readonly instance: string;
}

/** What the files hold, by the ending of their names; a file with another ending is none of a job's. */
export const JOB_FILE_TYPES = {
  '.jsonl': 'application/x-ndjson',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.parquet': 'application/vnd.apache.parquet',
} as const;
const typeByEnding: ReadonlyMap<string, string> = new Map(Object.entries(JOB_FILE_TYPES));

export interface JobFile {
  /** Below the instance's folder: `datasets/latest.jsonl`, `exports/latest/plots/intent.svg`. */
  readonly name: string;
  readonly bytes: number;
  /** ISO 8601 */
  readonly modifiedAt: string;
  readonly contentType: string;
}

export interface OpenJobFile extends JobFile {
  /** Whoever opened the file closes it. */
  readonly handle: FileHandle;
}

/** `exports/NAME/plots`: no job makes deeper folders. */
const MAX_DEPTH = 3;

/** All of them, in the order of their names. Links are passed over, so that no name leads out of the folder. */
export async function listJobFiles(place: JobPlace): Promise<readonly JobFile[]> {
  const { datasets, exports, evaluations } = instancePaths(place.home, place.instance);
  const folders = [datasets, evaluations, exports];
  const named = await Promise.all(folders.map((folder) => namesBelow(folder, basename(folder), 1)));
  const files = await Promise.all(named.flat().map((found) => describe(found)));
  return files
    .filter((file) => file !== null)
    .sort(({ name: one }, { name: other }) => (one < other ? -1 : 1));
}

/** Opens a file by a name that the list shows. Throws JOB_FILE_UNKNOWN for every other name. */
export async function openJobFile(place: JobPlace, name: string): Promise<OpenJobFile> {
  const listed = (await listJobFiles(place)).find((file) => file.name === name);
  const { folder } = instancePaths(place.home, place.instance);
  const handle = listed === undefined ? null : await present(open(join(folder, listed.name)));
  if (listed === undefined || handle === null) {
    throw createError('JOB_FILE_UNKNOWN', { instance: place.instance, name });
  }
  try {
    // Another one may have taken its place since it was listed.
    const { size, mtime } = await handle.stat();
    return { ...listed, bytes: size, modifiedAt: mtime.toISOString(), handle };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
}

async function namesBelow(
  folder: string,
  prefix: string,
  depth: number,
): Promise<readonly FoundFile[]> {
  const entries = (await present(readdir(folder, { withFileTypes: true }))) ?? [];
  const shown = entries.filter((entry) => !entry.name.startsWith('.'));
  const found = shown.map(async (entry): Promise<readonly FoundFile[]> => {
    const [path, name] = [join(folder, entry.name), `${prefix}/${entry.name}`];
    if (entry.isDirectory() && depth < MAX_DEPTH) return namesBelow(path, name, depth + 1);
    return entry.isFile() && typeByEnding.has(extname(entry.name)) ? [{ path, name }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Null for a file that has gone meanwhile. */
async function describe({ path, name }: FoundFile): Promise<JobFile | null> {
  const found = await present(stat(path));
  const contentType = typeByEnding.get(extname(name));
  if (found === null || contentType === undefined) return null;
  return { name, bytes: found.size, modifiedAt: found.mtime.toISOString(), contentType };
}

/** Null where there is no such file or folder. */
async function present<Value>(looking: Promise<Value>): Promise<Value | null> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
