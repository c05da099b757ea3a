/** How well one member of the candidate fits: the best of them speaks for it, however many others it has. */
import { inheritanceChain, splitIdentifier } from '../../analysis/index.js';
import type { MemberTerms } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { JudgedCode } from '../question/own-traces.js';
import { judgedCode, type QueryContext } from '../question/query-context.js';
import { isTelling } from '../terms/term-table.js';
import { featureColumn, shareAndRank, type FeatureColumn } from './feature-column.js';

/** Words near the cursor count more, as they do for whole APIs. */
const NEARNESS = [1, 0.6, 0.25] as const;

/**
 * `member.words`: the rarity of the words that a member's name shares with what is in sight, nearer words more.
 * `member.coverage`: the part of a member's name, by rarity, that stands in sight. `member.parameters`: likewise the
 * part of its parameters. `awaited.target`: the rarity that a member's name shares with the variable that takes the
 * value. `awaited.members`: the part, by rarity, of the members called on that value that the candidate offers.
 */
export function memberFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  context: QueryContext,
  memberRarity: (term: number) => number,
): readonly FeatureColumn[] {
  const rarity = remembered(memberRarity);
  const target = new Set(targetTerms(context, index));
  const awaited = context.cursor.awaited.members.map((name) =>
    index.terms.find(name.toLowerCase()),
  );
  const wanted = awaited.reduce((sum, term) => sum + rarity(term), 0);
  const fits = new Map(
    candidates.map((api) => {
      const offered = offeredBy(api, index, context);
      const names = new Set(offered.map(({ name }) => name));
      const found = awaited.reduce(
        (sum, term) => sum + (term >= 0 && names.has(term) ? rarity(term) : 0),
        0,
      );
      const fit = {
        ...bestFit(offered, judgedCode(api, context), target, rarity),
        awaited: found / (wanted || 1),
      };
      return [api, fit];
    }),
  );
  const column = (name: string, fit: keyof Fit | 'awaited'): FeatureColumn =>
    featureColumn(name, candidates, (api) => fits.get(api)?.[fit] ?? 0);
  return [
    ...shareAndRank(column('member.words', 'words')),
    ...shareAndRank(column('member.coverage', 'coverage')),
    ...shareAndRank(column('member.parameters', 'parameters')),
    ...shareAndRank(column('awaited.target', 'target')),
    column('awaited.members', 'awaited'),
  ];
}

interface Fit {
  words: number;
  coverage: number;
  parameters: number;
  target: number;
}

/** Of each measure the best of all members. */
function bestFit(
  members: readonly MemberTerms[],
  { freshTerms }: JudgedCode,
  target: ReadonlySet<number>,
  rarity: (term: number) => number,
): Fit {
  const best: Fit = { words: 0, coverage: 0, parameters: 0, target: 0 };
  for (const { words, parameters } of members) {
    let all = 0;
    let shared = 0;
    let inTarget = 0;
    for (const term of words) {
      const weight = rarity(term);
      const lane = freshTerms.get(term);
      all += weight;
      if (lane !== undefined) shared += weight * (NEARNESS[lane] ?? 0);
      if (target.has(term)) inTarget += weight;
    }
    best.words = Math.max(best.words, shared);
    best.target = Math.max(best.target, inTarget);
    if (all > 0) best.coverage = Math.max(best.coverage, shared / all);
    if (parameters.length === 0) continue;
    let inSight = 0;
    for (const term of parameters) {
      const lane = freshTerms.get(term);
      if (lane !== undefined) inSight += NEARNESS[lane] ?? 0;
    }
    best.parameters = Math.max(best.parameters, inSight / parameters.length);
  }
  return best;
}

/** The members of the whole chain; the chain's other classes may be of other scopes. */
function offeredBy(
  api: number,
  index: MirrorIndex,
  { exclusion }: QueryContext,
): readonly MemberTerms[] {
  const name = index.api(api)?.stored.surface.api;
  if (name === undefined) return [];
  return [...inheritanceChain(name, exclusion.directory)].flatMap(
    (surface) => index.apiByName(surface.api)?.members ?? [],
  );
}

function targetTerms({ cursor }: QueryContext, index: MirrorIndex): readonly number[] {
  return [...splitIdentifier(cursor.awaited.target ?? '')]
    .filter(isTelling)
    .map((word) => index.terms.find(word))
    .filter((term) => term >= 0);
}

function remembered(rarity: (term: number) => number): (term: number) => number {
  const known = new Map<number, number>();
  return (term) => {
    if (term < 0) return 0;
    let value = known.get(term);
    if (value === undefined) {
      value = rarity(term);
      known.set(term, value);
    }
    return value;
  };
}
