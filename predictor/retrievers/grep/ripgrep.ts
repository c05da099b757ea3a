/** One ripgrep process over the packed shards: many patterns, bounded in output, gone when its signal aborts. */
import { spawn } from 'node:child_process';
import { z } from 'zod';

export interface RipgrepSearch {
  /** Path of the binary. */
  readonly ripgrepPath: string;
  /** Whole words to search for, as they are. */
  readonly words: readonly string[];
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Lines taken of one file; the rest of it is passed over. */
  readonly maxLinesPerFile: number;
  /** More output than this ends the search with an error, so that a result never depends on where it was cut. */
  readonly maxBytes: number;
}

/** Numbers into the lists of the search, to be small on their way between processes. */
export interface RipgrepHit {
  readonly file: number;
  /** From 1. */
  readonly line: number;
  /** The searched words that stand in the line. */
  readonly words: readonly number[];
}

export type RipgrepOutcome =
  | { readonly kind: 'hits'; readonly hits: readonly RipgrepHit[] }
  /** The binary cannot be started. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'failed'; readonly reason: string };

const matchSchema = z.object({
  type: z.literal('match'),
  data: z.object({
    path: z.object({ text: z.string() }),
    line_number: z.int(),
    submatches: z.array(z.object({ match: z.object({ text: z.string() }) })),
  }),
});
const NO_MATCHES = 1;

/** Runs the search to its end; an abort kills the process. The process has ended when the promise resolves. */
export function runRipgrep(search: RipgrepSearch, signal: AbortSignal): Promise<RipgrepOutcome> {
  return new Promise((resolve) => {
    const child = spawn(search.ripgrepPath, argumentsOf(search), {
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let failure: RipgrepOutcome | null = null;
    const end = (outcome: RipgrepOutcome): void => {
      failure ??= outcome;
      child.kill('SIGKILL');
    };
    const abort = (): void => {
      end({ kind: 'failed', reason: 'it was cancelled' });
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= search.maxBytes) chunks.push(chunk);
      else end({ kind: 'failed', reason: `it gave more than ${search.maxBytes} bytes` });
    });
    child.once('error', () => {
      failure ??= { kind: 'unavailable' };
    });
    child.once('close', (code) => {
      signal.removeEventListener('abort', abort);
      if (failure !== null) resolve(failure);
      else if (code === 0 || code === NO_MATCHES) {
        resolve({ kind: 'hits', hits: readHits(Buffer.concat(chunks), search) });
      } else {
        resolve({ kind: 'failed', reason: `it ended with code ${String(code)}` });
      }
    });
  });
}

function argumentsOf({ words, files, maxLinesPerFile }: RipgrepSearch): readonly string[] {
  return [
    '--no-config',
    '--json',
    '--fixed-strings',
    '--word-regexp',
    '--case-sensitive',
    '--text',
    '--no-ignore',
    `--max-count=${maxLinesPerFile}`,
    ...words.flatMap((word) => ['-e', word]),
    '--',
    ...files,
  ];
}

/** Hits by file and line, whatever order the threads of ripgrep wrote them in. */
function readHits(output: Buffer, { words, files }: RipgrepSearch): RipgrepHit[] {
  const wordNumbers = new Map(words.map((word, number) => [word, number]));
  const fileNumbers = new Map(files.map((file, number) => [file, number]));
  const hits: RipgrepHit[] = [];
  for (const line of output.toString('utf8').split('\n')) {
    if (!line.startsWith('{"type":"match"')) continue;
    const { data } = matchSchema.parse(JSON.parse(line));
    const found = new Set(data.submatches.map(({ match }) => wordNumbers.get(match.text)));
    const file = fileNumbers.get(data.path.text);
    if (file === undefined) continue;
    hits.push({
      file,
      line: data.line_number,
      words: [...found].filter((word) => word !== undefined),
    });
  }
  return hits.sort((a, b) => a.file - b.file || a.line - b.line);
}
