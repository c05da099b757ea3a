import { mkdir } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ScriptRecord } from '../../domain/index.js';
import { instancePaths, type Store, type WrittenDocumentation } from '../../sync/index.js';
import { APPLICATION_ID, MIGRATIONS } from '../../sync/sqlite/schema.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from './records.js';
import {
  afterwards,
  INSTANCE,
  openMirror,
  sync,
  takeLock,
  temporaryHome,
  writableMirror,
} from './temporary-mirror.js';

const API = 'global.Totals';
const TOTALS = scriptRecord('Totals', { source: classSource('Totals', ['sum', 'mean']) });
const OTHER = scriptRecord('Letters', { source: classSource('Letters', ['send']) });

async function written(
  store: Store,
  name = 'Totals',
  words: Partial<WrittenDocumentation> = {},
): Promise<WrittenDocumentation> {
  const script = await store.script(sysIdOf(name));
  return {
    api: `global.${name}`,
    scriptSysId: sysIdOf(name),
    contentHash: script?.contentHash ?? '',
    model: 'coder',
    writtenAt: '2026-02-01T00:00:00.000Z',
    text: 'Aggregates ledgers.',
    members: [{ name: 'sum', text: 'Gives the grandtotal.' }],
    ...words,
  };
}

async function documented(
  records: readonly ScriptRecord[] = [TOTALS, OTHER],
  mode: 'direct' | 'thread' = 'direct',
): Promise<
  Awaited<ReturnType<typeof writableMirror>> & { source: ReturnType<typeof arraySource> }
> {
  const source = arraySource(records);
  const mirror = await writableMirror(mode);
  await sync(mirror, source);
  await mirror.store.applyDocumentation([await written(mirror.store)]);
  return { ...mirror, source };
}

/** Puts a later version of a record into the source, and syncs it. */
async function change(
  mirror: Awaited<ReturnType<typeof documented>>,
  record: ScriptRecord,
): Promise<void> {
  mirror.source.records.set(record.sysId, { ...record, updatedOn: '2026-03-01 00:00:00' });
  await sync(mirror, mirror.source);
}

async function found(store: Store, term: string, withoutGenerated = false): Promise<string[]> {
  const hits = await store.searchApis({ terms: [term], limit: 10, withoutGenerated });
  return hits.map(({ api }) => api);
}

describe.each(['direct', 'thread'] as const)('what a model wrote, in mode %s', (mode) => {
  it('stands beside the author’s surface, and is found by those who follow the changes', async () => {
    const { store } = await documented([TOTALS, OTHER], mode);
    const expected = {
      model: 'coder',
      writtenAt: '2026-02-01T00:00:00.000Z',
      text: 'Aggregates ledgers.',
      members: [{ name: 'sum', text: 'Gives the grandtotal.' }],
    };
    const generation = await store.generation();
    const api = await store.api(API);
    expect(api).toMatchObject({ generated: expected, generation, surface: { documentation: '' } });
    const { items } = await store.apiChanges(generation - 1, { limit: 10 });
    expect(items).toEqual([api]);
    const listed = await store.apis({}, { limit: 10 });
    expect(listed.items.map(({ generated }) => generated)).toEqual([null, expected]);
  });

  it('is removed as a whole, once', async () => {
    const { store } = await documented([TOTALS, OTHER], mode);
    const { generation } = await store.applyDocumentation([await written(store, 'Letters')]);
    expect(await store.removeDocumentation()).toEqual({ generation: generation + 1, removed: 2 });
    expect(await store.removeDocumentation()).toEqual({ generation: generation + 1, removed: 0 });
    expect((await store.api(API))?.generated).toBeNull();
    expect(await found(store, 'grandtotal')).toEqual([]);
  });
});

