import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedder, Reranker } from '../../../domain/index.js';
import { expectedOf } from '../install-fixture.js';
import { modelHome } from './model-home.js';

const home = modelHome('tiny-embedder', 'tiny-cross-encoder');
const VECTORS = z
  .array(z.object({ text: z.string(), vector: z.array(z.number()) }))
  .parse(expectedOf('tiny-embedder'));
const LOGITS = z
  .array(z.object({ query: z.string(), document: z.string(), logit: z.number() }))
  .parse(expectedOf('tiny-cross-encoder'));
const TOLERANCE = 1e-3;

let embedder: Embedder;
let crossEncoder: Reranker;

beforeAll(async () => {
  const [embedding, reranking] = [
    await home.openEmbedder('tiny-embedder'),
    await home.open('tiny-cross-encoder'),
  ];
  if (embedding.embedder === null || reranking.reranker === null) throw new Error('not open');
  embedder = embedding.embedder;
  crossEncoder = reranking.reranker;
});
afterAll(() => home.remove());

describe('an embedder', () => {
  it('gives the vectors that PyTorch gives for the same checkpoint, each of length 1', async () => {
    const texts = VECTORS.map(({ text }) => text);
    const vectors = await embedder.embed(texts, 'document');
    expect(vectors).toHaveLength(texts.length);
    vectors.forEach((vector, at) => {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const expected = VECTORS[at]?.vector ?? [];
      vector.forEach((value, index) => {
        expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(TOLERANCE);
      });
    });
  });

  it('gives a text the same vector whatever is embedded beside it', async () => {
    const texts = VECTORS.map(({ text }) => text);
    const together = await embedder.embed(texts, 'document');
    const [alone] = await embedder.embed(texts.slice(3, 4), 'document');
    alone?.forEach((value, index) => {
      expect(Math.abs(value - (together[3]?.[index] ?? NaN))).toBeLessThan(1e-4);
    });
  });

  it('takes the end of a long query and the beginning of a long document', async () => {
    const long = 'invoice '.repeat(2_000);
    const [query] = await embedder.embed([`${long} vendor`], 'query');
    const [other] = await embedder.embed([`${long} ticket`], 'query');
    const [document] = await embedder.embed([`${long} vendor`], 'document');
    const [same] = await embedder.embed([`${long} ticket`], 'document');
    expect(query).not.toEqual(other);
    expect(document).toEqual(same);
  });

  it('ends with the signal, and is there for the next', async () => {
    const ending = new AbortController();
    const asked = embedder.embed(Array<string>(500).fill('invoice'), 'document', ending.signal);
    ending.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
    expect(await embedder.embed(['invoice'], 'query')).toHaveLength(1);
  });

  it('that is not installed is none, and its state says so', async () => {
    const models = await home.openEmbedder('all-minilm-l6');
    expect(models.embedder).toBeNull();
    expect(models.status()[0]).toMatchObject({ state: 'failed', role: 'embedder' });
  });
});

describe('a cross-encoder', () => {
  it('gives the logits that PyTorch gives for the same checkpoint', async () => {
    for (const { query, document, logit } of LOGITS) {
      const { scores } = await crossEncoder.rerank(
        { query, documents: [document, 'another'] },
        { deadline: null },
      );
      expect(Math.abs((scores[0] ?? NaN) - logit)).toBeLessThan(TOLERANCE);
    }
  });

  it('reads pairs that are longer than it can take', async () => {
    const documents = ['vendor '.repeat(500), ''];
    const { scores, reason } = await crossEncoder.rerank(
      { query: 'invoice '.repeat(5_000), documents },
      { deadline: null },
    );
    expect([scores.map(Number.isFinite), reason]).toEqual([[true, true], null]);
  });
});
