/** The words of a full-text question. */
import { splitIdentifier } from '../../analysis/index.js';

/** More words than this find nothing more, and each costs a pass over its matches. */
export const MAX_SEARCH_TERMS = 200;

/** Identifiers whole and split into their words, in lower case, each once, in the order given, at most MAX_SEARCH_TERMS. */
export function searchTerms(terms: readonly string[]): readonly string[] {
  const whole = terms.map((term) => term.toLowerCase());
  const words = terms.flatMap((term) => [...splitIdentifier(term)]);
  const searchable = [...whole, ...words].filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(searchable)].slice(0, MAX_SEARCH_TERMS);
}
