/**
 * One order from two scores of the same candidates: what the learned ranker says, and the log-odds of a neural model.
 * Neither scale means anything beside the other's, so each is first counted in deviations within its question.
 */
import { rankOf } from '../metrics/rank-of.js';
import { hitWithin, reciprocalRank } from '../metrics/ranking-metrics.js';

/** What there is without a fitted weight: both count alike. */
export const UNFITTED_WEIGHT = 1;

/** What is tried beside the learned ranker alone, up to the model alone. */
const WEIGHTS = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, Infinity] as const;

/** The scored candidates of one question. */
export interface BlendQuestion {
  readonly learned: Float64Array;
  /** One for each of `learned`, finite. */
  readonly neural: Float64Array;
  /** Row of the ground truth, or -1 where it is not among them. */
  readonly truth: number;
}

/** Means over questions, 0 to 1; a question without its ground truth counts as missed. */
export interface BlendMetrics {
  readonly mrr: number;
  readonly top1: number;
  readonly top5: number;
}

export interface FittedBlend {
  /** Of the neural score, 0 to Infinity; at 0 the learned ranker alone decides, at Infinity the model alone. */
  readonly weight: number;
  readonly questions: number;
  readonly learned: BlendMetrics;
  readonly neural: BlendMetrics;
  readonly blended: BlendMetrics;
}

/** The learned scores plus `weight` times the neural ones, each standardised; at either end the one column as it is. */
export function blendScores(
  learned: Float64Array,
  neural: Float64Array,
  weight: number,
): Float64Array {
  if (weight === 0) return learned;
  if (weight === Infinity) return neural;
  const own = standardised(learned);
  const added = standardised(neural);
  return own.map((value, row) => value + weight * (added[row] ?? 0));
}

/**
 * The weight that ranks the questions best, by the mean reciprocal rank; of equal ones the smallest. Both ends are among
 * those tried: on these questions the two together are never worse than either.
 */
export function fitBlend(questions: readonly BlendQuestion[]): FittedBlend {
  const learned = metricsAt(0, questions);
  let best = { weight: 0, blended: learned };
  for (const weight of WEIGHTS) {
    const blended = metricsAt(weight, questions);
    if (blended.mrr > best.blended.mrr) best = { weight, blended };
  }
  return { ...best, questions: questions.length, learned, neural: metricsAt(Infinity, questions) };
}

function metricsAt(weight: number, questions: readonly BlendQuestion[]): BlendMetrics {
  const ranks = questions.map(({ learned, neural, truth }) =>
    rankOf(blendScores(learned, neural, weight), truth),
  );
  const mean = (metric: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + metric(rank), 0) / Math.max(1, ranks.length);
  return {
    mrr: mean(reciprocalRank),
    top1: mean((rank) => hitWithin(rank, 1)),
    top5: mean((rank) => hitWithin(rank, 5)),
  };
}

/** Distances from the mean in standard deviations of these values; 0 where all are the same. */
function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, values.length));
  return deviation > 0 ? values.map((value) => (value - mean) / deviation) : values.map(() => 0);
}
