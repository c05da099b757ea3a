/** What a predictor's thread offers to the thread that asks. */
import type { SuggestAnswer, SuggestQuestion } from '../../domain/index.js';
import type { SuggestOptions } from '../predictor.js';

export interface ThreadPredictor {
  suggest(
    question: SuggestQuestion,
    options: ThreadSuggestOptions,
    signal: AbortSignal,
  ): Promise<SuggestAnswer>;
  /** Gives the generation that was reached. */
  refresh(signal: AbortSignal): Promise<number>;
  generation(): Promise<number>;
  statistics(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

export interface ThreadSuggestOptions extends Omit<SuggestOptions, 'deadlineMs' | 'signal'> {
  /** Of `sharedTime()`, so that the way to the thread counts too; null waits for everything. */
  readonly deadline: number | null;
}
