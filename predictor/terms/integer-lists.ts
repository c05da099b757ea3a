/**
 * Append-only lists of integers, one for each key, in one pool: a list is a chain of blocks of doubling size
 * (4, 8, … 1024 integers, the last of each naming the next block), as in the in-memory postings of Lucene.
 */
import { GrowableInts } from './growable-ints.js';

const FIRST_BLOCK = 4;
const LARGEST_BLOCK = 1024;

export class IntegerLists {
  /** Position 0 is never a block, so that 0 means "none". */
  readonly #pool = new GrowableInts(1 << 14);
  readonly #head = new GrowableInts();
  readonly #count = new GrowableInts();
  /** Where the next value goes, and where the block that it goes to ends. */
  readonly #next = new GrowableInts();
  readonly #end = new GrowableInts();

  constructor() {
    this.#pool.push(0);
  }

  get byteLength(): number {
    return (
      this.#pool.byteLength +
      this.#head.byteLength +
      this.#count.byteLength +
      this.#next.byteLength +
      this.#end.byteLength
    );
  }

  count(key: number): number {
    return this.#count.at(key);
  }

  append(key: number, value: number): void {
    if (this.#head.at(key) === 0) this.#openBlock(key, FIRST_BLOCK, 0);
    const end = this.#end.at(key);
    let next = this.#next.at(key);
    if (next === end) {
      this.#openBlock(key, blockAfter(this.#count.at(key)), end);
      next = this.#next.at(key);
    }
    this.#pool.set(next, value);
    this.#next.set(key, next + 1);
    this.#count.add(key, 1);
  }

  /** Values in the order in which they were appended; `visit` returns false to end early. */
  visit(key: number, visit: (value: number) => boolean): void {
    let left = this.#count.at(key);
    let position = this.#head.at(key);
    let size = FIRST_BLOCK;
    while (left > 0) {
      const values = Math.min(size - 1, left);
      for (let index = 0; index < values; index += 1) {
        if (!visit(this.#pool.at(position + index))) return;
      }
      left -= values;
      position = this.#pool.at(position + size - 1);
      size = Math.min(size * 2, LARGEST_BLOCK);
    }
  }

  #openBlock(key: number, size: number, link: number): void {
    const start = this.#pool.length;
    this.#pool.set(start + size - 1, 0);
    if (link === 0) this.#head.set(key, start);
    else this.#pool.set(link, start);
    this.#next.set(key, start);
    this.#end.set(key, start + size - 1);
  }
}

/** Size of the block that follows `count` values. */
function blockAfter(count: number): number {
  let size = FIRST_BLOCK;
  let capacity = size - 1;
  while (capacity < count) {
    size = Math.min(size * 2, LARGEST_BLOCK);
    capacity += size - 1;
  }
  return Math.min(size * 2, LARGEST_BLOCK);
}
