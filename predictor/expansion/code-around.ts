import type { SuggestQuestion } from '../../domain/index.js';

/** What a model is shown: some 1,500 tokens, so that a small local one answers while the author waits. */
const LINES = { before: 40, after: 15 } as const;
const CHARACTERS = { before: 4_000, after: 1_500 } as const;

const TYPED = /[\p{L}\p{N}_$]+$/u;
const REST_OF_TYPED = /^[\p{L}\p{N}_$]+/u;

export interface CodeAround {
  readonly before: string;
  readonly after: string;
}

/**
 * The lines around the cursor, cut to a number and a length. The name that is being typed is left out: it is what is looked
 * for, and so one question stays the same while its letters come.
 */
export function codeAround(question: SuggestQuestion): CodeAround {
  const before = codeBefore(question, CHARACTERS.before).split('\n').slice(-LINES.before);
  const after = question.codeAfter.slice(0, CHARACTERS.after).replace(REST_OF_TYPED, '');
  return {
    before: before.join('\n'),
    after: after.split('\n').slice(0, LINES.after).join('\n').trimEnd(),
  };
}

/** At most so many characters before the cursor, without the name that is being typed. */
export function codeBefore({ codeBefore: text }: SuggestQuestion, maxCharacters: number): string {
  return text.slice(-maxCharacters).replace(TYPED, '').trimEnd();
}
