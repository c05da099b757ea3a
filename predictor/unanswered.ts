import type { SuggestAnswer } from '../domain/index.js';
import type { PartialAnswer } from './engine.js';

/** Nothing to suggest, and nothing amiss. */
export function unanswered(question: SuggestAnswer['question']): PartialAnswer {
  return { question, suggestions: [], threshold: null, reranked: 0, degraded: [] };
}
