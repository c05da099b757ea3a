import type { Example } from '../../domain/index.js';
import { seededHash } from '../build/seeded-hash.js';

/** Questions of a kind that are asked. The candidates are held: with 300 candidates of 120 features that is some 400 MB. */
export const MOST_QUESTIONS = 3_000;
const SEED = 1;

/** At most `most` of the examples, evenly and the same every time, in their own order. */
export function sampleExamples(examples: readonly Example[], most: number): readonly Example[] {
  if (examples.length <= most) return examples;
  // Not the hash of the bare id: by that one the builder has chosen the cut and whom the cap leaves.
  const order = new Map(examples.map(({ id }) => [id, seededHash(SEED, `asked ${id}`)]));
  const chosen = new Set(
    [...order]
      .sort(([, one], [, other]) => one - other)
      .slice(0, most)
      .map(([id]) => id),
  );
  return examples.filter(({ id }) => chosen.has(id));
}
