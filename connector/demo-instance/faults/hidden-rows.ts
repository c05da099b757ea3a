/**
 * Rows that take up room in a list and that nobody may see: they make pages short or empty.
 * They belong to a query and stay where they are, so that going on by offset and going on by key both reach every row.
 */

interface Gap {
  /** Position in the list of what matches, hidden rows included. */
  readonly at: number;
  readonly count: number;
}

const MAX_QUERIES = 10_000;

export class HiddenRows {
  readonly #gaps = new Map<string, readonly Gap[]>();

  /** Puts `count` hidden rows at position `at` of the list that `query` names. */
  add(query: string, at: number, count: number): void {
    if (count <= 0 || this.#gaps.size >= MAX_QUERIES) return;
    const gaps = [...(this.#gaps.get(query) ?? []), { at, count }];
    this.#gaps.set(
      query,
      gaps.sort((left, right) => left.at - right.at),
    );
  }

  clear(): void {
    this.#gaps.clear();
  }

  /** Whether hidden rows stand in the page. */
  touch(query: string, offset: number, limit: number): boolean {
    return (this.#gaps.get(query) ?? []).some(
      (gap) => gap.at < offset + limit && gap.at + gap.count > offset,
    );
  }

  /** The list with a null in the place of each hidden row. */
  weave<Row>(query: string, rows: readonly Row[]): readonly (Row | null)[] {
    const gaps = this.#gaps.get(query);
    if (gaps === undefined) return rows;
    const woven: (Row | null)[] = [...rows];
    for (const { at, count } of gaps) {
      woven.splice(at, 0, ...Array.from({ length: count }, () => null));
    }
    return woven;
  }
}
