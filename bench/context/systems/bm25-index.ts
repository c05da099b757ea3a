/** BM25 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009) over documents of terms. */

const K1 = 1.2;
const B = 0.75;

export interface Ranked {
  /** Of the document, in the order in which they were given. */
  readonly place: number;
  readonly score: number;
}

export class Bm25Index {
  /** For each term, documents and how often they hold it, in turn. */
  readonly #postings = new Map<string, number[]>();
  readonly #lengths: readonly number[];
  readonly #meanLength: number;

  constructor(documents: readonly (readonly string[])[]) {
    documents.forEach((terms, place) => {
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, count] of counts) this.#postingsOf(term).push(place, count);
    });
    this.#lengths = documents.map(({ length }) => length);
    const all = this.#lengths.reduce((sum, length) => sum + length, 0);
    this.#meanLength = Math.max(1, all / Math.max(1, documents.length));
  }

  /** Documents that share a term with the query, best first; of equal ones the earlier first. */
  rank(query: Iterable<string>): readonly Ranked[] {
    const scores = new Map<number, number>();
    for (const term of new Set(query)) {
      const postings = this.#postings.get(term);
      if (postings === undefined) continue;
      const rarity = this.#rarity(postings.length / 2);
      for (let at = 0; at < postings.length; at += 2) {
        const place = postings[at] ?? 0;
        const gain = rarity * this.#saturated(postings[at + 1] ?? 0, this.#lengths[place] ?? 0);
        scores.set(place, (scores.get(place) ?? 0) + gain);
      }
    }
    return [...scores]
      .map(([place, score]) => ({ place, score }))
      .sort((a, b) => b.score - a.score || a.place - b.place);
  }

  #rarity(holding: number): number {
    const documents = this.#lengths.length;
    return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
  }

  #saturated(count: number, length: number): number {
    return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / this.#meanLength));
  }

  #postingsOf(term: string): number[] {
    const found = this.#postings.get(term);
    if (found !== undefined) return found;
    const made: number[] = [];
    this.#postings.set(term, made);
    return made;
  }
}
