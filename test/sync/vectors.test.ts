import { mkdir } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instancePaths,
  type Store,
  type StoredVector,
  type VectorSpace,
} from '../../sync/index.js';
import { APPLICATION_ID, MIGRATIONS } from '../../sync/sqlite/schema.js';
import { everyItem } from './mirror-contents.js';
import { arraySource, scriptRecord, sysIdOf } from './records.js';
import {
  INSTANCE,
  openMirror,
  sync,
  takeLock,
  temporaryHome,
  writableMirror,
} from './temporary-mirror.js';

const SPACE: VectorSpace = { model: 'words-1', dimensions: 3 };
const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];

function vector(name: string, values: readonly number[], text = 'first'): StoredVector {
  return { scriptSysId: sysIdOf(name), textHash: text, values: Float32Array.from(values) };
}

async function filled(
  mode: 'direct' | 'thread' = 'direct',
): Promise<
  Awaited<ReturnType<typeof writableMirror>> & { source: ReturnType<typeof arraySource> }
> {
  const mirror = await writableMirror(mode);
  const source = arraySource(NAMES.map((name) => scriptRecord(name)));
  await sync(mirror, source);
  return { ...mirror, source };
}

function everyVector(store: Store, since = 0, space = SPACE, limit = 2): Promise<StoredVector[]> {
  return everyItem((page) => store.vectorChanges(space, since, page), limit);
}

describe.each(['direct', 'thread'] as const)('vectors of APIs, in mode %s', (mode) => {
  it('come back as they were stored, in pages, with the texts that they are of', async () => {
    const { store } = await filled(mode);
    // In the order in which their scripts came.
    const names = [...NAMES].sort((a, b) => (sysIdOf(a) < sysIdOf(b) ? -1 : 1));
    const items = names.map((name, at) => vector(name, [at / 3, -1e-30, 0.1], name));
    expect(await store.applyVectors(SPACE, items)).toEqual({ stored: 5 });
    expect(await everyVector(store)).toEqual(items);
    const hashes = await everyItem((page) => store.vectorHashes(SPACE, page), 2);
    expect(hashes).toEqual(items.map(({ scriptSysId, textHash }) => ({ scriptSysId, textHash })));
  });
});

describe('the vectors of a mirror', () => {
  it('are followed by the number of their write, and make no generation', async () => {
    const { store } = await filled();
    const generation = await store.generation();
    expect(await store.vectorStamp()).toBe(0);
    await store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0]), vector('Beta', [0, 1, 0])]);
    const stamp = await store.vectorStamp();
    const later = [vector('Beta', [0, 0, 1], 'second'), vector('Gamma', [1, 0, 0])];
    await store.applyVectors(SPACE, later);
    expect(await everyVector(store, stamp)).toEqual(later);
    expect(await everyVector(store, await store.vectorStamp())).toEqual([]);
    expect(await everyVector(store)).toHaveLength(3);
    expect(await store.generation()).toBe(generation);
  });

  it('of another model or of other dimensions are not mixed, and the last one takes the place', async () => {
    const { store } = await filled();
    await store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0]), vector('Beta', [0, 1, 0])]);
    const wider = { ...SPACE, dimensions: 4 };
    await store.applyVectors(wider, [vector('Alpha', [0, 0, 0, 1])]);
    const other = { ...SPACE, model: 'words-2' };
    await store.applyVectors(other, [vector('Gamma', [0, 1, 0])]);
    expect(await everyVector(store)).toEqual([vector('Beta', [0, 1, 0])]);
    expect(await everyVector(store, 0, wider)).toEqual([vector('Alpha', [0, 0, 0, 1])]);
    expect(await everyVector(store, 0, other)).toEqual([vector('Gamma', [0, 1, 0])]);
    expect((await store.vectorHashes(SPACE, { limit: 9 })).items).toHaveLength(1);
  });

  it('go with their script, and are not taken for one that is gone', async () => {
    const mirror = await filled();
    const { store, source } = mirror;
    await store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0]), vector('Beta', [0, 1, 0])]);
    source.records.delete(sysIdOf('Alpha'));
    await sync(mirror, source, { maxVanishShare: 1 });
    expect(await everyVector(store)).toEqual([vector('Beta', [0, 1, 0])]);
    const stamp = await store.vectorStamp();
    expect(await store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0])])).toEqual({ stored: 0 });
    expect(await store.vectorStamp()).toBe(stamp);
  });

  it('are refused without the writer’s lock, and where they do not fit their space', async () => {
    const { store } = await filled();
    await expect(store.applyVectors(SPACE, [vector('Alpha', [1, 0])])).rejects.toThrow(
      'A vector has 2 numbers, its space 3',
    );
    await store.releaseWriter();
    await expect(store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0])])).rejects.toMatchObject({
      code: 'MIRROR_LOCK_LOST',
    });
    expect(await everyVector(store)).toEqual([]);
  });

  it('passes over one whose bytes were cut', async () => {
    const { store, home } = await filled();
    await store.applyVectors(SPACE, [vector('Alpha', [1, 0, 0]), vector('Beta', [0, 1, 0])]);
    const raw = new SqliteDatabase(instancePaths(home, INSTANCE).database);
    raw.exec(
      'UPDATE api_vector SET vector = substr(vector, 1, 7) WHERE stamp = 1 AND script_id = 1',
    );
    raw.close();
    expect(await everyVector(store)).toHaveLength(1);
    expect((await store.vectorHashes(SPACE, { limit: 9 })).items).toHaveLength(1);
  });

  it('are those of the last writes, whatever came in which order', async () => {
    const { store } = await filled();
    const write = fc.record({
      name: fc.constantFrom(...NAMES),
      text: fc.constantFrom('first', 'second'),
      values: fc.array(fc.float({ noNaN: true }), { minLength: 3, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
        const since = await store.vectorStamp();
        const expected = new Map<string, StoredVector>();
        for (const { name, text, values } of writes) {
          const item = vector(name, values, text);
          await store.applyVectors(SPACE, [item]);
          expected.delete(name);
          expected.set(name, item);
        }
        expect(await everyVector(store, since)).toEqual([...expected.values()]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a mirror of the version before', () => {
  it('keeps what it holds and takes vectors', async () => {
    const home = await temporaryHome();
    const { folder, database, shards: shardsFolder } = instancePaths(home, INSTANCE);
    await mkdir(folder, { recursive: true });
    const raw = new SqliteDatabase(database);
    for (const migration of MIGRATIONS.slice(0, 2)) raw.exec(migration);
    raw.pragma(`application_id = ${String(APPLICATION_ID)}`);
    raw.pragma('user_version = 2');
    const identity = raw.prepare("SELECT value FROM state WHERE key = 'identity'").pluck().get();
    raw.close();
    const store = await openMirror(home);
    await takeLock(store);
    expect(await store.identity()).toBe(identity);
    await sync({ store, shardsFolder }, arraySource([scriptRecord('Alpha')]));
    expect(await store.applyVectors(SPACE, [vector('Alpha', [0, 1, 0])])).toEqual({ stored: 1 });
    expect(await everyVector(store)).toEqual([vector('Alpha', [0, 1, 0])]);
  });
});
