/** In how many scripts a term stands, kept exact when scripts change or leave. */
import { GrowableInts } from './growable-ints.js';
import { IntegerLists } from './integer-lists.js';

export class TermCounts {
  readonly #contents = new IntegerLists();
  readonly #frequency = new GrowableInts();
  #documents = 0;
  #dead = 0;

  get documents(): number {
    return this.#documents;
  }

  /** Share of what is held that has left. */
  get deadShare(): number {
    return this.#documents === 0 ? 0 : this.#dead / this.#documents;
  }

  get byteLength(): number {
    return this.#contents.byteLength + this.#frequency.byteLength;
  }

  /** Adds a document with distinct terms and gives its number. */
  add(terms: Iterable<number>): number {
    const document = this.#documents;
    this.#documents += 1;
    for (const term of terms) {
      this.#contents.append(document, term);
      this.#frequency.add(term, 1);
    }
    return document;
  }

  /** Call once a document. */
  remove(document: number): void {
    this.#dead += 1;
    this.#contents.visit(document, (term) => {
      this.#frequency.add(term, -1);
      return true;
    });
  }

  frequency(term: number): number {
    return this.#frequency.at(term);
  }

  /** Calls `visit` with each term of a living document. */
  visit(document: number, visit: (term: number) => void): void {
    this.#contents.visit(document, (term) => {
      visit(term);
      return true;
    });
  }

  holds(document: number, wanted: number): boolean {
    let found = false;
    this.#contents.visit(document, (term) => {
      found = term === wanted;
      return !found;
    });
    return found;
  }
}
