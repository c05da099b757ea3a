import { seededRandom } from '../seeded-random.js';
import type { EventLoopBreaks } from './event-loop-breaks.js';
import { sampleInOrder } from './sample-in-order.js';

/** Bins of a feature at most: histograms stay small, and trees on ranks and shares gain nothing from more. */
export const MAX_BINS = 64;

/** Rows that the thresholds are taken from at most: enough for 64 bins, however many rows there are. */
const SAMPLED_ROWS = 50_000;
const SAMPLE_SEED = 1;
/** Rows that are binned in one piece. */
const PIECE = 2_000;

/** The values of features as numbers of bins of about equally many rows. */
export interface BinnedFeatures {
  readonly rows: number;
  /** Row after row, as the values: `bins[row * edges.length + feature]`. */
  readonly bins: Uint8Array;
  /** Of each feature the thresholds between its bins, ascending: bin b holds what is above edge b - 1 and up to edge b. */
  readonly edges: readonly Float32Array[];
}

/** Bins each feature on its own. `values` lie row after row, `width` a row, and are finite. */
export async function binFeatures(
  values: Float32Array,
  width: number,
  breaks: EventLoopBreaks,
): Promise<BinnedFeatures> {
  const rows = width === 0 ? 0 : values.length / width;
  const sampled = sampleInOrder(
    Int32Array.from({ length: rows }, (_, row) => row),
    Math.min(1, SAMPLED_ROWS / rows),
    seededRandom(SAMPLE_SEED),
  );
  const edges: Float32Array[] = [];
  for (let feature = 0; feature < width; feature += 1) {
    edges.push(
      quantileEdges(Float32Array.from(sampled, (row) => values[row * width + feature] ?? 0).sort()),
    );
    await breaks.pause();
  }
  const bins = new Uint8Array(values.length);
  for (let first = 0; first < rows; first += PIECE) {
    for (let row = first; row < Math.min(first + PIECE, rows); row += 1) {
      edges.forEach((own, feature) => {
        const at = row * width + feature;
        bins[at] = binOf(own, values[at] ?? 0);
      });
    }
    await breaks.pause();
  }
  return { rows, bins, edges };
}

/**
 * Thresholds that cut ascending values into at most MAX_BINS bins: one a value where there are few values, else bins of
 * about equally many rows. Equal values stay together; a value with more rows than a bin should have gets a bin of its
 * own, and the others share the room that is left.
 */
export function quantileEdges(ascending: Float32Array): Float32Array {
  const { values, counts } = distinctValues(ascending);
  const edges: number[] = [];
  let inBin = 0;
  let rowsLeft = ascending.length;
  for (let at = 0; at + 1 < values.length && edges.length < MAX_BINS - 1; at += 1) {
    inBin += counts[at] ?? 0;
    const size = values.length <= MAX_BINS ? 1 : rowsLeft / (MAX_BINS - edges.length);
    if (inBin < size && (counts[at + 1] ?? 0) < size) continue;
    edges.push(between(values[at] ?? 0, values[at + 1] ?? 0));
    rowsLeft -= inBin;
    inBin = 0;
  }
  return Float32Array.from(edges);
}

function distinctValues(ascending: Float32Array): {
  readonly values: readonly number[];
  readonly counts: readonly number[];
} {
  const values: number[] = [];
  const counts: number[] = [];
  let first = 0;
  for (let row = 1; row <= ascending.length; row += 1) {
    const value = ascending[first] ?? 0;
    if (row < ascending.length && ascending[row] === value) continue;
    values.push(value);
    counts.push(row - first);
    first = row;
  }
  return { values, counts };
}

/** The middle, or the lower value where no other number lies between them. */
function between(below: number, above: number): number {
  const middle = Math.fround(below / 2 + above / 2);
  return middle < above ? middle : below;
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
