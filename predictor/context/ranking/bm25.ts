/** Okapi BM25 over a handful of texts: the terms that few of them share decide (Robertson and Zaragoza, 2009). */

const BM25 = { k1: 1.2, b: 0.75 };

export type TermCounts = ReadonlyMap<string, number>;

/** How often each term stands in a text. */
export function countTerms(terms: Iterable<string>): TermCounts {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** A score for each document, 0 or more; `query` gives the weight of each of its terms. */
export function bm25Scores(
  documents: readonly TermCounts[],
  query: ReadonlyMap<string, number>,
): Float64Array {
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const counts of documents) {
    for (const [term, count] of counts) {
      total += count;
      if (query.has(term)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  const mean = Math.max(1, total / Math.max(1, documents.length));
  return Float64Array.from(documents, (counts) => {
    let length = 0;
    for (const count of counts.values()) length += count;
    const norm = BM25.k1 * (1 - BM25.b + (BM25.b * length) / mean);
    let score = 0;
    for (const [term, weight] of query) {
      const count = counts.get(term);
      if (count === undefined) continue;
      const found = frequencies.get(term) ?? 0;
      const rarity = Math.log(1 + (documents.length - found + 0.5) / (found + 0.5));
      score += (weight * rarity * count * (BM25.k1 + 1)) / (count + norm);
    }
    return score;
  });
}
