import type { AddressedQuestion, AnswerFolder } from '../../connector/index.js';
import type { ChatModel } from '../../domain/index.js';

export interface AskOptions {
  /** Requests at a time. */
  readonly concurrency: number;
  readonly onAnswer: (answered: number) => void;
  /** An abort leaves the answers that came. */
  readonly signal?: AbortSignal;
}

/** Asks the questions and keeps each answer as it comes. The first failure ends the others and is thrown. */
export async function askModel(
  questions: readonly AddressedQuestion[],
  { endpoint, answers }: { readonly endpoint: ChatModel; readonly answers: AnswerFolder },
  { concurrency, onAnswer, signal }: AskOptions,
): Promise<void> {
  const failing = new AbortController();
  const stop = signal === undefined ? failing.signal : AbortSignal.any([signal, failing.signal]);
  const failures: unknown[] = [];
  const waiting = questions.values();
  let answered = 0;

  async function askOn(): Promise<void> {
    for (const question of waiting) {
      stop.throwIfAborted();
      await answers.keep(question, await endpoint.complete(question.request, stop));
      onAnswer((answered += 1));
    }
  }

  await Promise.all(
    Array.from({ length: concurrency }, () =>
      askOn().catch((error: unknown) => {
        failures.push(error);
        failing.abort();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
}
