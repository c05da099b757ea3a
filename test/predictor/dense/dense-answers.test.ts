import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Embedder, SuggestAnswer } from '../../../domain/index.js';
import { suggestQuestionSchema } from '../../../domain/index.js';
import type { Predictor } from '../../../predictor/index.js';
import { ask, apisOf, type LiveMirror } from '../retrieval/live-mirror.js';
import { describeApi, embed, openEmbeddedMirror } from './embedded-mirror.js';
import { wordEmbedder } from './word-embedder.js';

/** None of these words stands in a name: only documentation and vectors know them. */
const SHIPS = { codeBefore: '// docks ships at the quay\nvar moored = ' };
const EVIDENCE = 'Its description is close to the code at the cursor';

let mirror: LiveMirror | null = null;
afterEach(async () => {
  await mirror?.close();
  mirror = null;
});

async function opened(embedder: Embedder, stored: Embedder | null = embedder): Promise<Predictor> {
  mirror = await openEmbeddedMirror(stored);
  return mirror.open({ embedder });
}

function live(): LiveMirror {
  if (mirror === null) throw new Error('No mirror is open');
  return mirror;
}

function closeOnes(answer: SuggestAnswer): readonly string[] {
  return answer.suggestions
    .filter(({ evidence }) => evidence.some(({ source }) => source === 'dense'))
    .map(({ api }) => api);
}

/** What the retriever gave each API, as its share of the greatest. */
async function shares(predictor: Predictor): Promise<ReadonlyMap<string, number>> {
  const found = await predictor.candidates(suggestQuestionSchema.parse(SHIPS));
  if (found === null) throw new Error('The cursor asks for no API');
  const { names, values } = found.features;
  const column = names.indexOf('dense');
  return new Map(found.apis.map((api, row) => [api, values[row * names.length + column] ?? 0]));
}

describe('answers with an embedding model', () => {
  it('say whose description is close, and give it to the ranker', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder);
    const answer = await ask(predictor, SHIPS);
    expect(answer.degraded).toEqual([]);
    const [first] = answer.suggestions;
    expect(first?.api).toBe('global.Harbour');
    expect(first?.evidence).toContainEqual({
      source: 'dense',
      text: EVIDENCE,
      script: null,
      line: null,
    });
    const found = await shares(predictor);
    expect(found.get('global.Harbour')).toBe(1);
    expect(found.get('global.Garden')).toBeLessThan(0.5);
    expect(answer.timings).toHaveProperty('dense');
  });

  it('are those without one where none is given', async () => {
    const embedder = wordEmbedder();
    await opened(embedder);
    const without = await live().open();
    const answer = await ask(without, SHIPS);
    expect(answer.degraded).toEqual([]);
    expect(closeOnes(answer)).toEqual([]);
    expect(Math.max(...(await shares(without)).values())).toBe(0);
  });

  it('ask the model nothing new while a name is typed', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder);
    await ask(predictor, SHIPS);
    const { length } = embedder.asked;
    await ask(predictor, { codeBefore: `${SHIPS.codeBefore}H` });
    await ask(predictor, { codeBefore: `${SHIPS.codeBefore}Harb` });
    expect(embedder.asked).toHaveLength(length);
  });

  it('never know of the edited script’s own API', async () => {
    const predictor = await opened(wordEmbedder());
    const answer = await ask(predictor, { ...SHIPS, script: 'Harbour' });
    expect(apisOf(answer)).not.toContain('global.Harbour');
  });

  it('judge an API that the code names by the code without its name', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder);
    const named = `var harbour = new Harbour();\n${SHIPS.codeBefore}`;
    await ask(predictor, { codeBefore: named });
    const queries = embedder.asked.filter(({ kind }) => kind === 'query');
    expect(queries.map(({ text }) => text)).toEqual([
      named,
      `var _ = new _();\n${SHIPS.codeBefore}`,
    ]);
  });
});

