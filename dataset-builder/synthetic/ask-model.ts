import type { AddressedQuestion, AnswerFolder } from '../../connector/index.js';
import type { ChatModel } from '../../domain/index.js';
import { severalAtATime } from '../several-at-a-time.js';

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
  let answered = 0;
  await severalAtATime(
    questions,
    async (question, stop) => {
      await answers.keep(question, await endpoint.complete(question.request, stop));
      onAnswer((answered += 1));
    },
    { concurrency, signal },
  );
}
