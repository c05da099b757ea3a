import { execFile } from 'node:child_process';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rgPath } from '@vscode/ripgrep';
import { describe, expect, it } from 'vitest';
import { openShards, packShards } from '../../sync/index.js';
import { packedTexts } from './mirror-contents.js';
import { scriptRecord } from './records.js';
import { temporaryHome, writableMirror } from './temporary-mirror.js';

const run = promisify(execFile);

/** Searches with a real ripgrep; gives the places that the shards say the matches are. */
async function search(folder: string, pattern: string): Promise<unknown[]> {
  const shards = await openShards(folder);
  if (shards === null) throw new Error('There are no shards');
  const { stdout } = await run(
    rgPath,
    [
      '--no-config',
      '--line-number',
      '--with-filename',
      '--only-matching',
      '--null',
      '--',
      pattern,
      ...shards.files,
    ],
    { maxBuffer: 1024 * 1024 },
  );
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [file = '', rest = ''] = line.split('\0');
    return shards.locate(file, Number.parseInt(rest, 10));
  });
}

async function fill(
  sources: Readonly<Record<string, string>>,
): Promise<Awaited<ReturnType<typeof writableMirror>>> {
  const mirror = await writableMirror();
  const records = Object.entries(sources).map(([name, source]) => scriptRecord(name, { source }));
  await mirror.store.applyPage({ source: 's', records, checkpoint: null });
  await packShards({ store: mirror.store, folder: mirror.shardsFolder });
  return mirror;
}

function sysId(name: string): string {
  return scriptRecord(name).sysId;
}

describe('packed text', () => {
  it.each([
    ['line feeds', 'one\ntwo\nneedle', 3],
    ['carriage returns and line feeds', 'one\r\ntwo\r\nneedle\r\n', 3],
    ['lone carriage returns', 'one\rneedle', 2],
    ['the line separators of Unicode', 'one\u2028two\u2029needle', 3],
    ['a byte order mark', '\ufeffvar a;\nneedle', 2],
    ['a NUL, which would make it a binary', 'var a = "\0";\nneedle', 2],
    ['Chinese names', 'var 客户 = 1;\nneedle', 2],
    ['a line of 1 MB', `${'x'.repeat(1024 * 1024)}\nneedle`, 2],
  ])('is found at the line at which the parser counts it, with %s', async (_, source, line) => {
    const mirror = await fill({ Before: 'var before;', Subject: source, After: 'var after;\n\n' });
    expect(await search(mirror.shardsFolder, 'needle')).toEqual([
      { scriptSysId: sysId('Subject'), line },
    ]);
  });

  it('holds every script with a text, and none without', async () => {
    const mirror = await fill({ A: 'a\n', Empty: '', B: 'b' });
    expect(await packedTexts(mirror.shardsFolder)).toEqual({
      [sysId('A')]: 'a\n',
      [sysId('B')]: 'b',
    });
  });

  it('knows no place outside its lines and files', async () => {
    const mirror = await fill({ A: 'a' });
    const shards = await openShards(mirror.shardsFolder);
    const [file = ''] = shards?.files ?? [];
    expect(shards?.locate(file, 1)).toEqual({ scriptSysId: sysId('A'), line: 1 });
    expect(shards?.locate(file, 0)).toBeNull();
    expect(shards?.locate(file, 2)).toBeNull();
    expect(shards?.locate('/nowhere', 1)).toBeNull();
  });
});

