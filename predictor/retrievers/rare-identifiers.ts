import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import { inverseDocumentFrequency } from '../terms/bm25.js';

export interface RareIdentifier {
  readonly word: string;
  /** Scripts that hold it, the edited one not counted; at least 1. */
  readonly scripts: number;
  readonly rarity: number;
}

/** Those of the identifiers that other scripts hold, the rarest first, the nearest first among equals. */
export function rarestIdentifiers(
  index: MirrorIndex,
  { identifiers, exclusion }: Pick<QueryContext, 'identifiers' | 'exclusion'>,
  shortest: number,
): readonly RareIdentifier[] {
  const others = index.scripts.count - exclusion.scripts.length;
  const found: RareIdentifier[] = [];
  for (const word of identifiers) {
    const term = word.length < shortest ? -1 : index.terms.find(word.toLowerCase());
    if (term < 0) continue;
    const own = exclusion.scripts.filter((script) =>
      index.identifiers.holds(script.termDocument, term),
    ).length;
    const scripts = index.identifiers.frequency(term) - own;
    if (scripts > 0) {
      found.push({ word, scripts, rarity: inverseDocumentFrequency(scripts, others) });
    }
  }
  return found.sort((a, b) => b.rarity - a.rarity);
}
