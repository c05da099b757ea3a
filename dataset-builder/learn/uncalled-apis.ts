/**
 * APIs that nobody calls yet. An API has no callers when it is needed first, and then only what it says of itself speaks
 * for it. Trees that have hardly met such questions trust in callers, and never find one of these.
 */
import type { Example } from '../../domain/index.js';
import type { Tree, TreeEnsemble } from '../../models/index.js';
import { seededHash } from '../build/seeded-hash.js';

/** The number of an API's callers, those that the question hides not counted. */
const CALLERS = 'callers.all';
/** Where at least so many of the questions ask for uncalled APIs, trees learn of themselves what these are worth. */
const ENOUGH = 0.1;
/**
 * What a candidate without callers is given elsewhere, in the units of the trees' scores. Chosen on the sample scopes with
 * three scopes held out: uncalled APIs gain 14 points at top-5 there, called ones lose one to three; more takes more.
 */
const STEP = 1.5;
const SEED = 1;

/** The trees, and one more that lifts candidates without callers where the questions learned from ask for too few. */
export function withUncalledStep(
  ensemble: TreeEnsemble,
  learnedFrom: readonly Pick<Example, 'callers'>[],
): TreeEnsemble {
  const feature = ensemble.names.indexOf(CALLERS);
  const uncalled = learnedFrom.filter(({ callers }) => callers === 0).length;
  if (feature < 0 || uncalled >= ENOUGH * learnedFrom.length) return ensemble;
  const step: Tree = {
    features: Int16Array.of(feature, -1, -1),
    numbers: Float32Array.of(0, STEP, 0),
    right: Int32Array.of(2, 0, 0),
  };
  return { ...ensemble, trees: [...ensemble.trees, step] };
}

/** Half of all APIs (`scope.Class`), always the same: those without calls where an evaluation asks for uncalled APIs. */
export function isUncalled(api: string): boolean {
  return seededHash(SEED, `uncalled ${api}`) < 0.5;
}

/** How many other scripts call the API of an example in the mirror without these calls. */
export function callersWithoutCalls({ callers, groundTruth }: Example): number {
  return isUncalled(groundTruth.api) ? 0 : callers;
}
