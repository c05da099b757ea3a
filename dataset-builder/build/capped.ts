import type { CountedExample } from './dataset-report.js';
import { grouped } from './grouped.js';
import { seededHash } from './seeded-hash.js';

/**
 * Of each API's examples for one question at most `cap`, chosen by the seed; gives the ids that stay. Not by the hash of the
 * id alone: that one has chosen the place of the cut, and the cuts are to stay in their proportions.
 */
export function cappedIds(
  examples: readonly CountedExample[],
  cap: number,
  seed: number,
): ReadonlySet<string> {
  const groups = grouped(examples, ({ groundTruth, question }) => `${question} ${groundTruth.api}`);
  return new Set(
    [...groups.values()].flatMap((group) =>
      group
        .map(({ id }) => ({ id, order: seededHash(seed, `capped ${id}`) }))
        .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
        .slice(0, cap)
        .map(({ id }) => id),
    ),
  );
}
