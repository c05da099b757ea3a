/** Okapi BM25 (Robertson and Zaragoza, 2009). A term counts once in a context or a field, so `k1` only sets how much length matters. */
export const BM25 = { k1: 1.2, b: 0.4 } as const;

/** How rare a term is that `frequency` of `documents` hold; never negative. */
export function inverseDocumentFrequency(frequency: number, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** What a document's length makes of the sum of its matching terms' rarities: 1 at the average length. */
export function lengthFactor(length: number, averageLength: number): number {
  if (averageLength <= 0) return 1;
  return (BM25.k1 + 1) / (1 + BM25.k1 * (1 - BM25.b + BM25.b * (length / averageLength)));
}
