/**
 * Texts that are near copies of each other, found by MinHash over token shingles.
 * Broder, "On the resemblance and containment of documents" (1997), section 3; banding after Leskovec, Rajaraman and
 * Ullman, "Mining of Massive Datasets", section 3.4. Candidates are verified, so no pair below the bound is joined.
 */
import { FamilyForest } from './family-forest.js';
import { shingleHashes, similarityOf } from './shingles.js';

export interface IdentifiedText {
  readonly id: string;
  readonly text: string;
}

/** Scripts that share this much of their shingles are copies of each other with changes. */
export const COPY_SIMILARITY = 0.6;

export interface NearDuplicateOptions {
  /** Jaccard similarity of two shingle sets from which they count as near copies, above 0 and at most 1. */
  readonly similarity: number;
  /** Chooses the hash functions; the same seed gives the same families. */
  readonly seed?: number;
}

const PERMUTATIONS = 128;
/** A pair at the bound is found with at least this probability. */
const RECALL_AT_BOUND = 0.999;
const DEFAULT_SEED = 0x5eed;

/**
 * The families of two texts or more, joined transitively, with their ids in the order of `texts` and the families in the
 * order of their first text. Texts without a token belong to none. Throws a RangeError for a similarity outside its range.
 */
export function nearDuplicateFamilies(
  texts: readonly IdentifiedText[],
  { similarity, seed = DEFAULT_SEED }: NearDuplicateOptions,
): readonly (readonly string[])[] {
  if (!(similarity > 0 && similarity <= 1)) {
    throw new RangeError(`similarity must be above 0 and at most 1, got ${similarity}`);
  }
  const seeds = hashSeeds(seed);
  const shingles = texts.map(({ text }) => shingleHashes(text));
  const signatures = shingles.map((hashes) => minHash(hashes, seeds));
  const rows = bandRows(similarity);
  const forest = new FamilyForest(texts.length);
  for (let start = 0; start + rows <= PERMUTATIONS; start += rows) {
    for (const bucket of buckets(signatures, start, rows)) {
      joinWithin(bucket, shingles, similarity, forest);
    }
  }
  return forest
    .families()
    .filter((members) => members.length > 1)
    .map((members) => members.flatMap((index) => texts[index]?.id ?? []));
}

/** The signature of a set: for each hash function the smallest value of its members; null for the empty set. */
function minHash(hashes: Uint32Array, seeds: Uint32Array): Uint32Array | null {
  if (hashes.length === 0) return null;
  const signature = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (let index = 0; index < PERMUTATIONS; index += 1) {
    const functionSeed = seeds[index] ?? 0;
    let smallest = 0xffffffff;
    for (const hash of hashes) {
      const value = mix(hash ^ functionSeed);
      if (value < smallest) smallest = value;
    }
    signature[index] = smallest;
  }
  return signature;
}

/** Indices of the texts whose signatures agree in one band, for each such group of two or more. */
function buckets(
  signatures: readonly (Uint32Array | null)[],
  start: number,
  rows: number,
): readonly (readonly number[])[] {
  const byBand = new Map<string, number[]>();
  for (const [index, signature] of signatures.entries()) {
    if (signature === null) continue;
    const band = signature.subarray(start, start + rows).join();
    const bucket = byBand.get(band);
    if (bucket === undefined) byBand.set(band, [index]);
    else bucket.push(index);
  }
  return [...byBand.values()].filter((bucket) => bucket.length > 1);
}

function joinWithin(
  bucket: readonly number[],
  shingles: readonly Uint32Array[],
  similarity: number,
  forest: FamilyForest,
): void {
  for (const [position, left] of bucket.entries()) {
    for (const right of bucket.slice(position + 1)) {
      if (forest.joined(left, right)) continue;
      const [a, b] = [shingles[left], shingles[right]];
      if (a !== undefined && b !== undefined && similarityOf(a, b) >= similarity) {
        forest.join(left, right);
      }
    }
  }
}

/** The longest band with which a pair at the bound still meets in one of the bands with the wanted probability. */
function bandRows(similarity: number): number {
  for (let rows = PERMUTATIONS; rows > 1; rows -= 1) {
    const bands = Math.floor(PERMUTATIONS / rows);
    if (1 - (1 - similarity ** rows) ** bands >= RECALL_AT_BOUND) return rows;
  }
  return 1;
}

function hashSeeds(seed: number): Uint32Array {
  return Uint32Array.from({ length: PERMUTATIONS }, (_, index) =>
    mix(seed + Math.imul(index + 1, 0x9e3779b9)),
  );
}

/** The finaliser of MurmurHash3 (32 bits): a bijection that spreads every bit. */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
