/** Expansions that a model writes: asked for once, waited for within a time, kept. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import {
  DeepCodeSeekError,
  type ChatModel,
  type ChatRequest,
  type SuggestQuestion,
} from '../../domain/index.js';
import { asksForMember } from './asks-for-member.js';
import type { Expander, ExpandOptions } from './expander.js';
import type { Expansion } from './expansion.js';
import { expansionRequest, type WrittenMode } from './expansion-request.js';
import { expansionText } from './expansion-text.js';

/** Of at most 1,000 characters each. */
const MAX_KEPT = 2_000;
const LATE = 'late';

export interface ModelExpanderOptions {
  readonly mode: WrittenMode;
  readonly model: ChatModel & { close(): void };
  readonly timeoutMs: number;
  readonly concurrency: number;
}

/** A request under way, and who waits for it. */
interface Asking {
  readonly key: string;
  readonly outcome: Promise<Expansion>;
  readonly ending: AbortController;
  waiting: number;
  /** A question went on without it: the next one shall have it. */
  isAwaitedLater: boolean;
}

export class ModelExpander implements Expander {
  readonly #options: ModelExpanderOptions;
  readonly #kept = new LRUCache<string, Expansion>({ max: MAX_KEPT });
  readonly #asking = new Map<string, Asking>();

  constructor(options: ModelExpanderOptions) {
    this.#options = options;
  }

  async expand(question: SuggestQuestion, { withinMs, signal }: ExpandOptions): Promise<Expansion> {
    signal?.throwIfAborted();
    if (asksForMember(question)) return { kind: 'unneeded' };
    const { mode, model, timeoutMs, concurrency } = this.#options;
    const request = expansionRequest(mode, question, model.model);
    const key = keyOf(mode, request);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const underWay = this.#asking.get(key);
    if (underWay === undefined && this.#asking.size >= concurrency) {
      return { kind: 'none', reason: 'the model is busy with other questions' };
    }
    return this.#wait(underWay ?? this.#ask(key, request), Math.min(timeoutMs, withinMs), signal);
  }

  close(): void {
    for (const { ending } of this.#asking.values()) ending.abort();
    this.#options.model.close();
  }

  /** What the model said is kept, nothing included; a failure is not. */
  #ask(key: string, request: ChatRequest): Asking {
    const ending = new AbortController();
    const outcome = this.#options.model
      .complete(request, ending.signal)
      .then((answer) => {
        const expansion = expansionText(answer);
        this.#kept.set(key, expansion);
        return expansion;
      })
      .catch((error: unknown): Expansion => ({ kind: 'none', reason: reasonOf(error) }))
      .finally(() => {
        if (this.#asking.get(key) === asking) this.#asking.delete(key);
      });
    const asking: Asking = { key, outcome, ending, waiting: 0, isAwaitedLater: false };
    this.#asking.set(key, asking);
    return asking;
  }

  /** Who is late goes on without, and the request goes on; it ends when everybody who waits for it has gone. */
  async #wait(asking: Asking, waitMs: number, signal: AbortSignal | undefined): Promise<Expansion> {
    const waited = new AbortController();
    const ending = signal === undefined ? waited.signal : AbortSignal.any([waited.signal, signal]);
    const late = sleep(waitMs, LATE, { signal: ending }).catch(() => LATE);
    asking.waiting += 1;
    const first = await Promise.race([asking.outcome, late]);
    asking.waiting -= 1;
    waited.abort();
    if (signal?.aborted === true) this.#leave(asking);
    signal?.throwIfAborted();
    if (typeof first !== 'string') return first;
    asking.isAwaitedLater = true;
    const reason = `the model did not answer within ${String(Math.round(waitMs))} ms`;
    return { kind: 'none', reason };
  }

  #leave(asking: Asking): void {
    if (asking.waiting > 0 || asking.isAwaitedLater) return;
    asking.ending.abort();
    // Whoever asks the same from now on asks anew.
    if (this.#asking.get(asking.key) === asking) this.#asking.delete(asking.key);
  }
}

function keyOf(mode: WrittenMode, request: ChatRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([mode, request]))
    .digest('base64');
}

function reasonOf(error: unknown): string {
  return error instanceof DeepCodeSeekError ? error.message : 'asking the model failed';
}
