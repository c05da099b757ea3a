/** Asks a neural model, and waits for it no longer than there is time. */
import { DeepCodeSeekError, type Reranker, type RerankRequest } from '../../domain/index.js';

/** What a model's answer takes on its way at most: so much earlier it has to end than it is waited for. */
const REPLY_MS = 10;

export interface NeuralScores {
  /** One for each document; null where it was not scored. */
  readonly scores: readonly (number | null)[];
  /** How many there are. */
  readonly scored: number;
  /** Why not all were scored; null where all were. */
  readonly reason: string | null;
}

export interface AskOptions {
  /** Of `performance.now()`; null waits for all scores. */
  readonly deadline: number | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The scores that are there by the deadline. A model that fails is named in `reason`; one that does not settle in time is
 * told to end and waited for no longer. What is no finite number is no score. Throws only the signal's reason when it aborts.
 */
export async function neuralScores(
  reranker: Reranker,
  request: RerankRequest,
  { deadline, signal }: AskOptions,
): Promise<NeuralScores> {
  signal?.throwIfAborted();
  const none = (reason: string): NeuralScores => outcome(request, [], reason);
  if (deadline !== null && deadline - REPLY_MS <= performance.now()) {
    return none('no time was left within the deadline');
  }
  const ending = new AbortController();
  const end = (): void => {
    ending.abort(signal?.reason);
  };
  signal?.addEventListener('abort', end, { once: true });
  const late = new Promise<NeuralScores>((resolve) => {
    ending.signal.addEventListener('abort', () => {
      resolve(none('the model was not ready within the deadline'));
    });
  });
  const timer =
    deadline === null ? undefined : setTimeout(end, Math.max(0, deadline - performance.now()));
  try {
    const asked = ask(reranker, request, deadline, ending.signal);
    const settled = await Promise.race([asked, late]);
    signal?.throwIfAborted();
    return settled;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function ask(
  reranker: Reranker,
  request: RerankRequest,
  deadline: number | null,
  signal: AbortSignal,
): Promise<NeuralScores> {
  try {
    const { scores, reason } = await reranker.rerank(request, {
      // Of the clock that threads share.
      deadline: deadline === null ? null : performance.timeOrigin + deadline - REPLY_MS,
      signal,
    });
    return outcome(request, scores, reason);
  } catch (error) {
    if (error instanceof DeepCodeSeekError) return outcome(request, [], error.message);
    return outcome(request, [], error instanceof Error ? error.message : 'the model failed');
  }
}

function outcome(
  { documents }: RerankRequest,
  given: readonly number[],
  reason: string | null,
): NeuralScores {
  const scores = documents.map((_, at) => {
    const score = given[at];
    return score !== undefined && Number.isFinite(score) ? score : null;
  });
  const scored = scores.filter((score) => score !== null).length;
  if (scored === documents.length) return { scores, scored, reason: null };
  const told = reason ?? 'the model gave no number for the others';
  const share = `${scored} of ${documents.length} candidates scored`;
  return { scores, scored, reason: scored === 0 ? told : `${share}: ${told}` };
}
