import { describe, expect, it } from 'vitest';
import {
  callersWithoutCalls,
  isUncalled,
  withUncalledStep,
} from '../../../dataset-builder/learn/uncalled-apis.js';
import { scoreTrees, type TreeEnsemble } from '../../../models/index.js';
import { cleanExample } from '../check/clean-examples.js';

/** Trees that trust in callers alone. */
const TRUSTING: TreeEnsemble = {
  names: ['lexical.name', 'callers.all'],
  trees: [
    {
      features: Int16Array.of(1, -1, -1),
      numbers: Float32Array.of(1.5, 0, 0.5),
      right: Int32Array.of(2, 0, 0),
    },
  ],
};
/** Rows with 0, 1 and 2 callers. */
const MATRIX = {
  names: ['callers.all', 'lexical.name'],
  rows: 3,
  values: Float32Array.of(0, 9, 1, 9, 2, 9),
};

function scoresAfter(uncalled: number, of = TRUSTING): readonly number[] {
  const learnedFrom = Array.from({ length: 100 }, (_, at) => ({ callers: at < uncalled ? 0 : 3 }));
  return [...scoreTrees(withUncalledStep(of, learnedFrom), MATRIX)];
}

describe('trees that have hardly met APIs that nobody calls', () => {
  it('lift candidates without callers by a step, and no others', () => {
    expect(scoresAfter(9)).toEqual([1.5, 0, 0.5]);
    expect(scoresAfter(0)).toEqual([1.5, 0, 0.5]);
  });

  it('stay as they are where a tenth of the questions asked for such APIs', () => {
    expect(scoresAfter(10)).toEqual([0, 0, 0.5]);
    expect(withUncalledStep(TRUSTING, [])).toBe(TRUSTING);
  });

  it('stay as they are where they know nothing of callers', () => {
    const blind: TreeEnsemble = { names: ['lexical.name'], trees: [] };
    expect(withUncalledStep(blind, [{ callers: 3 }])).toBe(blind);
  });
});

describe('the APIs without calls of an evaluation', () => {
  it('are about half of all, and have no callers there', () => {
    const apis = Array.from({ length: 1_000 }, (_, at) => `x_acme.Api${at}`);
    const share = apis.filter(isUncalled).length / apis.length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
    for (const api of apis.slice(0, 20)) {
      const groundTruth = { scope: 'x_acme', api, member: null };
      const callers = callersWithoutCalls(cleanExample({ groundTruth, callers: 3 }));
      expect(callers).toBe(isUncalled(api) ? 0 : 3);
    }
  });
});
