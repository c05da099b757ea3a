import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RipgrepSearcher } from '../../../predictor/retrievers/grep/ripgrep-searcher.js';
import {
  runRipgrep,
  type RipgrepOutcome,
  type RipgrepSearch,
} from '../../../predictor/retrievers/grep/ripgrep.js';
import { bundledRipgrep } from '../../../predictor/ripgrep-binary.js';

const FIRST = [
  'var total = a.b + $price;',
  '--files should not be read as an option',
  'axb is not the same as a.b; (open|closed) [x] ^start end$',
  'totals are other words than total',
  'résumé 東京 done',
].join('\n');
const SECOND = Array.from({ length: 1_000 }, (_, at) => `common line ${String(at)}`).join('\n');

let folder: string;
let files: readonly string[];
let ripgrepPath: string;
let searcher: RipgrepSearcher;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ripgrep-'));
  files = [join(folder, 'first'), join(folder, 'second')];
  await writeFile(join(folder, 'first'), FIRST);
  await writeFile(join(folder, 'second'), SECOND);
  const found = await bundledRipgrep();
  if (found === null) throw new Error('ripgrep is not installed');
  ripgrepPath = found;
  searcher = new RipgrepSearcher(ripgrepPath);
});

afterAll(async () => {
  await searcher.close();
  await rm(folder, { recursive: true, force: true });
});

const NEVER = new AbortController().signal;

function run(
  words: readonly string[],
  options: Partial<RipgrepSearch> = {},
): Promise<RipgrepOutcome> {
  return runRipgrep(
    { ripgrepPath, words, files, maxLinesPerFile: 50, maxBytes: 1_000_000, ...options },
    NEVER,
  );
}

describe('a search', () => {
  it.each([
    { words: ['total'], lines: [1, 4] },
    { words: ['a.b'], lines: [1, 3] },
    { words: ['--files'], lines: [2] },
    { words: ['-e'], lines: [] },
    { words: ['(open|closed)'], lines: [3] },
    { words: ['$price'], lines: [1] },
    { words: ['[x]'], lines: [3] },
    { words: ['Total'], lines: [] },
    { words: ['東京'], lines: [5] },
    { words: ['résumé'], lines: [5] },
    { words: ['nowhere'], lines: [] },
  ])('takes $words as they are written', async ({ words, lines }) => {
    const outcome = await run(words);
    expect(outcome).toEqual({
      kind: 'hits',
      hits: lines.map((line) => ({ file: 0, line, words: [0] })),
    });
  });

  it('says which of many words stand in a line, by file and line', async () => {
    const outcome = await run(['total', 'nowhere', '$price', 'common'], { maxLinesPerFile: 2 });
    expect(outcome).toEqual({
      kind: 'hits',
      hits: [
        { file: 0, line: 1, words: [0, 2] },
        { file: 0, line: 4, words: [0] },
        { file: 1, line: 1, words: [3] },
        { file: 1, line: 2, words: [3] },
      ],
    });
  });

  it('takes no more lines of a file than it is told', async () => {
    const outcome = await run(['common'], { maxLinesPerFile: 7 });
    expect(outcome.kind === 'hits' ? outcome.hits.length : 0).toBe(7);
  });

  it('fails rather than give a part when the output is too large', async () => {
    const outcome = await run(['common'], { maxLinesPerFile: 1_000, maxBytes: 5_000 });
    expect(outcome).toEqual({ kind: 'failed', reason: 'it gave more than 5000 bytes' });
  });

  it('says that a binary is not there, and that a file is not', async () => {
    expect(await run(['total'], { ripgrepPath: join(folder, 'nothing') })).toEqual({
      kind: 'unavailable',
    });
    expect((await run(['total'], { files: [join(folder, 'gone')] })).kind).toBe('failed');
  });

  it('fails when it is cancelled before it has begun', async () => {
    const outcome = await runRipgrep(
      { ripgrepPath, words: ['total'], files, maxLinesPerFile: 5, maxBytes: 1_000 },
      AbortSignal.abort(),
    );
    expect(outcome).toEqual({ kind: 'failed', reason: 'it was cancelled' });
  });
});

describe('the search process', () => {
  const bounds = { maxLinesPerFile: 50, maxBytes: 1_000_000 };

  it('gives the hits of many searches at once to those who asked', async () => {
    const asked = ['total', '--files', '$price', 'nowhere', 'a.b'];
    const found = await Promise.all(
      asked.map((word) => searcher.search({ words: [word], files, ...bounds }, NEVER)),
    );
    expect(found.map((hits) => hits.map(({ line }) => line))).toEqual([
      [1, 4],
      [2],
      [1],
      [],
      [1, 3],
    ]);
  });

  it('rejects with the reason of an abort, and goes on for others', async () => {
    const ending = new AbortController();
    const reason = new Error('typed on');
    const search = searcher.search({ words: ['common'], files, ...bounds }, ending.signal);
    ending.abort(reason);
    await expect(search).rejects.toBe(reason);
    expect(await searcher.search({ words: ['$price'], files, ...bounds }, NEVER)).toHaveLength(1);
  });

  it('says RIPGREP_UNAVAILABLE and RIPGREP_FAILED with their causes', async () => {
    const missing = new RipgrepSearcher(join(folder, 'no-binary'));
    await expect(
      missing.search({ words: ['total'], files, ...bounds }, NEVER),
    ).rejects.toMatchObject({ code: 'RIPGREP_UNAVAILABLE' });
    await missing.close();
    await expect(
      searcher.search({ words: ['common'], files, maxLinesPerFile: 999, maxBytes: 10 }, NEVER),
    ).rejects.toMatchObject({ code: 'RIPGREP_FAILED' });
  });

  it('takes a ripgrep that hangs with it when it closes', async () => {
    const path = join(folder, 'hanging.sh');
    await writeFile(path, `#!/bin/sh\necho $$ > '${path}.pid'\nexec sleep 600\n`);
    await chmod(path, 0o755);
    const hanging = new RipgrepSearcher(path);
    const searched = expect(
      hanging.search({ words: ['total'], files, ...bounds }, NEVER),
    ).rejects.toMatchObject({ code: 'RIPGREP_FAILED' });
    const pid = await pidIn(`${path}.pid`);
    await hanging.close();
    await searched;
    for (let attempt = 0; attempt < 500 && isRunning(pid); attempt += 1) await wait(20);
    expect(isRunning(pid)).toBe(false);
  });
});

async function pidIn(file: string): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return Number(text);
    await wait(20);
  }
  throw new Error('The program has not been started');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
