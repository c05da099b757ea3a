/** The vectors of the APIs of one index, and the exact search among them. */
import type { ApiEntry } from '../../mirror-index/entries.js';
import type { MirrorIndex } from '../../mirror-index/mirror-index.js';
import { Pacer } from '../../mirror-index/pacer.js';

/** So many vectors between two looks at the clock: less than a millisecond. */
const STRETCH = 512;

/** An API in the text that it had when its vector was taken. */
export interface PlacedVector {
  readonly entry: ApiEntry;
  /** Of the matrix. */
  readonly row: number;
}

export class VectorMatrix {
  /** `values`: rows of `dimensions` numbers, never written to where a placed vector lies. */
  constructor(
    readonly dimensions: number,
    private readonly values: Float32Array,
    private readonly placed: readonly PlacedVector[],
  ) {}

  get size(): number {
    return this.placed.length;
  }

  /**
   * Calls `visit` with each wanted API and the cosine of its vector with the query that `queryOf` gives for it (both of
   * length 1). An API that has changed since is left out. Yields to the event loop; an abort throws.
   */
  async search(
    index: MirrorIndex,
    {
      isWanted,
      queryOf,
      signal,
    }: {
      readonly isWanted: (api: number) => boolean;
      readonly queryOf: (api: number) => Float32Array;
      readonly signal: AbortSignal;
    },
    visit: (api: number, cosine: number) => void,
  ): Promise<void> {
    const pacer = new Pacer(signal);
    for (let start = 0; start < this.placed.length; start += STRETCH) {
      for (const { entry, row } of this.placed.slice(start, start + STRETCH)) {
        const api = entry.number;
        if (index.api(api) !== entry || !isWanted(api)) continue;
        visit(api, this.#dot(row, queryOf(api)));
      }
      await pacer.breathe();
    }
  }

  /** Four sums at a time, in double precision: one after the other they wait for each other. */
  #dot(row: number, query: Float32Array): number {
    const { values, dimensions } = this;
    const offset = row * dimensions;
    const inFours = dimensions - (dimensions % 4);
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < inFours; at += 4) {
      a += (values[offset + at] ?? 0) * (query[at] ?? 0);
      b += (values[offset + at + 1] ?? 0) * (query[at + 1] ?? 0);
      c += (values[offset + at + 2] ?? 0) * (query[at + 2] ?? 0);
      d += (values[offset + at + 3] ?? 0) * (query[at + 3] ?? 0);
    }
    for (let at = inFours; at < dimensions; at += 1) {
      a += (values[offset + at] ?? 0) * (query[at] ?? 0);
    }
    return a + b + c + d;
  }
}
