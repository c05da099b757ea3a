import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listJobFiles, openJobFile } from '../../jobs/index.js';
import { makeJobFolder } from '../../jobs/job-folder.js';
import { instancePaths } from '../../sync/index.js';

let home: string;
const instance = 'demo';

async function put(name: string, text: string): Promise<void> {
  const file = join(instancePaths(home, instance).folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deepcodeseek-files-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('the files that jobs have made', () => {
  it('are none where no job has made one', async () => {
    expect(await listJobFiles({ home, instance })).toEqual([]);
    await expect(openJobFile({ home, instance }, 'datasets/latest.jsonl')).rejects.toMatchObject({
      code: 'JOB_FILE_UNKNOWN',
    });
  });

  it('are listed by name with their size and type; nothing else is', async () => {
    await put('datasets/latest.jsonl', '{}\n');
    await put('datasets/latest.jsonl.17.drafts', 'unfinished');
    await put('datasets/.hidden.jsonl', 'hidden');
    await put('exports/latest/README.md', 'a card');
    await put('exports/latest/plots/intent.svg', '<svg/>');
    await put('exports/latest/plots/deeper/intent.svg', '<svg/>');
    await put('exports/.latest-a1B2c3/train.jsonl', 'unfinished');
    await put('evaluations/latest.json', '{"é": 1}');
    await put('secrets.json', '{"password": "x"}');
    await put('mirror.db', '');
    await symlink(
      join(home, 'instances', instance),
      join(home, 'instances', instance, 'exports', 'up'),
    );
    await symlink('../secrets.json', join(instancePaths(home, instance).datasets, 'link.json'));
    const files = await listJobFiles({ home, instance });
    expect(files.map(({ name, bytes, contentType }) => [name, bytes, contentType])).toEqual([
      ['datasets/latest.jsonl', 3, 'application/x-ndjson'],
      ['evaluations/latest.json', 9, 'application/json'],
      ['exports/latest/README.md', 6, 'text/markdown; charset=utf-8'],
      ['exports/latest/plots/intent.svg', 6, 'image/svg+xml'],
    ]);
    for (const { modifiedAt } of files) expect(Date.parse(modifiedAt)).toBeGreaterThan(0);
  });

  it('are opened by a listed name', async () => {
    const { handle, bytes } = await openJobFile({ home, instance }, 'exports/latest/README.md');
    expect(await handle.readFile('utf8')).toBe('a card');
    expect(bytes).toBe(6);
    await handle.close();
  });

  it.each([
    'secrets.json',
    'mirror.db',
    '../demo/datasets/latest.jsonl',
    'datasets/../secrets.json',
    'datasets//latest.jsonl',
    './datasets/latest.jsonl',
    'datasets\\latest.jsonl',
    'datasets/latest.jsonl\0',
    'datasets/link.json',
    'exports/up/secrets.json',
    '/etc/passwd',
    '',
  ])('are not opened as %j', async (name) => {
    await expect(openJobFile({ home, instance }, name)).rejects.toMatchObject({
      code: 'JOB_FILE_UNKNOWN',
    });
  });
});

describe('the folder of a job', () => {
  it('is freed of what a killed job has left, and of nothing else', async () => {
    const { datasets, exports } = instancePaths(home, instance);
    await makeJobFolder(datasets);
    await makeJobFolder(exports);
    expect((await readdir(datasets)).sort()).toEqual(['latest.jsonl', 'link.json']);
    expect((await readdir(exports)).sort()).toEqual(['latest', 'up']);
  });

  it('that cannot be made is named', async () => {
    await put('evaluations-file', '');
    const folder = join(instancePaths(home, instance).folder, 'evaluations-file', 'inner');
    await expect(makeJobFolder(folder)).rejects.toMatchObject({
      code: 'JOB_FOLDER_UNWRITABLE',
      message: `The folder ${folder} cannot be written: ENOTDIR.`,
    });
  });
});
