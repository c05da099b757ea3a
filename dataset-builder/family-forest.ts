/** Disjoint sets of the numbers from 0, joined two by two (union by smallest member, with path halving). */
export class FamilyForest {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  join(left: number, right: number): void {
    const [a, b] = [this.#root(left), this.#root(right)];
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  joined(left: number, right: number): boolean {
    return this.#root(left) === this.#root(right);
  }

  /** Every set with its members in rising order, the sets in the order of their first member. */
  families(): readonly (readonly number[])[] {
    const byRoot = new Map<number, number[]>();
    for (const index of this.#parents.keys()) {
      const root = this.#root(index);
      const members = byRoot.get(root);
      if (members === undefined) byRoot.set(root, [index]);
      else members.push(index);
    }
    return [...byRoot.values()];
  }

  #root(index: number): number {
    let current = index;
    for (;;) {
      const parent = this.#parents[current] ?? current;
      if (parent === current) return current;
      const grandparent = this.#parents[parent] ?? parent;
      this.#parents[current] = grandparent;
      current = grandparent;
    }
  }
}
