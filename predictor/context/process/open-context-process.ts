/** A finder in a process of its own, for a program that is large or has other things to do. */
import { createError, fromWireError } from '../../../domain/index.js';
import { Gate } from '../../gate.js';
import { CallingProcess } from '../../process/calling-process.js';
import type { ContextFinder, ContextFinderOptions } from '../context-finder.js';
import { contextReplySchema, type ContextReply, type ContextRequest } from './context-messages.js';
import { withinTime } from './within-time.js';

export interface ContextProcess extends ContextFinder {
  /** Of the process; null while none runs. */
  readonly pid: number | null;
  /** Ends the process and what it has started; questions that wait fail with CONTEXT_PROCESS_LOST. */
  close(): Promise<void>;
}

/** One core answers one question; the second goes on while the first waits for ripgrep. */
const LIMITS = { maxRunning: 2, maxWaiting: 32 };
const MAX_MS = 10_000;

export interface ContextProcessOptions extends ContextFinderOptions {
  /** What a question may take, its wait for the others included. */
  readonly maxMs?: number;
}

/**
 * Starts nothing yet: the first question starts the process, and so does the next one after it has died. Beyond what
 * `ContextFinder.find` throws, its `find` throws CONTEXT_LATE, CONTEXT_PROCESS_LOST, and PREDICTOR_BUSY where 32 questions
 * wait already.
 */
export function openContextProcess({
  ripgrepPath,
  maxMs = MAX_MS,
}: ContextProcessOptions = {}): ContextProcess {
  const gate = new Gate(LIMITS);
  const closing = new AbortController();
  const lost = (reason: string): Error => createError('CONTEXT_PROCESS_LOST', { reason });
  const worker = new CallingProcess<ContextReply>({
    module: 'predictor/context/process/context-worker',
    replySchema: contextReplySchema,
    lost,
  });
  return {
    get pid() {
      return worker.pid;
    },
    find: (place, question, signal = closing.signal) =>
      withinTime(maxMs, AbortSignal.any([signal, closing.signal]), (ending) =>
        gate.run(async () => {
          const asked = {
            ripgrepPath: ripgrepPath ?? null,
            place: place.kind === 'mirror' ? { ...place, excluded: [...place.excluded] } : place,
            question: {
              ...question,
              keywords: question.keywords === null ? null : [...question.keywords],
            },
          };
          const { outcome } = await worker.call(
            (id) => ({ kind: 'find', id, ...asked }) satisfies ContextRequest,
            ending,
          );
          if (outcome.kind === 'failed') throw fromWireError(outcome.error);
          return outcome.answer;
        }, ending),
      ),
    close() {
      closing.abort(lost('it was closed'));
      return worker.close();
    },
  };
}
