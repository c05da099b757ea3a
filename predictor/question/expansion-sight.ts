/**
 * The words of an expanded query, read as identifiers. They are a question and no code of the author's: they widen what is
 * searched for, weigh less than what is in sight, and never count as being there.
 */
import { isKeyword } from '../../analysis/index.js';
import { SITE_LANE } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import { plainName } from '../mirror-index/prepare-script.js';
import { knownTerms } from './known-terms.js';
import type { SeenTerms } from './own-traces.js';

/**
 * Of a word that stands in the expansion alone, where a word right beside the cursor weighs 1: as within twelve lines. Measured
 * with expansions that name what is wanted, and with such that speak of something else: at a quarter the first bring half of
 * what they could, and up to 1 the others cost next to nothing.
 */
export const EXPANSION_WEIGHT = 0.6;
/** As many as some thirty lines hold; what comes first counts. */
const MAX_WORDS = 80;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The words of `text`, each once, in their order; without those that `isKnown` says are in the query already. */
export function expansionSight(
  text: string,
  index: MirrorIndex,
  isKnown: (name: string, plain: string) => boolean,
): readonly SeenTerms[] {
  const words = [...new Set(text.match(WORD))].filter((word) => !isKeyword(word));
  return words
    .map((name, at) => ({ name, plain: plainName(name), next: words[at + 1] ?? '' }))
    .filter(({ name, plain }) => !isKnown(name, plain))
    .slice(0, MAX_WORDS)
    .map((seen) => ({ ...seen, lane: SITE_LANE.far, terms: knownTerms(seen.name, index) }));
}
