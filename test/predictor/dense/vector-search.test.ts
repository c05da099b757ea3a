import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../models/index.js';
import { loadMirror } from '../../../predictor/mirror-index/load-mirror.js';
import type { MirrorIndex } from '../../../predictor/mirror-index/mirror-index.js';
import { apiText, textHash } from '../../../predictor/retrievers/dense/api-text.js';
import { DenseVectors } from '../../../predictor/retrievers/dense/dense-vectors.js';
import type { VectorMatrix } from '../../../predictor/retrievers/dense/vector-matrix.js';
import type { Store, StoredVector } from '../../../sync/index.js';
import { arraySource, scriptRecord, sysIdOf } from '../../sync/records.js';
import { sync, writableMirror } from '../../sync/temporary-mirror.js';

const NEVER = new AbortController().signal;
const everything = (): boolean => true;

async function mirrorOf(count: number): Promise<{ store: Store; index: MirrorIndex }> {
  const mirror = await writableMirror();
  const records = Array.from({ length: count }, (_, at) => scriptRecord(`Api${at}`));
  await sync(mirror, arraySource(records));
  return { store: mirror.store, index: await loadMirror(mirror.store) };
}

function vectorOf(index: MirrorIndex, name: string, values: Float32Array): StoredVector {
  const stored = index.apiByName(`global.${name}`)?.stored;
  if (stored === undefined) throw new Error(`There is no ${name}`);
  return { scriptSysId: sysIdOf(name), textHash: textHash(apiText(stored)), values };
}

function randomVector(dimensions: number, random: () => number): Float32Array {
  const values = Float64Array.from({ length: dimensions }, () => random() - 0.5);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(values, (value) => value / length);
}

async function cosines(
  matrix: VectorMatrix | null,
  index: MirrorIndex,
  query: Float32Array,
  isWanted: (api: number) => boolean = everything,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  await matrix?.search(index, { isWanted, queryOf: () => query, signal: NEVER }, (api, cosine) => {
    found.set(index.api(api)?.stored.surface.name ?? '', cosine);
  });
  return found;
}

describe('the search among vectors', () => {
  it('is exact: each cosine is that of double precision, of wanted APIs only', async () => {
    const { store, index } = await mirrorOf(40);
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 33 }), async (seed, dimensions) => {
        const random = seededRandom(seed);
        const space = { model: `seed ${seed}`, dimensions };
        const vectors = new Map<string, Float32Array>();
        for (let at = 0; at < 40; at += 1)
          vectors.set(`Api${at}`, randomVector(dimensions, random));
        const items = [...vectors].map(([name, values]) => vectorOf(index, name, values));
        await store.applyVectors(space, items);
        const dense = new DenseVectors(store, space);
        await dense.follow(index);
        const query = randomVector(dimensions, random);
        const isWanted = (api: number): boolean => api % 3 !== 0;
        const found = await cosines(dense.of(index), index, query, isWanted);
        const expected = [...vectors].filter(([name]) =>
          isWanted(index.apiByName(`global.${name}`)?.number ?? 0),
        );
        expect(found.size).toBe(expected.length);
        for (const [name, values] of expected) {
          const cosine = values.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0);
          expect(found.get(name)).toBeCloseTo(cosine, 12);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('ends when it is told to', async () => {
    const { store, index } = await mirrorOf(2);
    const space = { model: 'm', dimensions: 2 };
    await store.applyVectors(space, [vectorOf(index, 'Api0', Float32Array.of(1, 0))]);
    const dense = new DenseVectors(store, space);
    await expect(dense.follow(index, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
    expect(dense.of(index)).toBeNull();
    await dense.follow(index);
    expect(dense.of(index)?.size).toBe(1);
  });
});

describe('the vectors that are held', () => {
  it('are those of the last writes, however often they were written', async () => {
    const { store, index } = await mirrorOf(30);
    const space = { model: 'm', dimensions: 4 };
    const dense = new DenseVectors(store, space);
    const random = seededRandom(7);
    const expected = new Map<string, Float32Array>();
    for (let round = 0; round < 60; round += 1) {
      for (let at = 0; at < 30; at += 1) expected.set(`Api${at}`, randomVector(4, random));
      const items = [...expected].map(([name, values]) => vectorOf(index, name, values));
      await store.applyVectors(space, items);
      await dense.follow(index);
    }
    const query = Float32Array.of(1, 0, 0, 0);
    const found = await cosines(dense.of(index), index, query);
    expect(found).toEqual(new Map([...expected].map(([name, [first]]) => [name, first])));
  });

  it('are not changed for who searches already', async () => {
    const { store, index } = await mirrorOf(1);
    const space = { model: 'm', dimensions: 2 };
    const dense = new DenseVectors(store, space);
    const write = async (values: readonly number[]): Promise<void> => {
      await store.applyVectors(space, [vectorOf(index, 'Api0', Float32Array.from(values))]);
      await dense.follow(index);
    };
    await write([1, 0]);
    const before = dense.of(index);
    await write([0, 1]);
    const query = Float32Array.of(1, 0);
    expect(await cosines(before, index, query)).toEqual(new Map([['Api0', 1]]));
    expect(await cosines(dense.of(index), index, query)).toEqual(new Map([['Api0', 0]]));
  });

  it('are bounded, and say so', async () => {
    const { store, index } = await mirrorOf(5);
    const space = { model: 'm', dimensions: 1 };
    const names = ['Api0', 'Api1', 'Api2', 'Api3', 'Api4'];
    const write = async (): Promise<void> => {
      const items = names.map((name) => vectorOf(index, name, Float32Array.of(1)));
      await store.applyVectors(space, items);
    };
    await write();
    const bounded = new DenseVectors(store, space, 3);
    await bounded.follow(index);
    await write();
    await bounded.follow(index);
    expect(bounded.of(index)?.size).toBe(3);
    expect(bounded.problem).toEqual({
      stage: 'dense',
      reason: 'only 3 vectors are searched, 2 are not',
    });
    const whole = new DenseVectors(store, space, 5);
    await whole.follow(index);
    expect(whole.of(index)?.size).toBe(5);
    expect(whole.problem).toBeNull();
  });

  it('belong to the index that they were placed for', async () => {
    const { store, index } = await mirrorOf(1);
    const dense = new DenseVectors(store, { model: 'm', dimensions: 1 });
    await dense.follow(index);
    expect(dense.of(index)?.size).toBe(0);
    expect(dense.of(await loadMirror(store))).toBeNull();
  });
});
