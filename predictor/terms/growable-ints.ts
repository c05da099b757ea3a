/** An array of 32-bit integers that grows by doubling; reading past its end gives 0. */
export class GrowableInts {
  #values: Int32Array;
  #length = 0;

  constructor(initialCapacity = 1024) {
    this.#values = new Int32Array(initialCapacity);
  }

  get length(): number {
    return this.#length;
  }

  get byteLength(): number {
    return this.#values.byteLength;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#reserve(index + 1);
    this.#values[index] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  add(index: number, amount: number): void {
    this.set(index, this.at(index) + amount);
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  #reserve(length: number): void {
    if (length <= this.#values.length) return;
    const grown = new Int32Array(Math.max(length, this.#values.length * 2));
    grown.set(this.#values);
    this.#values = grown;
  }
}
