/** Keywords that a chat model writes: each position is asked for once, and never waited for longer than its time. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  createError,
  DeepCodeSeekError,
  type ChatAnswer,
  type ChatModel,
  type ChatRequest,
  type ErrorCode,
} from '../../../domain/index.js';
import type { KeywordOutcome, KeywordWriter } from './keyword.js';
import { keywordRequest } from './keyword-request.js';
import { KEYWORD_TEMPLATE } from './keyword-template.js';
import { SharedWork } from './shared-work.js';
import { UnansweredPause } from './unanswered-pause.js';

export interface ChatKeywordsOptions {
  readonly model: ChatModel;
  /** For a position in all, with the tries and the waits that the service demands. */
  readonly timeoutMs: number;
  /** Positions whose keywords are kept, at least 1; some 500 bytes each. Default 1,000. */
  readonly maxCached?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

const DEFAULT_MAX_CACHED = 1_000;
/** Requests at a time; a model that is asked for more would answer none of them in time. */
const MAX_OPEN = 32;
/** Nothing came back; any other error is an answer. */
const UNANSWERED: ReadonlySet<ErrorCode> = new Set(['MODEL_TIMEOUT', 'MODEL_UNREACHABLE']);

/**
 * Asks `model` for the keywords of a position. Equal positions share one request, and one answer while it is kept. Whatever
 * the service does is an outcome, whose reason names the host and holds nothing of the code; failures are not kept. After
 * three times in a row without any answer, time-outs among them, nothing is asked for a minute. Throws ABORTED on an abort;
 * the request goes on for others that wait for it, and is aborted with the last of them.
 */
export function chatKeywords(options: ChatKeywordsOptions): KeywordWriter {
  const { model, timeoutMs, maxCached = DEFAULT_MAX_CACHED } = options;
  const { now = () => performance.now() } = options;
  const { host } = new URL(model.address);
  const kept = new LRUCache<string, KeywordOutcome>({ max: maxCached });
  const open = new SharedWork<KeywordOutcome>(`Asking the model at ${host} for keywords`);
  const pause = new UnansweredPause(now);

  async function ask(
    key: string,
    request: ChatRequest,
    signal: AbortSignal,
  ): Promise<KeywordOutcome> {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await model.complete(request, AbortSignal.any([signal, deadline]));
      pause.answered();
      const outcome = keywordsOf(answer, host);
      kept.set(key, outcome);
      return outcome;
    } catch (error) {
      if (!(error instanceof DeepCodeSeekError)) throw error;
      const isLate = deadline.aborted && !signal.aborted;
      if (isLate || UNANSWERED.has(error.code)) pause.failed();
      else if (error.code !== 'ABORTED') pause.answered();
      const timeout = createError('MODEL_TIMEOUT', { host, timeoutSeconds: timeoutMs / 1000 });
      return { kind: 'none', reason: (isLate ? timeout : error).message };
    }
  }

  return async (question, signal) => {
    const request = keywordRequest(question, model.model);
    const key = createHash('sha256').update(JSON.stringify(request)).digest('base64');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const paused = pause.current();
    if (paused !== null && !open.has(key)) {
      const leftSeconds = Math.ceil(paused.leftMs / 1000);
      const reason = `The model at ${host} has not answered ${String(paused.failures)} times in a row; it is asked again in ${String(leftSeconds)} s.`;
      return { kind: 'none', reason };
    }
    if (open.size >= MAX_OPEN && !open.has(key)) {
      const reason = `The model at ${host} has ${String(MAX_OPEN)} other questions to answer first.`;
      return { kind: 'none', reason };
    }
    return open.join(key, (shared) => ask(key, request, shared), signal);
  };
}

function keywordsOf(answer: ChatAnswer, host: string): KeywordOutcome {
  if (answer.kind === 'too-large') {
    return {
      kind: 'none',
      reason: `The answer of the model at ${host} is too large to be keywords.`,
    };
  }
  const keywords = KEYWORD_TEMPLATE.parse(answer.text);
  if (keywords.length > 0) return { kind: 'keywords', keywords };
  return { kind: 'none', reason: `The answer of the model at ${host} names no keyword.` };
}
