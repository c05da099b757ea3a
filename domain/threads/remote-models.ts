/** The process's neural models as another of its threads uses them. */
import type { MessagePort } from 'node:worker_threads';
import type { Embedder, NeuralModels, Reranker } from '../reranker.js';
import { PortCalls } from './port-calls.js';
import type { SharedModels } from './shared-models.js';

const NEVER = new AbortController().signal;

export interface RemoteModels extends NeuralModels {
  /** Ends what was asked for, and the port; the models themselves stay open. */
  close(): void;
}

/**
 * The models behind a port of `connectModels`; null stands for those that the process does not have. A version is the one
 * of the last answer, so that a model which is replaced is seen. Throws where the port is closed.
 */
export async function remoteModels(port: MessagePort): Promise<RemoteModels> {
  const calls = new PortCalls<SharedModels>(port);
  const { reranker, embedder } = await calls.call('describe');
  return {
    reranker: reranker === null ? null : remoteReranker(calls, reranker),
    embedder: embedder === null ? null : remoteEmbedder(calls, embedder),
    close() {
      calls.close();
    },
  };
}

function remoteReranker(
  calls: PortCalls<SharedModels>,
  { version: first }: Pick<Reranker, 'version'>,
): Reranker {
  let version = first;
  return {
    get version() {
      return version;
    },
    async rerank(request, { deadline, signal = NEVER }) {
      try {
        const answer = await calls.call('rerank', request, deadline, signal);
        version = answer.version;
        return answer.reranked;
      } catch (error) {
        signal.throwIfAborted();
        return { scores: [], reason: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function remoteEmbedder(
  calls: PortCalls<SharedModels>,
  first: Pick<Embedder, 'version' | 'dimensions'>,
): Embedder {
  let { version, dimensions } = first;
  return {
    get version() {
      return version;
    },
    get dimensions() {
      return dimensions;
    },
    async embed(texts, kind, signal = NEVER) {
      const answer = await calls.call('embed', texts, kind, signal);
      ({ version, dimensions } = answer);
      return answer.vectors;
    },
  };
}
