import type { MirrorIndex } from '../mirror-index/mirror-index.js';

/** Terms of the words of an identifier and of itself, those that the mirror holds. */
export function knownTerms(name: string, index: MirrorIndex): readonly number[] {
  const terms: number[] = [];
  index.terms.visitKnownWords(name, (term) => terms.push(term));
  return terms;
}
