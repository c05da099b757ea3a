import { EVIDENCE, EVIDENCE_WEIGHTS, type Evidence } from '../../../predictor/context/index.js';

/** A weight for each piece of evidence, in the order of `EVIDENCE`. */
export function presentWeights(): Float64Array {
  return Float64Array.from(EVIDENCE, (name) => EVIDENCE_WEIGHTS[name]);
}

/** To two digits, as they are written down. */
export function roundedWeights(weights: Float64Array): Float64Array {
  // Adding zero makes -0 a 0.
  return weights.map((weight) => Math.round(weight * 100) / 100 + 0);
}

/** The properties of `EVIDENCE_WEIGHTS`, a line each; what is no evidence stays as it is. */
export function weightsText(weights: Float64Array): string {
  const fitted = new Map<string, number>(
    EVIDENCE.map((name: keyof Evidence, column) => [name, weights[column] ?? 0]),
  );
  return Object.entries(EVIDENCE_WEIGHTS)
    .map(([name, present]) => `  ${name}: ${String(fitted.get(name) ?? present)},`)
    .join('\n');
}
