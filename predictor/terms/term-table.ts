/**
 * Numbers for terms. The texts are not kept, only their 32-bit hashes in an open-addressing table, so that a
 * million terms cost 16 MB; two terms of one hash count as one (about one pair in a hundred at a million terms
 * meets a given term, which ranking does not notice).
 */
import { splitIdentifier } from '../../analysis/index.js';
import { GrowableInts } from './growable-ints.js';

const INITIAL_SLOTS = 1 << 14;
const MAX_LOAD = 0.6;

export class TermTable {
  #hashes = new Int32Array(INITIAL_SLOTS);
  /** The term's number plus one; 0 marks a free slot. */
  #numbers = new Int32Array(INITIAL_SLOTS);
  #size = 0;
  readonly #hashOfNumber = new GrowableInts();
  /** Where the words of a term begin in the pool, plus one; 0 while it has not been split. */
  readonly #wordsStart = new GrowableInts();
  /** For each split term: how many words, then their numbers. */
  readonly #wordsPool = new GrowableInts();

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return (
      this.#hashes.byteLength +
      this.#hashOfNumber.byteLength +
      this.#numbers.byteLength +
      this.#wordsStart.byteLength +
      this.#wordsPool.byteLength
    );
  }

  /** The number of `term` (its case matters), made when it has none. */
  numberOf(term: string): number {
    if (this.#size > this.#hashes.length * MAX_LOAD) this.#grow();
    const hash = hashOf(term);
    const slot = this.#slotOf(hash);
    const known = this.#numbers[slot] ?? 0;
    if (known !== 0) return known - 1;
    this.#hashes[slot] = hash;
    this.#hashOfNumber.push(hash);
    this.#size += 1;
    this.#numbers[slot] = this.#size;
    return this.#size - 1;
  }

  /** What orders terms the same way in every index, whatever was read first. */
  hash(term: number): number {
    return this.#hashOfNumber.at(term);
  }

  /** The number of `term`, or -1 when nothing has been given one. */
  find(term: string): number {
    return (this.#numbers[this.#slotOf(hashOf(term))] ?? 0) - 1;
  }

  /**
   * Calls `visit` with the numbers of the words of an identifier, where it has more than one,
   * and then with its own: `openInvoices` gives open, invoices, openinvoices.
   */
  visitWords(identifier: string, visit: (term: number, whole: boolean) => void): void {
    const whole = this.numberOf(identifier.toLowerCase());
    let start = this.#wordsStart.at(whole);
    if (start === 0) {
      start = this.#wordsPool.length + 1;
      const words = splitIdentifier(identifier);
      const kept = words.length > 1 ? words.filter(isTelling) : [];
      this.#wordsPool.push(kept.length);
      for (const word of kept) this.#wordsPool.push(this.numberOf(word));
      this.#wordsStart.set(whole, start);
    }
    const count = this.#wordsPool.at(start - 1);
    for (let index = 0; index < count; index += 1) visit(this.#wordsPool.at(start + index), false);
    visit(whole, true);
  }

  /** As `visitWords`, for a question: it makes no terms, and visits only those that the mirror holds. */
  visitKnownWords(identifier: string, visit: (term: number, whole: boolean) => void): void {
    const words = splitIdentifier(identifier);
    const parts = words.length > 1 ? words.filter(isTelling) : [];
    for (const word of parts) {
      const term = this.find(word);
      if (term >= 0) visit(term, false);
    }
    const whole = this.find(identifier.toLowerCase());
    if (whole >= 0) visit(whole, true);
  }

  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = hash & mask;
    while (this.#numbers[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const numbers = this.#numbers;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#numbers = new Int32Array(hashes.length * 2);
    for (let slot = 0; slot < hashes.length; slot += 1) {
      const number = numbers[slot] ?? 0;
      if (number === 0) continue;
      const hash = hashes[slot] ?? 0;
      const moved = this.#slotOf(hash);
      this.#hashes[moved] = hash;
      this.#numbers[moved] = number;
    }
  }
}

/** Single letters and digits say nothing of what a script is about. */
export function isTelling(word: string): boolean {
  return word.length > 1 || word > '\u007f';
}

/** FNV-1a over UTF-16 units with the finaliser of MurmurHash3, so that the low bits are well spread. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
