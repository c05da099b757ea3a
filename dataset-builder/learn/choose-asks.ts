import type { Example } from '../../domain/index.js';
import { seededHash } from '../build/seeded-hash.js';
import type { Ask } from './collect-groups.js';

/** More questions than this teach little more, and cost minutes. */
export const MOST_QUESTIONS = 4_000;
const SEED = 1;

/**
 * Which examples are asked, and with what in view. Authors type in the middle of a script as well as at its end: each
 * example is asked in both views as far as there is room, else in one of them by chance. The same examples give the
 * same questions.
 */
export function chooseAsks(examples: readonly Example[], most = MOST_QUESTIONS): readonly Ask[] {
  const shuffled = [...examples].sort((a, b) => order(a.id) - order(b.id));
  if (shuffled.length * 2 <= most) {
    return shuffled.flatMap((example): readonly Ask[] => [
      { example, view: 'both' },
      { example, view: 'before' },
    ]);
  }
  return shuffled
    .slice(0, most)
    .map((example, at) => ({ example, view: at % 2 === 0 ? 'both' : 'before' }));
}

function order(id: string): number {
  // Not the hash of the id alone: that one has chosen the place of the cut.
  return seededHash(SEED, `asked ${id}`);
}
