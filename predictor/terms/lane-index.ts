/**
 * An inverted index whose documents have up to four lanes: the fields of an API, or the nearness of a word to a
 * call site. It keeps what a document holds as well, so that documents can leave again and so that a question
 * can subtract the documents that it must not know of, to the last count.
 */
import { GrowableInts } from './growable-ints.js';
import { IntegerLists } from './integer-lists.js';

export const LANES = 4;

export interface LaneTerm {
  readonly term: number;
  readonly lane: number;
}

export class LaneIndex {
  /** By term: `document * LANES + lane`, ascending. */
  readonly #postings = new IntegerLists();
  /** By document: `term * LANES + lane`. */
  readonly #contents = new IntegerLists();
  /** By `term * LANES + lane`: how many living documents hold it. */
  readonly #frequency = new GrowableInts();
  readonly #lengths = new GrowableInts();
  readonly #dead = new GrowableInts();
  readonly #totals = [0, 0, 0, 0];
  #documents = 0;
  #living = 0;

  /** How many documents were ever added; numbers below it are documents. */
  get documents(): number {
    return this.#documents;
  }

  get living(): number {
    return this.#living;
  }

  get byteLength(): number {
    return (
      this.#postings.byteLength +
      this.#contents.byteLength +
      this.#frequency.byteLength +
      this.#lengths.byteLength
    );
  }

  /** Adds a document with distinct (term, lane) pairs and gives its number. */
  add(terms: Iterable<LaneTerm>): number {
    const document = this.#documents;
    this.#documents += 1;
    this.#living += 1;
    for (const { term, lane } of terms) {
      this.#postings.append(term, document * LANES + lane);
      this.#contents.append(document, term * LANES + lane);
      this.#frequency.add(term * LANES + lane, 1);
      this.#lengths.add(document * LANES + lane, 1);
      this.#totals[lane] = (this.#totals[lane] ?? 0) + 1;
    }
    return document;
  }

  remove(document: number): void {
    if (!this.isLiving(document)) return;
    this.#dead.set(document, 1);
    this.#living -= 1;
    this.#contents.visit(document, (value) => {
      this.#frequency.add(value, -1);
      const lane = value % LANES;
      this.#totals[lane] = (this.#totals[lane] ?? 0) - 1;
      return true;
    });
  }

  isLiving(document: number): boolean {
    return document < this.#documents && this.#dead.at(document) === 0;
  }

  /** How many living documents hold `term` in `lane`. */
  frequency(term: number, lane: number): number {
    return this.#frequency.at(term * LANES + lane);
  }

  /** How many terms the document holds in `lane`. */
  length(document: number, lane: number): number {
    return this.#lengths.at(document * LANES + lane);
  }

  /** Sum of the lengths of the living documents in `lane`. */
  totalLength(lane: number): number {
    return this.#totals[lane] ?? 0;
  }

  /** How many postings a visit of `term` would read. */
  postingCount(term: number): number {
    return this.#postings.count(term);
  }

  /** Living documents that hold `term`, ascending. */
  visitPostings(term: number, visit: (document: number, lane: number) => void): void {
    this.#postings.visit(term, (value) => {
      const document = Math.floor(value / LANES);
      if (this.#dead.at(document) === 0) visit(document, value % LANES);
      return true;
    });
  }

  visitContents(document: number, visit: (term: number, lane: number) => void): void {
    this.#contents.visit(document, (value) => {
      visit(Math.floor(value / LANES), value % LANES);
      return true;
    });
  }
}
