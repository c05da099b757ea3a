/** Texts as sets of shingles: runs of five tokens, each set held as sorted 32-bit hashes. */

const SHINGLE_TOKENS = 5;
const TOKEN = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu;

/** Jaccard similarity of the shingle sets of two texts, from 0 to 1; 0 when either has no token. */
export function shingleSimilarity(left: string, right: string): number {
  return similarityOf(shingleHashes(left), shingleHashes(right));
}

/**
 * The distinct shingles of `text`, hashed and sorted. A text of fewer than five tokens is one shingle.
 * Two shingles of two texts share a hash by accident in about one of 2^32 cases, which no similarity of use here feels.
 */
export function shingleHashes(text: string): Uint32Array {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return new Uint32Array();
  const hashes = new Set<number>();
  const last = Math.max(0, tokens.length - SHINGLE_TOKENS);
  for (let start = 0; start <= last; start += 1) {
    hashes.add(hashOf(tokens.slice(start, start + SHINGLE_TOKENS)));
  }
  return Uint32Array.from(hashes).sort();
}

/** Size of the intersection over size of the union of two sorted sets. */
export function similarityOf(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const difference = (left[i] ?? 0) - (right[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  const union = left.length + right.length - shared;
  return union === 0 ? 0 : shared / union;
}

/** FNV-1a over the UTF-16 units of the tokens, with a separator after each. */
function hashOf(tokens: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const token of tokens) {
    for (let index = 0; index < token.length; index += 1) {
      hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return hash >>> 0;
}
