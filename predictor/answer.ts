/** The pipeline from a question to its answer, over one index. */
import type { SuggestQuestion } from '../domain/index.js';
import { answerApiQuestion } from './answer-api-question.js';
import { answerMemberQuestion } from './answer-member-question.js';
import type { AnswerOptions, Engine, TimedAnswer } from './engine.js';
import { unanswered } from './unanswered.js';
import { queryContext } from './question/query-context.js';
import { StageTimer } from './stage-timer.js';

/** Answers a question. An abort throws its reason and ends what was started. */
export async function answerQuestion(
  question: SuggestQuestion,
  engine: Engine,
  options: AnswerOptions,
): Promise<TimedAnswer> {
  const timer = new StageTimer();
  const scratch = engine.scratch.open();
  const context = queryContext(question, engine.index, scratch, options.expansion);
  timer.mark('context');
  const answer = context.cursor.inert
    ? unanswered(context.cursor.question)
    : context.cursor.question === 'member'
      ? answerMemberQuestion(context, engine, options.limit, timer)
      : await answerApiQuestion(context, engine, options, timer);
  scratch.close();
  return { ...answer, timings: timer.timings() };
}