describe('packing again', () => {
  const large = Object.fromEntries(
    Array.from({ length: 64 }, (_, index) => [
      `S${String(index)}`,
      `// ${String(index)}\n${'text '.repeat(20_000)}`,
    ]),
  );

  it('rewrites only shards in which a script changed or went, and follows both', async () => {
    const mirror = await fill(large);
    const before = await openShards(mirror.shardsFolder);
    expect(before?.files.length).toBe(8);
    const changed = scriptRecord('S7', { source: 'changed' });
    await mirror.store.applyPage({ source: 's', records: [changed], checkpoint: null });
    await mirror.store.remove('sys_script_include', [sysId('S8')]);
    const { store, shardsFolder: folder } = mirror;
    const { written, generation } = await packShards({ store, folder });
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(2);
    const after = await openShards(folder);
    expect(after?.generation).toBe(generation);
    expect(after?.files.filter((file) => before?.files.includes(file))).toHaveLength(8 - written);
    const texts = await packedTexts(folder);
    expect(texts[sysId('S7')]).toBe('changed');
    expect(texts[sysId('S8')]).toBeUndefined();
    expect(Object.keys(texts)).toHaveLength(63);
    expect(await packShards({ store, folder })).toEqual({ generation, written: 0 });
  });

  it('leaves replaced files to those who read them, and removes them later', async () => {
    const { store, shardsFolder: folder } = await fill({ A: 'first' });
    const [old = ''] = (await openShards(folder))?.files ?? [];
    const change = async (source: string): Promise<void> => {
      await store.applyPage({
        source: 's',
        records: [scriptRecord('A', { source })],
        checkpoint: null,
      });
      await packShards({ store, folder });
    };
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(old, longAgo, longAgo);
    await change('second');
    expect(await readFile(old, 'utf8')).toBe('first\n');
    await utimes(old, longAgo, longAgo);
    await change('third');
    await expect(stat(old)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await packedTexts(folder)).toEqual({ [sysId('A')]: 'third' });
  });

  it.each([
    ['missing', null],
    ['torn', '{"version":1,"mirror":"'],
    ['of another kind', '{"version":2}'],
  ])('makes everything anew where the manifest is %s', async (_, content) => {
    const { store, shardsFolder: folder } = await fill({ A: 'a' });
    const manifest = join(folder, 'manifest.json');
    if (content === null) await import('node:fs/promises').then((fs) => fs.rm(manifest));
    else await writeFile(manifest, content);
    expect(await openShards(folder)).toBeNull();
    expect(await packShards({ store, folder })).toMatchObject({ written: 1 });
    expect(await packedTexts(folder)).toEqual({ [sysId('A')]: 'a' });
  });

  it('makes everything anew where a file is cut', async () => {
    const { store, shardsFolder: folder } = await fill({ A: 'some text' });
    const [text = ''] = (await openShards(folder))?.files ?? [];
    await writeFile(text, 'some');
    expect(await openShards(folder)).toBeNull();
    await packShards({ store, folder });
    expect(await packedTexts(folder)).toEqual({ [sysId('A')]: 'some text' });
  });

  it('makes everything anew for another mirror, although its generations look familiar', async () => {
    const first = await fill({ A: 'of the first' });
    const second = await fill({ A: 'of the second' });
    await packShards({ store: second.store, folder: first.shardsFolder });
    expect(await packedTexts(first.shardsFolder)).toEqual({ [sysId('A')]: 'of the second' });
  });

  it('leaves no drafts behind', async () => {
    const { shardsFolder } = await fill({ A: 'a' });
    const names = await readdir(shardsFolder);
    expect(names.filter((name) => name.endsWith('.draft'))).toEqual([]);
  });
});

describe('opening shards', () => {
  it('gives null where there are none', async () => {
    expect(await openShards(join(await temporaryHome(), 'shards'))).toBeNull();
  });

  it('says which lines of which file each script has, and none of an empty one', async () => {
    const sources = { first: 'a\nb\nneedle', second: 'x\nneedle\n', empty: '' };
    const { shardsFolder } = await fill(sources);
    const shards = await openShards(shardsFolder);
    for (const [name, source] of Object.entries(sources)) {
      const place = shards?.place(sysId(name)) ?? null;
      if (name === 'empty') {
        expect(place).toBeNull();
        continue;
      }
      const { file = '', lineStart = 0, lineCount } = place ?? {};
      expect(lineCount).toBe(source.split('\n').length);
      const text = (await readFile(file, 'utf8')).split('\n');
      expect(text.slice(lineStart - 1, lineStart - 1 + (lineCount ?? 0)).join('\n')).toBe(source);
      expect(shards?.locate(file, lineStart)).toEqual({ scriptSysId: sysId(name), line: 1 });
    }
    expect(shards?.place('0'.repeat(32))).toBeNull();
  });
});
