/** Answers by what decides them: the question, the options, the mirror's generation, the weights and the model, and for whom they are. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Principal, SuggestQuestion } from '../domain/index.js';
import type { AnswerOptions, PartialAnswer } from './engine.js';

/** Suggestions of all kept answers together: some 2 kB each. */
const MAX_SUGGESTIONS = 6_000;

export class AnswerCache {
  readonly #answers = new LRUCache<string, PartialAnswer>({
    maxSize: MAX_SUGGESTIONS,
    sizeCalculation: ({ suggestions }) => suggestions.length + 1,
  });
  #hits = 0;
  #misses = 0;

  get statistics(): {
    readonly cachedAnswers: number;
    readonly cacheHits: number;
    readonly cacheMisses: number;
  } {
    return { cachedAnswers: this.#answers.size, cacheHits: this.#hits, cacheMisses: this.#misses };
  }

  get(key: string): PartialAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) this.#misses += 1;
    else this.#hits += 1;
    return answer;
  }

  /** Keeps whole answers only: what was left out once for want of time may be there the next time. */
  set(key: string, answer: PartialAnswer): void {
    if (answer.degraded.length === 0) this.#answers.set(key, answer);
  }

  clear(): void {
    this.#answers.clear();
  }
}

/** The key of a question; its `id` does not count. `version` is that of the mirror, of the weights and of the neural model. */
export function answerKey(
  question: SuggestQuestion,
  {
    limit,
    threshold,
    alreadyNamed,
    expansion,
    rerank,
  }: Pick<AnswerOptions, 'limit' | 'threshold' | 'alreadyNamed' | 'expansion' | 'rerank'>,
  version: string,
  principal: Principal,
): string {
  const { codeBefore, codeAfter, scope, table, script } = question;
  const roles = [...principal.roles].sort();
  const parts = [
    codeBefore,
    codeAfter,
    scope ?? 'global',
    table ?? null,
    script ?? null,
    limit,
    threshold,
    alreadyNamed,
    expansion,
    rerank?.candidates ?? null,
    version,
    roles,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
