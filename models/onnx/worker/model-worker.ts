/** A worker thread that holds one model; `model-host.ts` is its other end. */
import { workerData } from 'node:worker_threads';
import { serveThread } from '../../../domain/index.js';
import { modelOrderSchema } from '../model-order.js';
import { scoreInTime } from '../rerank/score-in-time.js';
import type { ModelThread } from './model-thread.js';
import { OneAfterTheOther } from './one-after-the-other.js';
import { openModel } from './open-model.js';

await serveThread(async (): Promise<ModelThread> => {
  const order = modelOrderSchema.parse(workerData);
  const model = await openModel(order);
  // A batch takes all cores: two at a time would only wait for each other.
  const turns = new OneAfterTheOther();
  return {
    opened: () => Promise.resolve(model.opened),
    rerank: (request, deadline, signal) =>
      turns.run(() => {
        signal.throwIfAborted();
        if (model.role !== 'reranker') throw new Error(`${order.name} is no reranker`);
        return scoreInTime(model.scorer, model.costs, request, deadline, signal);
      }),
    embed: (texts, kind, signal) =>
      turns.run(() => {
        signal.throwIfAborted();
        if (model.role !== 'embedder') throw new Error(`${order.name} is no embedder`);
        return model.encoder.encode(texts, kind, signal);
      }),
    close: () => turns.run(() => model.session.release()),
  };
});
