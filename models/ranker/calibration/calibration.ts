/** From scores to probabilities: how sure one may be that a candidate is what the author wants. */
import { z } from 'zod';

const share = z.number().min(0).max(1);

/**
 * First the share of a candidate in its query, a softmax of the scores over the temperature; then the probability that
 * belongs to such a share: a logistic function of its log-odds, or a line through learned points (isotonic).
 */
export const calibrationSchema = z
  .object({
    temperature: z.number().positive(),
    map: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('logistic'), slope: z.number().min(0), offset: z.number() }),
      z
        .object({
          kind: z.literal('isotonic'),
          /** Ascending. */
          shares: z.array(share).min(1),
          /** Never descending; one a share. */
          probabilities: z.array(share).min(1),
        })
        .refine(({ shares, probabilities }) => shares.length === probabilities.length, {
          message: 'shares and probabilities differ in number',
        })
        .refine(({ shares, probabilities }) => ascends(shares) && ascends(probabilities), {
          message: 'shares and probabilities must ascend',
        }),
    ]),
  })
  .readonly();

export type Calibration = z.infer<typeof calibrationSchema>;
export type ProbabilityMap = Calibration['map'];

/** The probability of each candidate of one query, from the scores of all of them. It never falls where the score rises. */
export function calibrate({ temperature, map }: Calibration, scores: Float64Array): Float64Array {
  return sharesOf(scores, temperature).map((own) => probabilityOf(map, own));
}

/** The softmax of the scores over the temperature. */
export function sharesOf(scores: Float64Array, temperature: number): Float64Array {
  const greatest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = scores.map((score) => Math.exp((score - greatest) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

export function probabilityOf(map: ProbabilityMap, own: number): number {
  if (map.kind === 'logistic') return logistic(map.slope * logOdds(own) + map.offset);
  const { shares, probabilities } = map;
  const above = shares.findIndex((known) => known >= own);
  const last = probabilities.length - 1;
  if (above < 0) return probabilities[last] ?? 0;
  if (above === 0) return probabilities[0] ?? 0;
  const [left = 0, right = 0] = [shares[above - 1], shares[above]];
  const [low = 0, high = 0] = [probabilities[above - 1], probabilities[above]];
  return low + ((high - low) * (own - left)) / (right - left);
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Shares closer to 0 or 1 than this differ by rounding only. */
const LEAST = 1e-9;

export function logOdds(own: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, own));
  return Math.log(inside / (1 - inside));
}

function ascends(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value));
}
