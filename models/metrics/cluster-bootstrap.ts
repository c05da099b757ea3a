/**
 * The bootstrap over clusters: examples of one script resemble each other, so scripts are drawn, not examples (Field and
 * Welsh, "Bootstrapping clustered data", JRSS B 2007). It follows from its seed.
 */
import { seededRandom } from '../seeded-random.js';

export interface BootstrapOptions {
  /** Samples drawn; 1,000 unless told. */
  readonly resamples?: number;
  readonly seed?: number;
  /** How much of the samples the interval holds; 0.95 unless told. */
  readonly level?: number;
}

/** A mean with its percentile interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1_000;
const SEED = 1;
const LEVEL = 0.95;

/**
 * The mean of the values and its interval. `clusters` names the cluster of each value. With a single cluster there is
 * nothing to draw from, and the interval is the mean. Throws a RangeError without values, or when the lengths differ.
 */
export function bootstrapInterval(
  values: readonly number[],
  clusters: readonly string[],
  options: BootstrapOptions = {},
): Interval {
  const means = resampledMeans(values, clusters, options);
  return intervalOf(values, means, options);
}

/**
 * Whether `a` is better than `b`, value by value (paired). `p` is the share of samples in which it is not, so that a small
 * one speaks for `a`; it is never 0 (Davison and Hinkley, "Bootstrap methods and their application", 4.2.5).
 */
export function pairedBootstrap(
  a: readonly number[],
  b: readonly number[],
  clusters: readonly string[],
  options: BootstrapOptions = {},
): { readonly difference: Interval; readonly p: number } {
  if (a.length !== b.length) {
    throw new RangeError(`pairs need as many values of both, got ${a.length} and ${b.length}`);
  }
  const differences = a.map((value, at) => value - (b[at] ?? 0));
  const means = resampledMeans(differences, clusters, options);
  const against = means.reduce((count, mean) => (mean <= 0 ? count + 1 : count), 0);
  return {
    difference: intervalOf(differences, means, options),
    p: (against + 1) / (means.length + 1),
  };
}

function intervalOf(
  values: readonly number[],
  means: Float64Array,
  { level = LEVEL }: BootstrapOptions,
): Interval {
  const sorted = means.slice().sort();
  const at = (share: number): number => {
    const place = Math.ceil(share * sorted.length) - 1;
    return sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? 0;
  };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

/** The means of samples that draw as many clusters as there are, with replacement. */
function resampledMeans(
  values: readonly number[],
  clusters: readonly string[],
  { resamples = RESAMPLES, seed = SEED }: BootstrapOptions,
): Float64Array {
  const { sums, counts } = clusterSums(values, clusters);
  const random = seededRandom(seed);
  return Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    let count = 0;
    sums.forEach(() => {
      const cluster = Math.floor(random() * sums.length);
      sum += sums[cluster] ?? 0;
      count += counts[cluster] ?? 0;
    });
    return sum / count;
  });
}

function clusterSums(
  values: readonly number[],
  clusters: readonly string[],
): { readonly sums: readonly number[]; readonly counts: readonly number[] } {
  if (values.length === 0) throw new RangeError('a mean needs at least one value');
  if (values.length !== clusters.length) {
    throw new RangeError(`${values.length} values need as many clusters, got ${clusters.length}`);
  }
  const byCluster = new Map<string, { sum: number; count: number }>();
  values.forEach((value, at) => {
    const cluster = clusters[at] ?? '';
    const { sum, count } = byCluster.get(cluster) ?? { sum: 0, count: 0 };
    byCluster.set(cluster, { sum: sum + value, count: count + 1 });
  });
  const all = [...byCluster.values()];
  return { sums: all.map(({ sum }) => sum), counts: all.map(({ count }) => count) };
}
