/** Who is learned from and who is examined, decided by script and near-duplicate family together. */
import type { Example } from '../../domain/index.js';
import { COPY_SIMILARITY, nearDuplicateFamilies } from '../near-duplicate-families.js';
import { seededHash } from './seeded-hash.js';

export interface SplitScript {
  readonly sysId: string;
  readonly scope: string;
  readonly source: string;
}

export interface Placement {
  readonly family: string;
  readonly split: Example['split'];
  readonly fold: number;
}

export interface SplitOptions {
  readonly seed: number;
  /** All scripts of this scope are for testing and none elsewhere; null holds out no scope. */
  readonly heldOutScope: string | null;
}

const TEST_SHARE = 0.2;
const VALIDATION_SHARE = 0.1;
export const FOLDS = 5;

/**
 * The family, split and fold of each script by sys_id: 20 % of the scripts are for testing, 10 % for validation, and the
 * five folds are of nearly one size; a family is never divided. Which family goes where depends on the seed and on its
 * smallest sys_id alone. With a held-out scope its scripts are the test and the rest is divided for validation; a script
 * of another scope whose family reaches into the held-out one is on neither side: null.
 */
export function placeScripts(
  scripts: readonly SplitScript[],
  { seed, heldOutScope }: SplitOptions,
): ReadonlyMap<string, Placement | null> {
  const families = [...familiesOf(scripts)].sort(
    ([one], [other]) => seededHash(seed, one) - seededHash(seed, other) || (one < other ? -1 : 1),
  );
  const held = (members: readonly SplitScript[]): boolean =>
    members.some(({ scope }) => scope === heldOutScope);
  const divided = families.filter(([, members]) => !held(members));
  const splits = divide(divided, heldOutScope === null ? TEST_SHARE : 0);
  const folds = foldsOf(families);
  const placements = new Map<string, Placement | null>();
  for (const [family, members] of families) {
    for (const { sysId, scope } of members) {
      const isStray = held(members) && scope !== heldOutScope;
      const split = splits.get(family) ?? 'test';
      placements.set(sysId, isStray ? null : { family, split, fold: folds.get(family) ?? 0 });
    }
  }
  return placements;
}

type Family = readonly [name: string, members: readonly SplitScript[]];

/** Every script in exactly one family, which is named after its smallest sys_id. */
function familiesOf(scripts: readonly SplitScript[]): readonly Family[] {
  const byId = new Map(scripts.map((script) => [script.sysId, script]));
  const ids = [...byId.keys()].sort();
  const texts = ids.map((id) => ({ id, text: byId.get(id)?.source ?? '' }));
  const copies = nearDuplicateFamilies(texts, { similarity: COPY_SIMILARITY });
  const inFamily = new Set(copies.flat());
  const alone = ids.filter((id) => !inFamily.has(id)).map((id) => [id]);
  return [...copies, ...alone].map((members) => {
    const sorted = [...members].sort();
    return [sorted[0] ?? '', sorted.flatMap((id) => byId.get(id) ?? [])];
  });
}

/** Fills the test, then the validation, with families until each has its share of the scripts. */
function divide(
  families: readonly Family[],
  testShare: number,
): ReadonlyMap<string, Example['split']> {
  const total = families.reduce((sum, [, members]) => sum + members.length, 0);
  const room = { test: total * testShare, validation: total * VALIDATION_SHARE };
  const splits = new Map<string, Example['split']>();
  for (const [family, { length }] of families) {
    // Half of a family may stand over: the shares come out right on the whole.
    const split = (['test', 'validation'] as const).find((name) => room[name] >= length / 2);
    splits.set(family, split ?? 'train');
    if (split !== undefined) room[split] -= length;
  }
  return splits;
}

/** Each family into the fold with the fewest scripts. */
function foldsOf(families: readonly Family[]): ReadonlyMap<string, number> {
  const sizes = Array.from({ length: FOLDS }, () => 0);
  const folds = new Map<string, number>();
  for (const [family, { length }] of families) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] ?? 0) + length;
    folds.set(family, fold);
  }
  return folds;
}
