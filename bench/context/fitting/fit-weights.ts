/**
 * Weights by maximum likelihood: the wanted candidate is drawn from the softmax of the scores (ListNet's top-one
 * probability; Cao et al., "Learning to rank: from pairwise approach to listwise approach", 2007, section 4).
 */
import { listwiseScores, type ListwiseQuestion } from './listwise.js';

/** How a column's weight is bound. */
export type Bound =
  | { readonly kind: 'at-least-zero' }
  | { readonly kind: 'at-most-zero' }
  /** Stays what it is. */
  | { readonly kind: 'kept'; readonly weight: number };

/** Full-batch Adam (Kingma and Ba, 2015), and the share of each weight that its gradient loses. */
const FIT = { steps: 300, rate: 0.05, decay: 0.002, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

/** A weight a column, found from zero; questions whose wanted candidate is missing teach nothing. */
export function fitWeights(
  questions: readonly ListwiseQuestion[],
  bounds: readonly Bound[],
): Float64Array {
  const weights = Float64Array.from(bounds, (bound) => (bound.kind === 'kept' ? bound.weight : 0));
  const known = questions.filter(({ wanted }) => wanted !== null);
  if (known.length === 0) return weights;
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  for (let step = 0; step < FIT.steps; step += 1) {
    const gradient = likelihoodGradient(known, weights);
    bounds.forEach((bound, column) => {
      const weight = weights[column] ?? 0;
      const slope = (gradient[column] ?? 0) / known.length - FIT.decay * weight;
      const direction = FIT.beta1 * (mean[column] ?? 0) + (1 - FIT.beta1) * slope;
      const size = FIT.beta2 * (square[column] ?? 0) + (1 - FIT.beta2) * slope * slope;
      mean[column] = direction;
      square[column] = size;
      weights[column] = within(
        bound,
        weight + (FIT.rate * direction) / (Math.sqrt(size) + FIT.epsilon),
      );
    });
  }
  return weights;
}

function within(bound: Bound, weight: number): number {
  switch (bound.kind) {
    case 'at-least-zero':
      return Math.max(0, weight);
    case 'at-most-zero':
      return Math.min(0, weight);
    case 'kept':
      return bound.weight;
  }
}

/** Of the log-likelihood: the wanted candidates' evidence less what is expected. */
function likelihoodGradient(
  questions: readonly ListwiseQuestion[],
  weights: Float64Array,
): Float64Array {
  const gradient = new Float64Array(weights.length);
  for (const question of questions) {
    const { evidence, wanted } = question;
    const shares = softmax(listwiseScores(question, weights));
    shares.forEach((share, candidate) => {
      const pull = (candidate === wanted ? 1 : 0) - share;
      const row = candidate * weights.length;
      for (let column = 0; column < weights.length; column += 1) {
        gradient[column] = (gradient[column] ?? 0) + pull * (evidence[row + column] ?? 0);
      }
    });
  }
  return gradient;
}

function softmax(scores: Float64Array): Float64Array {
  let best = -Infinity;
  for (const score of scores) best = Math.max(best, score);
  const powers = scores.map((score) => Math.exp(score - best));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}
