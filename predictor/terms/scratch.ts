/**
 * Arrays of floats that questions use one after the other. A question over 20,000 APIs fills some megabytes of them;
 * made anew each time they drive the garbage collector, which then holds the event loop for longer than the question.
 */
const MAX_KEPT = 128;

export class ScratchPool {
  #kept: Float32Array[] = [];

  /** Room for one question; close it when nothing of it is read any more. */
  open(): Scratch {
    return new Scratch(this);
  }

  /** An array of at least `length` floats, all 0. */
  take(length: number): Float32Array {
    const at = this.#kept.findIndex(
      (array) => array.length >= length && array.length <= length * 2,
    );
    const [found] = at < 0 ? [] : this.#kept.splice(at, 1);
    return found === undefined ? new Float32Array(length) : found.fill(0);
  }

  give(arrays: readonly Float32Array[]): void {
    this.#kept = [...arrays, ...this.#kept].slice(0, MAX_KEPT);
  }
}

export class Scratch {
  readonly #pool: ScratchPool;
  readonly #taken: Float32Array[] = [];
  #isClosed = false;

  constructor(pool: ScratchPool) {
    this.#pool = pool;
  }

  /** `length` floats, all 0. */
  floats(length: number): Float32Array {
    // Who comes late, after the question has ended, must not write where the next one reads.
    if (this.#isClosed) return new Float32Array(length);
    const array = this.#pool.take(length);
    this.#taken.push(array);
    return array.length === length ? array : array.subarray(0, length);
  }

  /** Gives everything back; none of it may be read from then on. */
  close(): void {
    this.#isClosed = true;
    this.#pool.give(this.#taken.splice(0));
  }
}
