import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../../domain/index.js';
import { embedApis, findUnembedded } from '../../../predictor/index.js';
import type { Store } from '../../../sync/index.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from '../../sync/records.js';
import { sync, writableMirror } from '../../sync/temporary-mirror.js';
import { wordEmbedder } from './word-embedder.js';

const COUNT = 80;
const SPACE = { model: 'words-1', dimensions: 256 };

async function mirrorOf(): Promise<{
  readonly store: Store;
  /** Puts another text into the first script. */
  readonly change: (source: string) => Promise<void>;
}> {
  const mirror = await writableMirror();
  const records = Array.from({ length: COUNT }, (_, at) => scriptRecord(`Api${at}`));
  const source = arraySource(records);
  await sync(mirror, source);
  return {
    store: mirror.store,
    async change(text) {
      const record = scriptRecord('Api0', { source: text, updatedOn: '2026-03-01 00:00:00' });
      source.records.set(sysIdOf('Api0'), record);
      await sync(mirror, source);
    },
  };
}

async function storedCount(store: Store, space = SPACE): Promise<number> {
  return (await store.vectorHashes(space, { limit: 1_000 })).items.length;
}

describe('embedding the APIs of a mirror', () => {
  it('embeds each once, in batches, and tells how far it is', async () => {
    const { store } = await mirrorOf();
    const embedder = wordEmbedder();
    const told: number[] = [];
    const report = await embedApis({
      store,
      embedder,
      onProgress: ({ done, total }) => {
        expect(total).toBe(COUNT);
        told.push(done);
      },
    });
    const counts = { apis: COUNT, kept: 0, embedded: COUNT, leftOut: 0 };
    expect(report).toEqual({ ...SPACE, ...counts });
    expect(told).toEqual([0, 32, 64, 80]);
    expect(embedder.asked.every(({ kind }) => kind === 'document')).toBe(true);
    expect(await embedApis({ store, embedder })).toMatchObject({ kept: COUNT, embedded: 0 });
    expect(embedder.asked).toHaveLength(COUNT);
  });

  it('embeds again what reads otherwise, and nothing whose text says the same', async () => {
    const { store, change } = await mirrorOf();
    const embedder = wordEmbedder();
    await embedApis({ store, embedder });
    await change(classSource('Api0', ['run']).replace('return first', 'return first + 1'));
    expect(await embedApis({ store, embedder })).toMatchObject({ kept: COUNT, embedded: 0 });
    await change(classSource('Api0', ['run', 'walk']));
    expect(await findUnembedded(store, SPACE)).toEqual({ apis: COUNT, open: ['global.Api0'] });
    expect(await embedApis({ store, embedder })).toMatchObject({ kept: COUNT - 1, embedded: 1 });
    expect(embedder.asked.at(-1)?.text).toContain('walk(first)');
  });

  it('embeds all again for another version of the model, in the place of the ones before', async () => {
    const { store } = await mirrorOf();
    await embedApis({ store, embedder: wordEmbedder() });
    const other = wordEmbedder('words-2', 64);
    expect(await embedApis({ store, embedder: other })).toMatchObject({ kept: 0, embedded: COUNT });
    expect(await storedCount(store)).toBe(0);
    expect(await storedCount(store, { model: 'words-2', dimensions: 64 })).toBe(COUNT);
  });

  it.each([1, 2, 3])('goes on where it was ended, in batch %i', async (batch) => {
    const { store } = await mirrorOf();
    const words = wordEmbedder();
    const ending = new AbortController();
    let batches = 0;
    const ended: Embedder = {
      ...words,
      embed(texts, kind, signal) {
        batches += 1;
        if (batches === batch) ending.abort(new Error('enough'));
        return words.embed(texts, kind, signal);
      },
    };
    const { signal } = ending;
    await expect(embedApis({ store, embedder: ended, signal })).rejects.toThrow('enough');
    const stored = 32 * (batch - 1);
    expect(await storedCount(store)).toBe(stored);
    const report = await embedApis({ store, embedder: words });
    expect(report).toMatchObject({ kept: stored, embedded: COUNT - stored });
    expect(words.asked).toHaveLength(COUNT);
  });

  it('embeds no more than it is told, and says how many wait', async () => {
    const { store } = await mirrorOf();
    const embedder = wordEmbedder();
    expect(await embedApis({ store, embedder, limit: 50 })).toMatchObject({
      embedded: 50,
      leftOut: 30,
    });
    expect(await embedApis({ store, embedder, limit: 50 })).toMatchObject({
      kept: 50,
      embedded: 30,
      leftOut: 0,
    });
  });

  it('has nothing to do for an empty mirror', async () => {
    const { store } = await writableMirror();
    const embedder = wordEmbedder();
    expect(await embedApis({ store, embedder })).toMatchObject({ apis: 0, embedded: 0 });
    expect(embedder.asked).toEqual([]);
  });
});
