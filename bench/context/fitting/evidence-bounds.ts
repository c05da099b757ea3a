import { EVIDENCE, EVIDENCE_WEIGHTS } from '../../../predictor/context/index.js';
import type { Bound } from './fit-weights.js';

/** The first piece of the evidence that speaks against a definition. */
const FIRST_AGAINST: (typeof EVIDENCE)[number] = 'ofTest';

/**
 * Each weight stays on its side of zero, so that what speaks for a definition never counts against it. No model writes
 * keywords for the sample: what they are worth is not in it.
 */
export const EVIDENCE_BOUNDS: readonly Bound[] = EVIDENCE.map((name, place) => {
  if (name === 'keyword') return { kind: 'kept', weight: EVIDENCE_WEIGHTS.keyword };
  return { kind: place < EVIDENCE.indexOf(FIRST_AGAINST) ? 'at-least-zero' : 'at-most-zero' };
});
