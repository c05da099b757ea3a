import type { TermCounts } from './bm25.js';

/** Share of the identifiers of both texts that they have in common, 0 to 1: what GrepRAG's naive form ranks by. */
export function jaccardScores(
  documents: readonly TermCounts[],
  query: ReadonlyMap<string, number>,
): Float64Array {
  return Float64Array.from(documents, (counts) => {
    let shared = 0;
    for (const term of counts.keys()) if (query.has(term)) shared += 1;
    const all = counts.size + query.size - shared;
    return all === 0 ? 0 : shared / all;
  });
}
