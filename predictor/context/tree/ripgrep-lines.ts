/** One ripgrep over a tree: many patterns, bounded in output and time, gone when its signal aborts. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createError } from '../../../domain/index.js';
import { matchedLines } from './matched-lines.js';
import type { TreeHits, TreeSearch } from './source-tree.js';

export interface RipgrepPlace {
  readonly ripgrepPath: string;
  /** Absolute. */
  readonly folder: string;
  /** What of the folder is searched; all of it where none is named. */
  readonly paths: readonly string[];
}

/** Larger files are data, or made by a machine. */
export const MAX_FILE_BYTES = 1024 * 1024;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const MAX_SECONDS = 20;
/** Of one file of a folder: only data, or what a machine made, matches more often. Shards hold many scripts. */
const MAX_LINES_PER_FILE = 5_000;
const FULL_FILE = `"matched_lines":${String(MAX_LINES_PER_FILE)},`;
const NO_MATCHES = 1;
const SOME_UNREADABLE = 2;
const ENDINGS: ReadonlySet<number | null> = new Set([0, NO_MATCHES, SOME_UNREADABLE]);

/**
 * Lines that match, by file and line. Throws RIPGREP_UNAVAILABLE, RIPGREP_FAILED, CONTEXT_ROOT_UNREADABLE, and the signal's
 * reason; the process has ended when the promise settles.
 */
export function ripgrepLines(
  place: RipgrepPlace,
  search: TreeSearch,
  signal: AbortSignal,
): Promise<TreeHits> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = start(place, search);
    const chunks: Buffer[] = [];
    let bytes = 0;
    let cut: string | null = null;
    let failure: Error | null = null;
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => {
      cut ??= `ripgrep was stopped after ${String(MAX_SECONDS)} s`;
      kill();
    }, MAX_SECONDS * 1000);
    signal.addEventListener('abort', kill, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_OUTPUT_BYTES) {
        chunks.push(chunk);
      } else {
        cut ??= `ripgrep gave more than ${String(MAX_OUTPUT_BYTES / 1024 / 1024)} MiB of matches; the rest was left out`;
        kill();
      }
    });
    child.once('error', () => {
      // A folder that is not there is reported like a program that is not there.
      failure = isReadable(place.folder)
        ? createError('RIPGREP_UNAVAILABLE', { path: place.ripgrepPath })
        : createError('CONTEXT_ROOT_UNREADABLE', { root: place.folder });
    });
    child.once('close', (code) => {
      clearTimeout(late);
      signal.removeEventListener('abort', kill);
      try {
        signal.throwIfAborted();
        if (failure !== null) throw failure;
        const gaveNothing = code === SOME_UNREADABLE && bytes === 0;
        if (cut === null && gaveNothing && !isReadable(place.folder)) {
          throw createError('CONTEXT_ROOT_UNREADABLE', { root: place.folder });
        }
        if (cut === null && (gaveNothing || !ENDINGS.has(code))) {
          throw createError('RIPGREP_FAILED', { reason: `it ended with code ${String(code)}` });
        }
        const output = Buffer.concat(chunks);
        if (code === SOME_UNREADABLE) cut ??= 'some files could not be read';
        if (place.paths.length === 0 && output.includes(FULL_FILE)) {
          cut ??= `of files with more than ${String(MAX_LINES_PER_FILE)} matches the rest was left out`;
        }
        resolve({ hits: matchedLines(output, search.choose), cut });
      } catch (error) {
        reject(error instanceof Error ? error : new Error('aborted', { cause: error }));
      }
    });
  });
}

/** Throws where the system does not even try. */
function start(place: RipgrepPlace, search: TreeSearch): ChildProcessByStdio<null, Readable, null> {
  try {
    return spawn(place.ripgrepPath, argumentsOf(search, place.paths), {
      cwd: place.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch (error) {
    if (!isReadable(place.folder)) {
      throw createError('CONTEXT_ROOT_UNREADABLE', { root: place.folder }, { cause: error });
    }
    throw createError('RIPGREP_FAILED', { reason: 'it could not be started' }, { cause: error });
  }
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function argumentsOf({ patterns, globs }: TreeSearch, paths: readonly string[]): readonly string[] {
  return [
    '--no-config',
    '--json',
    // What the tree itself tells to ignore is ignored; what a folder above it says is none of its business.
    '--no-ignore-parent',
    '--no-messages',
    '--case-sensitive',
    `--max-filesize=${String(MAX_FILE_BYTES)}`,
    ...(paths.length === 0 ? [`--max-count=${String(MAX_LINES_PER_FILE)}`] : []),
    ...globs.map((glob) => `--glob=${glob}`),
    ...patterns.map((pattern) => `--regexp=${pattern}`),
    '--',
    ...(paths.length === 0 ? ['./'] : paths),
  ];
}