describe('vectors that do not fit', () => {
  it('of a text that has changed since are not used, and the new one is seen', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder);
    expect((await shares(predictor)).get('global.Garden')).toBeGreaterThan(0);
    describeApi(live().data, 'Garden', 'Docks ships at the quay.');
    await live().sync();
    await predictor.refresh();
    expect((await shares(predictor)).get('global.Garden')).toBe(0);
    expect(await embed(live().store, embedder)).toMatchObject({ apis: 3, kept: 2, embedded: 1 });
    expect((await shares(predictor)).get('global.Garden')).toBe(0);
    await predictor.refresh();
    expect((await shares(predictor)).get('global.Garden')).toBeGreaterThan(0.8);
  });

  it('of another version of the model are not used', async () => {
    const predictor = await opened(wordEmbedder('words-2'), wordEmbedder('words-1'));
    const { degraded, suggestions } = await ask(predictor, SHIPS);
    expect(suggestions).toHaveLength(3);
    expect(degraded).toEqual([
      {
        stage: 'dense',
        reason: 'The mirror has no vectors of the embedding model words-2 yet.',
      },
    ]);
  });

  it('of other dimensions are not used', async () => {
    const predictor = await opened(wordEmbedder('words-1', 128), wordEmbedder('words-1', 256));
    expect(await ask(predictor, SHIPS)).toMatchObject({ degraded: [{ stage: 'dense' }] });
  });

  it('are none at first: a running predictor sees them when they come, and forgets what it answered', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder, null);
    expect(closeOnes(await ask(predictor, SHIPS))).toEqual([]);
    const generation = await live().store.generation();
    await embed(live().store, embedder);
    await predictor.refresh();
    expect(await live().store.generation()).toBe(generation);
    expect(closeOnes(await ask(predictor, SHIPS))).toContain('global.Harbour');
    const again = await ask(predictor, SHIPS);
    expect(Object.keys(again.timings).sort()).toEqual(['cache', 'total']);
    describeApi(live().data, 'Pier', 'Docks ships at the quay.');
    await live().sync();
    await embed(live().store, embedder);
    await predictor.refresh();
    expect(closeOnes(await ask(predictor, SHIPS))).toContain('global.Pier');
  });

  it('of APIs that are gone are left out', async () => {
    const embedder = wordEmbedder();
    const predictor = await opened(embedder);
    const harbour = live()
      .data.rows('sys_script_include')
      .find((row) => row['name'] === 'Harbour');
    live().data.remove('sys_script_include', harbour?.['sys_id'] ?? '');
    await live().sync();
    await predictor.refresh();
    expect(closeOnes(await ask(predictor, SHIPS))).not.toContain('global.Harbour');
  });
});

describe('a model that does not answer as it should', () => {
  const words = wordEmbedder();
  const spoiled = (
    spoil: (vectors: readonly Float32Array[]) => readonly Float32Array[],
  ): Embedder => ({
    ...words,
    embed: async (texts, kind, signal) => spoil(await words.embed(texts, kind, signal)),
  });

  it.each<[string, Embedder, RegExp]>([
    ['no number', spoiled((all) => all.map((vector) => vector.with(3, Number.NaN))), /length NaN/],
    ['an endless one', spoiled((all) => all.map((vector) => vector.with(3, Infinity))), /Infinity/],
    ['another length', spoiled((all) => all.map((vector) => vector.map((v) => v * 2))), /length 2/],
    ['nothing but zeros', spoiled((all) => all.map((vector) => vector.fill(0))), /length 0/],
    ['other dimensions', spoiled((all) => all.map((vector) => vector.slice(1))), /255 numbers/],
    ['too few vectors', spoiled((all) => all.slice(1)), /0 vectors for 1 texts/],
  ])(
    'is left out of the answer where it gives %s, and stores nothing',
    async (_what, embedder, reason) => {
      const predictor = await opened(embedder, words);
      const answer = await ask(predictor, SHIPS);
      expect(answer.suggestions).toHaveLength(3);
      expect(answer.degraded).toMatchObject([{ stage: 'dense' }]);
      expect(answer.degraded[0]?.reason).toMatch(reason);
      describeApi(live().data, 'Pier', 'Docks ships.');
      await live().sync();
      const before = await live().store.vectorStamp();
      await expect(embed(live().store, embedder)).rejects.toMatchObject({
        code: 'EMBEDDING_INVALID',
      });
      expect(await live().store.vectorStamp()).toBe(before);
    },
  );

  it('is not waited for beyond the deadline, and is told to end', async () => {
    let ended = false;
    const late: Embedder = {
      ...words,
      async embed(texts, kind, signal) {
        signal?.addEventListener('abort', () => {
          ended = true;
        });
        await pause(2_000);
        return words.embed(texts, kind);
      },
    };
    const predictor = await opened(late, words);
    const start = performance.now();
    const answer = await ask(predictor, SHIPS, { deadlineMs: 300 });
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(answer.suggestions).toHaveLength(3);
    expect(answer.degraded).toContainEqual({
      stage: 'dense',
      reason: 'not ready within the deadline',
    });
    expect(ended).toBe(true);
  });

  it('is left out where it throws', async () => {
    const broken: Embedder = {
      ...words,
      embed: () => Promise.reject(new Error('the graph is cut short')),
    };
    const { degraded } = await ask(await opened(broken, words), SHIPS);
    expect(degraded).toEqual([{ stage: 'dense', reason: 'the graph is cut short' }]);
  });
});
