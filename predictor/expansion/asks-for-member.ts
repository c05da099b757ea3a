import type { SuggestQuestion } from '../../domain/index.js';
import { codeBefore } from './code-around.js';

/** A name and the dot behind it stand within so many characters. */
const NEAR = 200;

/**
 * Whether the cursor stands behind a dot. It is read from the text alone: whoever asks a model must know it before the
 * cursor's context is read, and a member is the commonest question of an editor.
 */
export function asksForMember(question: SuggestQuestion): boolean {
  return codeBefore(question, NEAR).endsWith('.');
}
