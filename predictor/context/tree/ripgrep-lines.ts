/** One ripgrep over a tree: many patterns, bounded in output and time, gone when its signal aborts. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
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
      // A folder that is gone fails the start in the same way as a binary that is.
      failure = existsSync(place.folder)
        ? createError('RIPGREP_UNAVAILABLE', { path: place.ripgrepPath })
        : createError('CONTEXT_ROOT_UNREADABLE', { root: place.folder });
    });
    child.once('close', (code) => {
      clearTimeout(late);
      signal.removeEventListener('abort', kill);
      try {
        signal.throwIfAborted();
        if (failure !== null) throw failure;
        if (cut === null && code === SOME_UNREADABLE && bytes === 0) {
          throw createError('CONTEXT_ROOT_UNREADABLE', { root: place.folder });
        }
        if (cut === null && code !== 0 && code !== NO_MATCHES && code !== SOME_UNREADABLE) {
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

/** Throws RIPGREP_FAILED where the system refuses it at once, as it does with more patterns than it hands over. */
function start(
  { ripgrepPath, folder, paths }: RipgrepPlace,
  search: TreeSearch,
): ChildProcessByStdio<null, Readable, null> {
  try {
    return spawn(ripgrepPath, argumentsOf(search, paths), {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it could not be started';
    throw createError('RIPGREP_FAILED', { reason }, { cause });
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
