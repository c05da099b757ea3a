/** How often what was given a probability came true. */

export interface ReliabilityBin {
  /** The bin holds probabilities from here (inclusive) ... */
  readonly from: number;
  /** ... to here (exclusive; the last bin holds 1). */
  readonly to: number;
  readonly count: number;
  /** The mean probability. */
  readonly predicted: number;
  /** The share that came true. */
  readonly observed: number;
}

export interface Reliability {
  /** Ascending; bins that hold nothing are left out. */
  readonly bins: readonly ReliabilityBin[];
  /** The mean distance of predicted and observed, weighted by count (Naeini, Cooper and Hauskrecht, AAAI 2015). */
  readonly expectedCalibrationError: number;
}

/**
 * A reliability table of bins of equal width. `hits` holds 1 where the prediction came true, else 0. Over all candidates
 * of a query nearly everything lies in the first bin: pass those that are shown, such as the first five.
 */
export function reliability(
  probabilities: ArrayLike<number>,
  hits: ArrayLike<number>,
  bins = 10,
): Reliability {
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (let at = 0; at < probabilities.length; at += 1) {
    const probability = probabilities[at] ?? 0;
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (bin === undefined) throw new RangeError(`a probability is 0 to 1, got ${probability}`);
    bin.count += 1;
    bin.predicted += probability;
    bin.observed += hits[at] ?? 0;
  }
  const filled = sums.flatMap(({ count, predicted, observed }, at) =>
    count === 0
      ? []
      : {
          from: at / bins,
          to: (at + 1) / bins,
          count,
          predicted: predicted / count,
          observed: observed / count,
        },
  );
  const distance = filled.reduce(
    (sum, { count, predicted, observed }) => sum + count * Math.abs(predicted - observed),
    0,
  );
  return {
    bins: filled,
    expectedCalibrationError: distance / Math.max(1, probabilities.length),
  };
}
