/** BM25 over cards, as the predictor weighs terms: what a plain search takes for likely is hard to tell from what is right. */
import { splitIdentifier } from '../../analysis/index.js';
import { inverseDocumentFrequency, lengthFactor } from '../../predictor/index.js';

const NAME = /[\p{L}\p{N}_$]+/gu;
/** Of a word shorter than this nothing can be said. */
const LEAST_LETTERS = 2;

export class CardSearch {
  readonly #documents: readonly ReadonlySet<string>[];
  /** Places of the cards that hold a word. */
  readonly #places = new Map<string, number[]>();
  readonly #average: number;

  constructor(cards: readonly string[]) {
    this.#documents = cards.map(wordsOf);
    for (const [place, words] of this.#documents.entries()) {
      for (const word of words) this.#places.set(word, [...(this.#places.get(word) ?? []), place]);
    }
    const total = this.#documents.reduce((sum, { size }) => sum + size, 0);
    this.#average = total / Math.max(1, cards.length);
  }

  /** The score of each card, by its place; 0 where it shares no word with `text`. */
  scores(text: string): Float64Array {
    const scores = new Float64Array(this.#documents.length);
    for (const word of wordsOf(text)) {
      const places = this.#places.get(word) ?? [];
      const rarity = inverseDocumentFrequency(places.length, this.#documents.length);
      for (const place of places) {
        const length = this.#documents[place]?.size ?? 0;
        scores[place] = (scores[place] ?? 0) + rarity * lengthFactor(length, this.#average);
      }
    }
    return scores;
  }
}

function wordsOf(text: string): ReadonlySet<string> {
  const names = text.match(NAME) ?? [];
  return new Set(names.flatMap(splitIdentifier).filter((word) => word.length >= LEAST_LETTERS));
}
