import { mkdtemp, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionAt } from '../../../predictor/index.js';

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'question-')));
  root = join(folder, 'root');
  await mkdir(join(root, 'inner'), { recursive: true });
  await writeFile(join(root, 'windows.py'), '\ufeffone\r\ntwo\r\n');
  await writeFile(join(root, 'inner', 'empty.py'), '');
  await writeFile(join(folder, 'secret.py'), 'secret');
  await symlink(folder, join(root, 'up'));
  await symlink(join(root, 'inner'), join(root, 'within'));
  await symlink(root, join(folder, 'link'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the code around a position', () => {
  it.each([
    ['the start, without the byte order mark', 1, 0, '', 'one\r\ntwo\r\n'],
    ['the end of a line, before its carriage return', 1, 3, 'one', '\r\ntwo\r\n'],
    ['the line after the last line end', 3, 0, 'one\r\ntwo\r\n', ''],
  ])('is cut at %s', async (_, line, column, codeBefore, codeAfter) => {
    const asked = { root, file: 'windows.py', line, column };
    expect(await questionAt(asked)).toEqual({ root, file: 'windows.py', codeBefore, codeAfter });
  });

  it.each([
    [4, 0, 'it has 3 lines'],
    [1, 4, 'line 1 has 3 characters'],
    [0, 0, 'its first line is 1'],
    [1, -1, 'line 1 has 3 characters'],
  ])('is no position at %d:%d', async (line, column, text) => {
    const error = await questionAt({ root, file: 'windows.py', line, column }).catch(String);
    expect(error).toContain(text);
  });

  it('names the file as it lies below the resolved root, whatever links were given', async () => {
    const linked = join(folder, 'link');
    for (const file of [
      'within/empty.py',
      join(linked, 'inner/empty.py'),
      'inner/../within/empty.py',
    ]) {
      const position = await questionAt({ root: linked, file, line: 1, column: 0 });
      expect(position).toMatchObject({ root, file: 'inner/empty.py' });
    }
  });

  it('is taken from the text that its author has not saved, the file there or not', async () => {
    const asked = { root, line: 1, column: 3, text: 'new code' };
    for (const file of ['windows.py', 'not/yet.py', 'inner/yet.py']) {
      expect(await questionAt({ ...asked, file })).toMatchObject({ file, codeBefore: 'new' });
    }
    const binary = questionAt({ ...asked, file: 'windows.py', text: 'new\0' });
    await expect(binary).rejects.toMatchObject({ code: 'CONTEXT_FILE_UNREADABLE' });
  });

  it.each([
    'up/secret.py',
    'up/missing.py',
    '../secret.py',
    '../missing.py',
    '/etc/hostname',
    '/etc/no-such-file',
    '.',
    '',
  ])('is never taken from %j, nor is it said whether that exists', async (file) => {
    for (const text of [undefined, 'new']) {
      await expect(questionAt({ root, file, line: 1, column: 0, text })).rejects.toMatchObject({
        code: 'CONTEXT_FILE_OUTSIDE',
      });
    }
  });

  it.each(['nowhere', 'root/windows.py'])('is not looked for in %s', async (named) => {
    const asked = { root: join(folder, named), file: 'a.py', line: 1, column: 0 };
    await expect(questionAt(asked)).rejects.toMatchObject({ code: 'CONTEXT_ROOT_UNREADABLE' });
  });
});
