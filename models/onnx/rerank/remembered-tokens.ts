import { LRUCache } from 'lru-cache';
import type { DocumentTokens } from './pair-scorer.js';

/** Cards of candidates do not depend on the question: as many are kept as large instances have. */
const MOST_DOCUMENTS = 20_000;

/** Tokenises each document once. */
export function rememberedTokens(
  encode: (document: string) => DocumentTokens,
): (document: string) => DocumentTokens {
  const known = new LRUCache<string, DocumentTokens>({ max: MOST_DOCUMENTS });
  return (document) => {
    const kept = known.get(document);
    if (kept !== undefined) return kept;
    const tokens = encode(document);
    known.set(document, tokens);
    return tokens;
  };
}
