/**
 * The folder that the training of rerankers reads. `rerank.json` is written last: a folder without it is not whole.
 * `cards.jsonl` holds what a reranker reads of APIs, `train.jsonl`, `validation.jsonl` and `test.jsonl` a question a line.
 */
import { z } from 'zod';
import { exampleSchema } from '../../domain/index.js';

export const HEADER_FILE = 'rerank.json';
export const CARDS_FILE = 'cards.jsonl';
export const RERANK_FILES = [
  HEADER_FILE,
  CARDS_FILE,
  'train.jsonl',
  'validation.jsonl',
  'test.jsonl',
] as const;
/** How many of a ranking are taken: the hardest of the wrong ones are to be told apart, not all of them. */
export const MOST_CANDIDATES = 60;

export const rerankHeaderSchema = z.strictObject({
  format: z.literal('deepcodeseek-rerank'),
  version: z.literal(1),
  /** Name of what the questions come from. */
  instance: z.string(),
  /** Of the mirror; 0 where there is none. */
  generation: z.int(),
  /** The most candidates of a question. */
  candidates: z.int(),
  /** Lines of `cards.jsonl`. */
  cards: z.int(),
  /** Lines of the other files. */
  questions: z.strictObject({ train: z.int(), validation: z.int(), test: z.int() }),
});
export type RerankHeader = z.output<typeof rerankHeaderSchema>;

/** Line k, counted from 0, holds card k. One API has a card for each text that is read of it. */
export const rerankCardSchema = z.strictObject({
  card: z.int(),
  /** `scope.Class` */
  api: z.string(),
  text: z.string(),
});

const { script, family, scope, fold, origin, callers } = exampleSchema.shape;

export const rerankQuestionSchema = z.strictObject({
  /** Of the example; in each view it is another question. */
  id: z.string(),
  view: z.enum(['both', 'before']),
  ...{ script, family, scope, fold, origin, callers },
  /** Code before the cursor as a reranker reads it. */
  query: z.string(),
  /** And behind it, or empty. */
  behind: z.string(),
  /** The card of the right answer. */
  positive: z.int(),
  /**
   * Its place in the ranking, from 1; null where the candidates do not hold it. Trees have learned from all splits but
   * `validation`: elsewhere the place flatters them, and nothing may be compared with it.
   */
  rank: z.int().nullable(),
  /** Cards of wrong answers, the best by the ranking first. */
  candidates: z.array(z.int()).min(1).readonly(),
});
export type RerankQuestion = z.output<typeof rerankQuestionSchema>;