describe('what a model wrote', () => {
  it('is searched like an author’s words, unless it is to be left out', async () => {
    const { store } = await documented();
    expect(await found(store, 'ledgers')).toEqual([API]);
    expect(await found(store, 'grandtotal')).toEqual([API]);
    expect(await found(store, 'grandtotal', true)).toEqual([]);
    expect((await found(store, 'sum')).sort()).toEqual(await found(store, 'sum', true));
  });

  it('changes nothing of a search that leaves it out', async () => {
    const mirror = await writableMirror();
    await sync(mirror, arraySource([TOTALS, OTHER]));
    const query = { terms: ['totals', 'send', 'run', 'ledgers'], limit: 10 };
    const before = await mirror.store.searchApis(query);
    await mirror.store.applyDocumentation([await written(mirror.store)]);
    expect(await mirror.store.searchApis({ ...query, withoutGenerated: true })).toEqual(before);
    await mirror.store.removeDocumentation();
    expect(await mirror.store.searchApis(query)).toEqual(before);
  });

  it('no longer holds once the script has another text, and holds again with the same one', async () => {
    const mirror = await documented();
    const { store } = mirror;
    await change(mirror, { ...TOTALS, source: classSource('Totals', ['sum', 'median']) });
    expect((await store.api(API))?.generated).toBeNull();
    expect(await found(store, 'grandtotal')).toEqual([]);
    mirror.source.records.set(TOTALS.sysId, { ...TOTALS, updatedOn: '2026-04-01 00:00:00' });
    await sync(mirror, mirror.source);
    expect((await store.api(API))?.generated?.text).toBe('Aggregates ledgers.');
    expect(await found(store, 'grandtotal')).toEqual([API]);
  });

  it('stays when only the record around the text changes', async () => {
    const mirror = await documented();
    await change(mirror, { ...TOTALS, access: 'package_private' });
    expect((await mirror.store.api(API))?.generated?.text).toBe('Aggregates ledgers.');
  });

  it('gives way to a description that the record gets later', async () => {
    const mirror = await documented();
    await change(mirror, { ...TOTALS, description: 'Sums of the invoices.' });
    const api = await mirror.store.api(API);
    expect(api?.generated).toMatchObject({ text: '', members: [{ name: 'sum' }] });
    expect(await found(mirror.store, 'aggregates')).toEqual([]);
    expect(await found(mirror.store, 'grandtotal')).toEqual([API]);
  });

  it('is not stored for a text that nobody has any more', async () => {
    const { store } = await documented();
    const generation = await store.generation();
    const stale = await written(store, 'Totals', { contentHash: 'f'.repeat(64), text: 'Old.' });
    const unknown = await written(store, 'Nothing');
    expect(await store.applyDocumentation([stale, unknown])).toEqual({ generation, stored: 0 });
    expect((await store.api(API))?.generated?.text).toBe('Aggregates ledgers.');
  });

  it('takes the place of what was written before', async () => {
    const { store } = await documented();
    const words = { text: 'Adds up.', members: [{ name: 'mean', text: 'The average.' }] };
    expect(await store.applyDocumentation([await written(store, 'Totals', words)])).toMatchObject({
      stored: 1,
    });
    expect((await store.api(API))?.generated).toMatchObject(words);
    expect(await found(store, 'grandtotal')).toEqual([]);
    expect(await found(store, 'average')).toEqual([API]);
  });

  it('goes with its script', async () => {
    const mirror = await documented();
    mirror.source.records.delete(TOTALS.sysId);
    await sync(mirror, mirror.source, { maxVanishShare: 1 });
    expect(await found(mirror.store, 'grandtotal')).toEqual([]);
    expect(await mirror.store.removeDocumentation()).toMatchObject({ removed: 0 });
  });

  it('is not another API’s after a rename', async () => {
    const mirror = await documented();
    await change(mirror, { ...TOTALS, scope: 'x_acme' });
    expect(await mirror.store.api(API)).toBeNull();
    expect((await mirror.store.api('x_acme.Totals'))?.generated).toBeNull();
    expect(await found(mirror.store, 'grandtotal')).toEqual([]);
  });
});

describe('a mirror of the version before', () => {
  it('keeps what it holds and takes documentation', async () => {
    const home = await temporaryHome();
    const { folder, database } = instancePaths(home, INSTANCE);
    await mkdir(folder, { recursive: true });
    const raw = new SqliteDatabase(database);
    raw.exec(MIGRATIONS[0] ?? '');
    raw.pragma(`application_id = ${String(APPLICATION_ID)}`);
    raw.pragma('user_version = 1');
    const identity = raw.prepare("SELECT value FROM state WHERE key = 'identity'").pluck().get();
    raw.close();
    const store = await openMirror(home);
    afterwards(() => store.releaseWriter());
    await takeLock(store);
    expect(await store.identity()).toBe(identity);
    const { shards: shardsFolder } = instancePaths(home, INSTANCE);
    await sync({ store, shardsFolder }, arraySource([TOTALS]));
    await store.applyDocumentation([await written(store)]);
    expect(await found(store, 'grandtotal')).toEqual([API]);
  });
});
