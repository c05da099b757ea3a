import type { SuggestQuestion } from '../../domain/index.js';
import { codeBefore } from './code-around.js';

/** Some 250 lines: beyond them the words are those of other functions. */
const MAX_LENGTH = 8_000;

/** The code before the cursor as it is, its last line first: of an expansion the first words count. */
export function prefixText(question: SuggestQuestion): string {
  return codeBefore(question, MAX_LENGTH).split('\n').reverse().join('\n');
}
