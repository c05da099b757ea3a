import { logistic, logOdds, type ProbabilityMap } from './calibration.js';

/** Shares with whether each was a hit (1) or not (0). */
export interface Outcomes {
  readonly shares: Float64Array;
  readonly hits: Uint8Array;
}

const MOST_STEPS = 50;
const MOST_HALVINGS = 20;
/** Keeps the step finite where all shares are alike. */
const RIDGE = 1e-9;
const SMALLEST_STEP = 1e-6;

/**
 * Platt scaling by Newton's method with backtracking, towards targets a little inside 0 and 1 (Lin, Lin and Weng, "A note
 * on Platt's probabilistic outputs", 2007), over the log-odds of the share. A slope that would fall becomes 0.
 */
export function fitLogistic({ shares, hits }: Outcomes): ProbabilityMap {
  const x = shares.map(logOdds);
  const positives = hits.reduce((count, hit) => count + hit, 0);
  const negatives = hits.length - positives;
  const above = (positives + 1) / (positives + 2);
  const below = 1 / (negatives + 2);
  const targets = Float64Array.from(hits, (hit) => (hit > 0 ? above : below));
  let slope = 1;
  let offset = 0;
  let loss = crossEntropy(x, targets, slope, offset);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { bySlope, byOffset } = newtonStep(x, targets, slope, offset);
    if (Math.abs(bySlope) + Math.abs(byOffset) < SMALLEST_STEP) break;
    let size = 1;
    let next = loss;
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
      next = crossEntropy(x, targets, slope - size * bySlope, offset - size * byOffset);
      if (next < loss) break;
      size /= 2;
    }
    if (!(next < loss)) break;
    slope -= size * bySlope;
    offset -= size * byOffset;
    loss = next;
  }
  if (slope >= 0) return { kind: 'logistic', slope, offset };
  return { kind: 'logistic', slope: 0, offset: logOdds(positives / hits.length) };
}

function crossEntropy(
  x: Float64Array,
  targets: Float64Array,
  slope: number,
  offset: number,
): number {
  let sum = 0;
  for (let at = 0; at < x.length; at += 1) {
    const z = slope * (x[at] ?? 0) + offset;
    const target = targets[at] ?? 0;
    // log(1 + exp(z)) - target * z, written so that exp never overflows.
    sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
  }
  return sum;
}

function newtonStep(
  x: Float64Array,
  targets: Float64Array,
  slope: number,
  offset: number,
): { readonly bySlope: number; readonly byOffset: number } {
  let [ofSlope, ofOffset] = [0, 0];
  let [slopes, both, offsets] = [RIDGE, 0, RIDGE];
  for (let at = 0; at < x.length; at += 1) {
    const value = x[at] ?? 0;
    const probability = logistic(slope * value + offset);
    const error = probability - (targets[at] ?? 0);
    const weight = probability * (1 - probability);
    ofSlope += error * value;
    ofOffset += error;
    slopes += weight * value * value;
    both += weight * value;
    offsets += weight;
  }
  const determinant = slopes * offsets - both * both;
  return {
    bySlope: (offsets * ofSlope - both * ofOffset) / determinant,
    byOffset: (slopes * ofOffset - both * ofSlope) / determinant,
  };
}
