/** A worker thread that holds one model; `model-host.ts` is its other end. */
import { workerData } from 'node:worker_threads';
import { serveThread } from '../../../domain/index.js';
import { modelOrderSchema } from '../model-order.js';
import type { PairScorer, QueryText } from '../rerank/pair-scorer.js';
import { scoreInTime } from '../rerank/score-in-time.js';
import type { ModelThread } from './model-thread.js';
import { OneAfterTheOther } from './one-after-the-other.js';
import { openModel } from './open-model.js';

await serveThread(async (): Promise<ModelThread> => {
  const order = modelOrderSchema.parse(workerData);
  const model = await openModel(order);
  // A batch takes all cores: two at a time would only wait for each other.
  const turns = new OneAfterTheOther();
  let isReadingAhead = false;
  /** Reads a query that there was no time for: the author types on, and the next question only extends it. */
  const readAhead = (scorer: PairScorer, query: QueryText): void => {
    if (isReadingAhead) return;
    isReadingAhead = true;
    void turns
      .run(() => scorer.read(scorer.prepare(query)))
      // The next question meets the same error, and tells it.
      .catch(() => undefined)
      .finally(() => {
        isReadingAhead = false;
      });
  };
  return {
    opened: () => Promise.resolve(model.opened),
    rerank: (request, deadline, signal) =>
      turns.run(async () => {
        signal.throwIfAborted();
        if (model.role !== 'reranker') throw new Error(`${order.name} is no reranker`);
        const { scorer, costs } = model;
        const reranked = await scoreInTime(scorer, costs, request, deadline, signal);
        const isLate = reranked.reason !== null && reranked.scores.length === 0;
        if (isLate) readAhead(scorer, request);
        return reranked;
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
