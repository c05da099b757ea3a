import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instancePaths, listInstances, openStore } from '../../sync/index.js';
import { translateSqliteError } from '../../sync/sqlite/sqlite-errors.js';
import { scriptRecord } from './records.js';
import { INSTANCE, openMirror, takeLock, temporaryHome } from './temporary-mirror.js';
import { textWith } from './text-with.js';

describe.each(['direct', 'thread'] as const)('opening a mirror in mode %s', (mode) => {
  it('refuses one that is not there, and names the remedy', async () => {
    const home = await temporaryHome();
    await expect(openStore({ home, instance: INSTANCE, mode })).rejects.toMatchObject({
      code: 'MIRROR_MISSING',
      remedy: textWith('deepcodeseek sync'),
    });
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses a file that is no database', async () => {
    const home = await temporaryHome();
    const { folder, database } = instancePaths(home, INSTANCE);
    await mkdir(folder, { recursive: true });
    await writeFile(
      database,
      'this is not a database, but it is long enough to be read as one\n'.repeat(100),
    );
    await expect(openStore({ home, instance: INSTANCE, mode })).rejects.toMatchObject({
      code: 'MIRROR_CORRUPT',
      message: textWith(database),
    });
  });
});

describe('opening a mirror', () => {
  it('refuses the database of another program and leaves it as it is', async () => {
    const home = await temporaryHome();
    const { folder, database } = instancePaths(home, INSTANCE);
    await mkdir(folder, { recursive: true });
    const other = new SqliteDatabase(database);
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    await expect(openMirror(home)).rejects.toMatchObject({ code: 'MIRROR_CORRUPT' });
    const again = new SqliteDatabase(database);
    expect(again.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()).toEqual([
      { name: 'recipe' },
    ]);
    again.close();
  });

  it('refuses a mirror of a newer version', async () => {
    const home = await temporaryHome();
    await (await openMirror(home)).close();
    const raw = new SqliteDatabase(instancePaths(home, INSTANCE).database);
    raw.pragma('user_version = 999');
    raw.close();
    await expect(openMirror(home)).rejects.toMatchObject({
      code: 'MIRROR_NEWER',
      remedy: textWith('Update the program'),
    });
  });

  it('says where a damaged mirror is read', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    await takeLock(store);
    const records = Array.from({ length: 200 }, (_, index) => scriptRecord(`S${String(index)}`));
    await store.applyPage({ source: 's', records, checkpoint: null });
    await store.close();
    const { database } = instancePaths(home, INSTANCE);
    const bytes = await import('node:fs/promises').then((fs) => fs.readFile(database));
    bytes.fill(0xa5, 4096 * 2);
    await writeFile(database, bytes);
    const read = async (): Promise<unknown> =>
      (await openMirror(home)).scriptChanges(0, { limit: 500 });
    await expect(read()).rejects.toMatchObject({ code: 'MIRROR_CORRUPT' });
  });

  it('refuses a folder in which it cannot write', async () => {
    const home = await temporaryHome();
    await writeFile(join(home, 'instances'), 'a file where a folder should be');
    await expect(openMirror(home)).rejects.toMatchObject({ code: 'MIRROR_UNWRITABLE' });
  });

  it.each(['../other', 'a/b', '', '.hidden', 'x'.repeat(64)])(
    'refuses the instance name "%s"',
    async (instance) => {
      const home = await temporaryHome();
      await expect(
        openStore({ home, instance, mode: 'direct', create: true }),
      ).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    },
  );

  it('lists the instances that have a mirror', async () => {
    const home = await temporaryHome();
    expect(await listInstances(home)).toEqual([]);
    for (const instance of ['prod', 'dev']) {
      await (await openStore({ home, instance, mode: 'direct', create: true })).close();
    }
    await mkdir(join(home, 'instances', 'empty'));
    expect(await listInstances(home)).toEqual(['dev', 'prod']);
  });

  it('keeps what it holds over closing and opening', async () => {
    const home = await temporaryHome();
    const store = await openMirror(home);
    await takeLock(store);
    await store.applyPage({ source: 's', records: [scriptRecord('A')], checkpoint: null });
    const identity = await store.identity();
    await store.close();
    const again = await openMirror(home, 'thread');
    expect(await again.status()).toMatchObject({ generation: 1, scripts: 1, lastSync: null });
    expect(await again.identity()).toBe(identity);
  });
});

describe('a full disk', () => {
  it('is told as such', () => {
    const database = new SqliteDatabase(':memory:');
    database.exec('CREATE TABLE t (text TEXT)');
    database.pragma('max_page_count = 3');
    const fill = (): unknown => database.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
    let translated: unknown;
    try {
      fill();
    } catch (error) {
      translated = translateSqliteError(error, 'mirror.db');
    }
    database.close();
    expect(translated).toMatchObject({
      code: 'MIRROR_FULL',
      remedy: textWith('Free disk space'),
    });
  });
});
