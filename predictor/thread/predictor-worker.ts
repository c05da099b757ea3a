/** A worker thread that holds one predictor and a store of its own; `predictor-thread.ts` is its other end. */
import { MessagePort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { remoteModels, serveThread, sharedTime } from '../../domain/index.js';
import { instancePaths, openStore } from '../../sync/index.js';
import { openPredictor } from '../predictor.js';
import type { ThreadPredictor } from './thread-predictor.js';

const placeSchema = z.strictObject({
  home: z.string(),
  instance: z.string(),
  /** To the process's neural models; null where it has none. */
  models: z.instanceof(MessagePort).nullable(),
});

await serveThread(async (): Promise<ThreadPredictor> => {
  const { home, instance, models: port } = placeSchema.parse(workerData);
  // A thread of its own again: the full-text search goes on while this one ranks.
  const store = await openStore({ home, instance, mode: 'thread' });
  try {
    const models = port === null ? null : await remoteModels(port);
    const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(home, instance);
    const { reranker = null, embedder = null } = models ?? {};
    const predictor = await openPredictor({
      store,
      shardsFolder,
      rankerFolder,
      reranker,
      embedder,
    });
    return {
      suggest: (question, { deadline, ...options }, signal) =>
        predictor.suggest(question, {
          ...options,
          deadlineMs: deadline === null ? null : Math.max(0, deadline - sharedTime()),
          signal,
        }),
      async refresh(signal) {
        await predictor.refresh(signal);
        return predictor.generation;
      },
      generation: () => Promise.resolve(predictor.generation),
      statistics: () => predictor.statistics(),
      async close() {
        await predictor.close();
        await store.close();
        models?.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
});
