import { readFileSync, rmSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { folderTree } from '../../../../predictor/context/tree/folder-tree.js';
import type { SourceTree } from '../../../../predictor/context/tree/source-tree.js';
import { sourceFolder } from '../source-folder.js';
import { NEVER, ripgrepPath, sourceTree } from '../source-tree.js';

async function filesWith(tree: SourceTree, pattern: string): Promise<readonly string[]> {
  const { hits } = await tree.search({ patterns: [pattern], globs: [] }, NEVER);
  return hits.map(({ file }) => file);
}

const MEGABYTE = 1024 * 1024;

describe('a search below a folder', () => {
  it('gives lines by file and line', async () => {
    const tree = await sourceTree({
      'b/two.py': 'x\r\ndeck = 1\r\n',
      'a.py': 'deck\nx\ndeck',
    });
    expect(await tree.search({ patterns: ['deck'], globs: [] }, NEVER)).toEqual({
      hits: [
        { file: 'a.py', line: 1, text: 'deck' },
        { file: 'a.py', line: 3, text: 'deck' },
        { file: 'b/two.py', line: 2, text: 'deck = 1' },
      ],
      cut: null,
    });
  });

  it('looks into the files of its globs only', async () => {
    const tree = await sourceTree({ 'a.py': 'deck', 'a.js': 'deck', 'b/c.pyi': 'deck' });
    const { hits } = await tree.search({ patterns: ['deck'], globs: ['*.{py,pyi}'] }, NEVER);
    expect(hits.map(({ file }) => file)).toEqual(['a.py', 'b/c.pyi']);
  });

  it('leaves out what the tree ignores, and not what folders above it say', async () => {
    const root = sourceFolder({
      '.gitignore': 'inner',
      '.git/config': '',
      'inner/.git/config': '',
      'inner/.gitignore': 'left.py\n',
      'inner/left.py': 'deck',
      'inner/.hidden.py': 'deck',
      'inner/taken.py': 'deck',
    });
    const tree = folderTree(join(root, 'inner'), await ripgrepPath());
    expect(await filesWith(tree, 'deck')).toEqual(['taken.py']);
  });

  it('leaves out files over a mebibyte, and those that are no text', async () => {
    const tree = await sourceTree({
      'largest.py': `deck\n${'x'.repeat(MEGABYTE - 5)}`,
      'larger.py': `deck\n${'x'.repeat(MEGABYTE - 4)}`,
      'binary.py': Buffer.from('deck\n\0\0\0deck\n'),
      'latin.py': Buffer.from('deck = "\xe9"\nx = deck\n', 'latin1'),
    });
    const { hits, cut } = await tree.search({ patterns: ['deck'], globs: [] }, NEVER);
    expect(hits.filter(({ file }) => file !== 'binary.py')).toEqual([
      { file: 'largest.py', line: 1, text: 'deck' },
      { file: 'latin.py', line: 2, text: 'x = deck' },
    ]);
    expect(cut).toBeNull();
    expect(tree.lines('binary.py')).toBeNull();
    expect(tree.lines('larger.py')).toBeNull();
    expect(tree.lines('largest.py')).toHaveLength(2);
  });

  it('follows no link', async () => {
    const outside = sourceFolder({ 'secret.py': 'deck' });
    const root = sourceFolder({ 'a.py': 'deck' });
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync(outside, join(root, 'folder'));
    expect(await filesWith(folderTree(root, await ripgrepPath()), 'deck')).toEqual(['a.py']);
  });

  it.each(['-e', '--files', '--pre=cat', '-'])('takes %j as a pattern', async (pattern) => {
    const tree = await sourceTree({ 'a.txt': `x ${pattern} y\n`, 'b.txt': 'nothing here\n' });
    expect(await filesWith(tree, pattern)).toEqual(['a.txt']);
  });

  it('finds nothing in an empty folder', async () => {
    const tree = await sourceTree({});
    expect(await tree.search({ patterns: ['deck'], globs: [] }, NEVER)).toEqual({
      hits: [],
      cut: null,
    });
  });

  it('says that its root is gone', async () => {
    const root = sourceFolder({ 'a.py': 'deck' });
    const tree = folderTree(root, await ripgrepPath());
    rmSync(root, { recursive: true });
    await expect(tree.search({ patterns: ['deck'], globs: [] }, NEVER)).rejects.toMatchObject({
      code: 'CONTEXT_ROOT_UNREADABLE',
    });
    expect(tree.lines('a.py')).toBeNull();
  });

  it('says that its root is a file', async () => {
    const tree = folderTree(join(sourceFolder({ 'a.py': 'deck' }), 'a.py'), await ripgrepPath());
    await expect(tree.search({ patterns: ['deck'], globs: [] }, NEVER)).rejects.toMatchObject({
      code: 'CONTEXT_ROOT_UNREADABLE',
    });
  });

  it('says that there is no ripgrep', async () => {
    const root = sourceFolder({ 'a.py': 'deck' });
    const tree = folderTree(root, join(root, 'nothing'));
    await expect(tree.search({ patterns: ['deck'], globs: [] }, NEVER)).rejects.toMatchObject({
      code: 'RIPGREP_UNAVAILABLE',
    });
  });

  it('says that ripgrep does not take a pattern', async () => {
    const tree = await sourceTree({ 'a.py': 'deck' });
    await expect(tree.search({ patterns: ['('], globs: [] }, NEVER)).rejects.toMatchObject({
      code: 'RIPGREP_FAILED',
    });
  });

  it('throws the reason of an abort, before and within', async () => {
    const tree = await sourceTree({ 'a.py': 'deck' });
    const reason = new Error('typed on');
    const search = { patterns: ['deck'], globs: [] };
    expect(() => tree.search(search, AbortSignal.abort(reason))).toThrow(reason);
    const ending = new AbortController();
    const searched = tree.search(search, ending.signal);
    ending.abort(reason);
    await expect(searched).rejects.toBe(reason);
  });

  it('leaves no process behind an abort', async () => {
    const root = sourceFolder({ 'a.py': 'deck' });
    const program = join(root, 'hanging.sh');
    writeFileSync(program, `#!/bin/sh\necho $$ > '${program}.pid'\nexec sleep 600\n`);
    chmodSync(program, 0o755);
    const ending = new AbortController();
    const reason = new Error('typed on');
    const searched = folderTree(root, program).search(
      { patterns: ['x'], globs: [] },
      ending.signal,
    );
    const failed = expect(searched).rejects.toBe(reason);
    const pid = await pidIn(`${program}.pid`);
    ending.abort(reason);
    await failed;
    expect(() => process.kill(pid, 0)).toThrow();
  });
});

describe('the lines of a file', () => {
  it('are read below the root only', () => {
    const outside = sourceFolder({ 'secret.py': 'secret' });
    const root = sourceFolder({ 'a.py': 'one\r\ntwo\nthree', 'b/c.py': '' });
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(root, 'a.py'), join(root, 'inner.py'));
    const tree = folderTree(root, 'unused');
    expect(tree.lines('a.py')).toEqual(['one', 'two', 'three']);
    expect(tree.lines('inner.py')).toEqual(['one', 'two', 'three']);
    expect(tree.lines('b/c.py')).toEqual(['']);
    const refused = [
      'link.py',
      'folder/secret.py',
      `..${outside.slice(outside.lastIndexOf('/'))}/secret.py`,
      join(outside, 'secret.py'),
      'b',
      '',
      '.',
      '..',
      'none.py',
      'a.py/none',
      'a\0.py',
    ];
    for (const file of refused) expect(tree.lines(file)).toBeNull();
  });

  it('begin without a byte order mark', async () => {
    const tree = await sourceTree({ 'a.py': '\uFEFFclass Deck:\n' });
    expect(tree.lines('a.py')).toEqual(['class Deck:', '']);
    const { hits } = await tree.search({ patterns: ['^class'], globs: [] }, NEVER);
    expect(hits).toEqual([{ file: 'a.py', line: 1, text: 'class Deck:' }]);
  });
});

async function pidIn(file: string): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text.endsWith('\n')) return Number(text);
    } catch {
      // Not written yet.
    }
    await wait(20);
  }
  throw new Error('The program has not been started');
}
