/** The members of a platform class, ranked by how many scripts of this instance name them and by words in sight. */
import { platformCatalogue, type PlatformMember } from '../../analysis/index.js';
import { compareText } from '../best-apis.js';
import { wordScore, type MemberRanking } from './rank-members.js';

const WEIGHT = { scripts: 1, words: 0.5 } as const;

export interface RankedPlatformMember {
  readonly member: PlatformMember;
  readonly score: number;
}

/** Best first; empty for a class that the catalogue does not know. */
export function rankPlatformMembers(
  className: string,
  isStatic: boolean,
  ranking: Omit<MemberRanking, 'sites'>,
): readonly RankedPlatformMember[] {
  const { index, context } = ranking;
  const offered = platformCatalogue()
    .members(className)
    .filter((member) => member.kind !== 'constructor' && (!isStatic || member.isStatic));
  const scripts = offered.map(({ name }) => {
    const term = index.terms.find(name.toLowerCase());
    if (term < 0) return 0;
    const own = context.exclusion.scripts.filter((script) =>
      index.identifiers.holds(script.termDocument, term),
    ).length;
    return Math.log1p(index.identifiers.frequency(term) - own);
  });
  const words = offered.map(({ name }) => wordScore([name], ranking));
  const mostScripts = Math.max(...scripts, 1);
  const mostWords = Math.max(...words, 1);
  return offered
    .map((member, at) => ({
      member,
      score:
        (WEIGHT.scripts * (scripts[at] ?? 0)) / mostScripts +
        (WEIGHT.words * (words[at] ?? 0)) / mostWords,
    }))
    .sort((a, b) => b.score - a.score || compareText(a.member.name, b.member.name));
}
