/** Holds the vectors of a mirror for one embedding model, and follows them and the APIs that they are of. */
import type { Degradation } from '../../../domain/index.js';
import type { MirrorReader, StoredApi, StoredVector, VectorSpace } from '../../../sync/index.js';
import type { MirrorIndex } from '../../mirror-index/mirror-index.js';
import { Pacer } from '../../mirror-index/pacer.js';
import { apiText, textHash } from './api-text.js';
import { VectorMatrix, type PlacedVector } from './vector-matrix.js';

/** An exact search among more would take longer than what is left of a deadline. */
export const MAX_VECTORS = 100_000;
/** So few that reading a page of them is a stretch that nobody notices. */
const PAGE_SIZE = 200;
/** Vectors whose place was taken by later ones stay until they are this share of those first read, and at least so many. */
const DEAD = { share: 0.5, fewest: 1_000 };

type VectorReader = Pick<MirrorReader, 'vectorStamp' | 'vectorChanges'>;

interface Row {
  readonly textHash: string;
  readonly row: number;
}

export class DenseVectors {
  readonly #store: VectorReader;
  readonly #space: VectorSpace;
  readonly #matrices = new WeakMap<MirrorIndex, VectorMatrix>();
  /** The hash of each API's text; an API that changes is another object. */
  readonly #hashes = new WeakMap<StoredApi, string>();
  #rows = new Map<string, Row>();
  #values = new Float32Array(0);
  #used = 0;
  /** Of `#used`, when all were read last. */
  #readAtOnce = 0;
  readonly #leftOut = new Set<string>();
  #stamp = 0;

  constructor(
    store: VectorReader,
    space: VectorSpace,
    private readonly most = MAX_VECTORS,
  ) {
    this.#store = store;
    this.#space = space;
  }

  /** Why not all vectors of the mirror are searched; null where they are. */
  get problem(): Degradation | null {
    const { size } = this.#leftOut;
    if (size === 0) return null;
    const reason = `only ${this.most} vectors are searched, ${size} are not`;
    return { stage: 'dense', reason };
  }

  /** Tells apart which vectors there are. */
  get version(): string {
    return `${this.#space.model} ${this.#stamp}`;
  }

  /** The vectors of an index that has been followed to; null for another. */
  of(index: MirrorIndex): VectorMatrix | null {
    return this.#matrices.get(index) ?? null;
  }

  /** Reads what was written since, and places it for `index`. Yields to the event loop; an abort throws and leaves all usable. */
  async follow(index: MirrorIndex, signal?: AbortSignal): Promise<void> {
    const stamp = await this.#store.vectorStamp();
    if (this.#used > this.#readAtOnce * (1 + DEAD.share) + DEAD.fewest) this.#forget();
    const isFirst = this.#used === 0;
    if (stamp !== this.#stamp) {
      await this.#read(signal);
      if (isFirst) this.#readAtOnce = this.#used;
    }
    const placed = await this.#place(index, signal);
    const { dimensions } = this.#space;
    this.#matrices.set(index, new VectorMatrix(dimensions, this.#values, placed));
    this.#stamp = stamp;
  }

  #forget(): void {
    this.#rows = new Map();
    this.#values = new Float32Array(0);
    this.#used = 0;
    this.#leftOut.clear();
    this.#stamp = 0;
  }

  async #read(signal: AbortSignal | undefined): Promise<void> {
    let after: string | null = null;
    do {
      signal?.throwIfAborted();
      const page: { readonly items: readonly StoredVector[]; readonly next: string | null } =
        await this.#store.vectorChanges(this.#space, this.#stamp, {
          limit: PAGE_SIZE,
          ...(after === null ? {} : { after }),
        });
      for (const vector of page.items) this.#keep(vector);
      after = page.next;
    } while (after !== null);
  }

  /** Never in the place of another one: a search may be reading there. */
  #keep({ scriptSysId, textHash: hash, values }: StoredVector): void {
    if (this.#rows.size >= this.most && !this.#rows.has(scriptSysId)) {
      this.#leftOut.add(scriptSysId);
      return;
    }
    const { dimensions } = this.#space;
    const end = (this.#used + 1) * dimensions;
    if (end > this.#values.length) {
      const larger = new Float32Array(Math.max(end, this.#values.length * 2));
      larger.set(this.#values.subarray(0, this.#used * dimensions));
      this.#values = larger;
    }
    this.#values.set(values, this.#used * dimensions);
    this.#rows.set(scriptSysId, { textHash: hash, row: this.#used });
    this.#used += 1;
  }

  /** Those of the text that the API has now: what was said of another text holds no more. */
  async #place(index: MirrorIndex, signal: AbortSignal | undefined): Promise<PlacedVector[]> {
    const pacer = new Pacer(signal);
    const placed: PlacedVector[] = [];
    for (let api = 0; api < index.apiNumberLimit; api += 1) {
      const entry = index.api(api);
      const row = entry === null ? undefined : this.#rows.get(entry.stored.surface.scriptSysId);
      if (entry === null || row === undefined) continue;
      if (row.textHash === this.#hashOf(entry.stored)) placed.push({ entry, row: row.row });
      await pacer.breathe();
    }
    return placed;
  }

  #hashOf(stored: StoredApi): string {
    const known = this.#hashes.get(stored);
    if (known !== undefined) return known;
    const hash = textHash(apiText(stored));
    this.#hashes.set(stored, hash);
    return hash;
  }
}
