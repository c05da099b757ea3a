/** Lets other threads of the process use its neural models, so that none holds a session of its own. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { NeuralModels } from '../reranker.js';
import { servePort } from './serve-port.js';
import type { SharedModels } from './shared-models.js';

/**
 * A fresh port to the models, to be transferred to the one thread that uses it and given to `remoteModels` there. It ends
 * with that thread, which aborts what it still asked for; the models stay open.
 */
export function connectModels({ reranker, embedder }: NeuralModels): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const remote: SharedModels = {
    describe: () =>
      Promise.resolve({
        reranker: reranker === null ? null : { version: reranker.version },
        embedder:
          embedder === null ? null : { version: embedder.version, dimensions: embedder.dimensions },
      }),
    async rerank(request, deadline, signal) {
      if (reranker === null) throw new Error('There is no reranker');
      const reranked = await reranker.rerank(request, { deadline, signal });
      return { reranked, version: reranker.version };
    },
    async embed(texts, kind, signal) {
      if (embedder === null) throw new Error('There is no embedder');
      const vectors = await embedder.embed(texts, kind, signal);
      const { version, dimensions } = embedder;
      // A vector that is a part of a longer buffer would take the whole buffer along.
      return { vectors: vectors.map((vector) => vector.slice()), version, dimensions };
    },
  };
  servePort(port1, remote);
  // Whoever waits for an answer keeps the process alive, not that there might be a question.
  port1.unref();
  return port2;
}
