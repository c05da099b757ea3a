import type { Example } from '../../domain/index.js';
import { seededHash } from '../build/seeded-hash.js';
import type { View } from './example-question.js';

/** On the sample scopes accuracy still rises with the number of questions; more than this would take too long. */
export const MOST_QUESTIONS = 6_000;
const SEED = 1;

/**
 * Which examples are asked, and with what in view. Authors type in the middle of a script as well as at its end: each
 * example is asked in one of the two views by chance, and in the other one too as far as there is room. The same
 * examples give the same questions.
 */
export function chooseAsks<Chosen extends Pick<Example, 'id'>>(
  examples: readonly Chosen[],
  most = MOST_QUESTIONS,
): readonly { readonly example: Chosen; readonly view: View }[] {
  // Not the hash of the id alone: that one has chosen the place of the cut.
  const order = (id: string): number => seededHash(SEED, `asked ${id}`);
  const shuffled = [...examples].sort((a, b) => order(a.id) - order(b.id));
  const asks = (first: View, second: View): ReturnType<typeof chooseAsks<Chosen>> =>
    shuffled.map((example, at) => ({ example, view: at % 2 === 0 ? first : second }));
  return [...asks('both', 'before'), ...asks('before', 'both')].slice(0, most);
}
