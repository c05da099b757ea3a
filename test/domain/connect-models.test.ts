import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import {
  connectModels,
  createError,
  remoteModels,
  type Embedder,
  type RemoteModels,
  type Reranker,
} from '../../domain/index.js';

/** Counts the words that query and document share. */
const countingReranker: Reranker = {
  version: 'shared-words',
  rerank({ query, documents }) {
    const words = new Set(query.split(' '));
    const scores = documents.map(
      (document) => document.split(' ').filter((word) => words.has(word)).length,
    );
    return Promise.resolve({ scores, reason: null });
  },
};
/** The text's length, beside nothing. */
const lengthEmbedder: Embedder = {
  version: 'lengths',
  dimensions: 2,
  embed: (texts) => {
    const all = new Float32Array(1_000);
    return Promise.resolve(
      texts.map((text, index) => {
        all[2 * index] = text.length;
        return all.subarray(2 * index, 2 * index + 2);
      }),
    );
  },
};

const opened: RemoteModels[] = [];
async function open(
  reranker: Reranker | null,
  embedder: Embedder | null = null,
): Promise<RemoteModels> {
  const models = await remoteModels(connectModels({ reranker, embedder }));
  opened.push(models);
  return models;
}
afterEach(() => {
  for (const models of opened.splice(0)) models.close();
});

const REQUEST = { query: 'overdue invoice days', documents: ['invoice days', 'password', ''] };

describe('models over a port', () => {
  it('score and embed as the models themselves do', async () => {
    const { reranker, embedder } = await open(countingReranker, lengthEmbedder);
    expect(await reranker?.rerank(REQUEST, { deadline: null })).toEqual({
      scores: [2, 0, 0],
      reason: null,
    });
    expect(embedder?.dimensions).toBe(2);
    const vectors = (await embedder?.embed(['four', ''], 'query')) ?? [];
    expect(vectors).toEqual([new Float32Array([4, 0]), new Float32Array([0, 0])]);
    expect(vectors[0]?.buffer.byteLength).toBe(8);
  });

  it('are null where the process has none', async () => {
    expect(await open(null)).toMatchObject({ reranker: null, embedder: null });
  });

  it('tell the version that answered, also after another model has come in', async () => {
    let version = 'warming';
    const { reranker } = await open({
      ...countingReranker,
      get version() {
        return version;
      },
    });
    expect(reranker?.version).toBe('warming');
    version = 'first';
    await reranker?.rerank(REQUEST, { deadline: null });
    expect(reranker?.version).toBe('first');
  });

  it('end with the signal, which reaches the model', async () => {
    const reasons: unknown[] = [];
    const { reranker } = await open({
      version: 'slow',
      rerank: (_request, { signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            reasons.push('aborted');
            resolve({ scores: [], reason: 'late' });
          });
        }),
    });
    const ending = new AbortController();
    const asked = reranker?.rerank(REQUEST, { deadline: null, signal: ending.signal });
    ending.abort(new Error('typed on'));
    await expect(asked).rejects.toThrow('typed on');
    await expect.poll(() => reasons).toEqual(['aborted']);
  });

  it('that fail leave the reranker with a reason, and the embedder with its error', async () => {
    const fail = (): Promise<never> =>
      Promise.reject(createError('PREDICTOR_CLOSED', { instance: 'demo' }));
    const { reranker, embedder } = await open(
      { version: 'broken', rerank: fail },
      { ...lengthEmbedder, embed: fail },
    );
    expect(await reranker?.rerank(REQUEST, { deadline: null })).toEqual({
      scores: [],
      reason: 'The predictor of demo has been closed.',
    });
    await expect(embedder?.embed(['a'], 'query')).rejects.toMatchObject({
      code: 'PREDICTOR_CLOSED',
    });
  });

  it('say so when the port has been closed', async () => {
    const models = await open(countingReranker);
    models.close();
    const answer = await models.reranker?.rerank(REQUEST, { deadline: null });
    expect(answer).toEqual({ scores: [], reason: 'The port has been closed' });
    const { port1, port2 } = new MessageChannel();
    port1.close();
    await expect(remoteModels(port2)).rejects.toThrow('closed');
  });
});
