import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ContextAnswer } from '../../../../domain/index.js';
import {
  openContextProcess,
  questionAt,
  type ContextProcess,
} from '../../../../predictor/index.js';
import { writeDeckTree } from '../deck-tree.js';

let folder: string;
let root: string;
/** Stands in for a ripgrep that never ends. */
let endless: string;
let opened: ContextProcess | null = null;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'context-process-')));
  root = join(folder, 'tree');
  await mkdir(root);
  writeDeckTree(root);
  endless = join(folder, 'endless');
  await writeFile(endless, '#!/bin/sh\nexec sleep 600\n');
  await chmod(endless, 0o755);
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(options: Parameters<typeof openContextProcess>[0] = {}): ContextProcess {
  opened = openContextProcess(options);
  return opened;
}

async function ask(
  finder: ContextProcess,
  signal?: AbortSignal,
  at: string = root,
): Promise<ContextAnswer> {
  const position = await questionAt({ root, file: 'game/play.py', line: 5, column: 9 });
  const limits = { budgetTokens: 4_096, top: 10, variant: 'full' } as const;
  return finder.find(
    { kind: 'folder', root: at },
    {
      ...limits,
      file: position.file,
      codeBefore: position.codeBefore,
      codeAfter: '',
      keywords: null,
    },
    signal,
  );
}

/** The processes of a group, by what the system says of each. */
function membersOf(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
          .split(') ')[1]
          ?.split(' ');
        return fields?.[2] === String(group) && fields[0] !== 'Z';
      } catch {
        return false;
      }
    });
}

/** Waits until ripgrep runs; gives the pid of the process that started it. */
async function searching(finder: ContextProcess, count = 1): Promise<number> {
  await expect
    .poll(() => (finder.pid === null ? 0 : membersOf(finder.pid).length), { timeout: 10_000 })
    .toBe(1 + count);
  return finder.pid ?? 0;
}

describe('a finder in a process of its own', () => {
  it('starts with the first question and ends with the last word', async () => {
    const finder = start();
    expect(finder.pid).toBeNull();
    const { blocks, degraded } = await ask(finder);
    expect(blocks[0]).toMatchObject({ file: 'deck.py', lineStart: 1 });
    expect(degraded).toEqual([]);
    const pid = finder.pid ?? 0;
    expect(membersOf(pid)).toEqual([pid]);
    await finder.close();
    expect(membersOf(pid)).toEqual([]);
  });

  it('hands on the errors of the registry as they are', async () => {
    const missing = start({ ripgrepPath: join(folder, 'nothing') });
    await expect(ask(missing)).rejects.toMatchObject({ code: 'RIPGREP_UNAVAILABLE', status: 500 });
    await missing.close();
    const gone = join(folder, 'gone');
    await expect(ask(start(), undefined, gone)).rejects.toMatchObject({
      code: 'CONTEXT_ROOT_UNREADABLE',
    });
  });

  it('ends ripgrep when its caller no longer waits', async () => {
    const finder = start({ ripgrepPath: endless });
    const ending = new AbortController();
    const asked = ask(finder, ending.signal).catch((error: unknown) => error);
    const pid = await searching(finder);
    const reason = new Error('the client has left');
    ending.abort(reason);
    expect(await asked).toBe(reason);
    await expect.poll(() => membersOf(pid)).toEqual([pid]);
  });

  it('ends ripgrep when the time is over, and says so', async () => {
    const finder = start({ ripgrepPath: endless, maxMs: 3_000 });
    const asked = ask(finder).catch((error: unknown) => error);
    const pid = await searching(finder);
    expect(await asked).toMatchObject({ code: 'CONTEXT_LATE', status: 504 });
    await expect.poll(() => membersOf(pid)).toEqual([pid]);
  });

  it('answers two at a time, lets 32 wait, turns the next away, and leaves nothing behind', async () => {
    const finder = start({ ripgrepPath: endless });
    const asked = Array.from({ length: 35 }, () =>
      ask(finder).then(
        () => 'answered',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      ),
    );
    const pid = await searching(finder, 2);
    expect(await Promise.race(asked)).toBe('PREDICTOR_BUSY');
    await finder.close();
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((outcome) => outcome === 'CONTEXT_PROCESS_LOST')).toHaveLength(34);
    await expect.poll(() => membersOf(pid)).toEqual([]);
  });

  it('is started anew after it has died, and its ripgrep has died with it', async () => {
    const finder = start({ ripgrepPath: endless });
    const asked = ask(finder).catch((error: unknown) => error);
    const pid = await searching(finder);
    process.kill(pid, 'SIGKILL');
    expect(await asked).toMatchObject({ code: 'CONTEXT_PROCESS_LOST', status: 503 });
    await expect.poll(() => membersOf(pid)).toEqual([]);
    const again = ask(finder).catch((error: unknown) => error);
    expect(await searching(finder)).not.toBe(pid);
    await finder.close();
    await again;
  });

  it('that no longer listens is ended', { timeout: 20_000 }, async () => {
    const finder = start({ ripgrepPath: endless });
    const ending = new AbortController();
    const asked = ask(finder, ending.signal).catch((error: unknown) => error);
    const pid = await searching(finder);
    process.kill(pid, 'SIGSTOP');
    ending.abort();
    await asked;
    await expect.poll(() => membersOf(pid), { timeout: 10_000 }).toEqual([]);
  });
});
