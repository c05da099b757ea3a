/** A predictor in a worker thread, so that an event loop never waits for a ranking. */
import type { MessagePort } from 'node:worker_threads';
import { createError, DeepCodeSeekError, sharedTime, ThreadCalls } from '../../domain/index.js';
import type { Predictor } from '../predictor.js';
import type { ThreadPredictor } from './thread-predictor.js';

/**
 * Heap that the structures may take: 5 KB a script measured, so twenty times that. A mirror that outgrows it later ends
 * the thread, and whoever opens it again gives the new size.
 */
const HEAP_MB = { base: 500, perScript: 0.1 };
const NEVER = new AbortController().signal;

/** All of a predictor but what learning asks for: a learning job has a predictor of its own. */
export interface ThreadedPredictor extends Omit<Predictor, 'candidates'> {
  /** Resolves with the reason when the thread has ended by itself: the predictor answers no more then. */
  readonly lost: Promise<Error>;
}

/**
 * Opens the predictor of an instance's mirror in a thread of its own; an abort ends the thread. Throws as `openStore`
 * and `openPredictor` do; `suggest` throws PREDICTOR_CLOSED too when the thread has ended.
 */
export async function openPredictorThread({
  home,
  instance,
  scripts,
  connectModels,
  signal = NEVER,
}: {
  readonly home: string;
  readonly instance: string;
  /** How many the mirror holds now. */
  readonly scripts: number;
  /** Gives a fresh port to the process's neural models, which ends with the thread; there are none when absent. */
  readonly connectModels?: (() => MessagePort) | undefined;
  readonly signal?: AbortSignal;
}): Promise<ThreadedPredictor> {
  signal.throwIfAborted();
  const models = connectModels?.() ?? null;
  const calls = new ThreadCalls<ThreadPredictor>(
    'predictor/thread/predictor-worker',
    { home, instance, models },
    {
      heapLimitMb: HEAP_MB.base + HEAP_MB.perScript * scripts,
      transfer: models === null ? [] : [models],
    },
  );
  await calls.opened(signal);
  let generation = await calls.call('generation');
  return {
    instance,
    lost: calls.lost,
    get generation() {
      return generation;
    },
    async suggest(question, { deadlineMs, signal: ending = NEVER, ...options }) {
      const deadline = deadlineMs === null ? null : sharedTime() + deadlineMs;
      try {
        return await calls.call('suggest', question, { ...options, deadline }, ending);
      } catch (error) {
        if (error instanceof DeepCodeSeekError || ending.aborted) throw error;
        throw calls.isOpen
          ? error
          : createError('PREDICTOR_CLOSED', { instance }, { cause: error });
      }
    },
    async refresh(ending = NEVER) {
      generation = await calls.call('refresh', ending);
    },
    statistics: () => calls.call('statistics'),
    close: () => calls.close(),
  };
}
