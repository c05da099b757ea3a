import { describe, expect, it } from 'vitest';
import { scoreTrees, type TreeEnsemble } from '../../models/index.js';

/** usage <= 0.5 ? (lexical <= 2 ? 1 : 2) : 4, and a tree that adds 0.25 to all. */
const ENSEMBLE: TreeEnsemble = {
  names: ['usage', 'lexical'],
  trees: [
    {
      features: Int16Array.from([0, 1, -1, -1, -1]),
      numbers: Float32Array.from([0.5, 2, 1, 2, 4]),
      right: Int32Array.from([4, 3, 0, 0, 0]),
    },
    {
      features: Int16Array.from([-1]),
      numbers: Float32Array.from([0.25]),
      right: Int32Array.from([0]),
    },
  ],
};

describe('scoreTrees', () => {
  it.each([
    ['a value on the threshold goes left', [0.5, 2], 1.25],
    ['a greater one goes right', [0.5, 2.5], 2.25],
    ['and so at the root', [0.75, 0], 4.25],
    ['NaN counts as 0', [NaN, NaN], 1.25],
    ['so does what is infinite', [Infinity, 3], 2.25],
  ])('%s', (_, values, score) => {
    const matrix = { names: ['usage', 'lexical'], rows: 1, values: Float32Array.from(values) };
    expect([...scoreTrees(ENSEMBLE, matrix)]).toEqual([score]);
  });

  it('finds its features by name among others', () => {
    const names = ['lexical', 'other', 'usage'];
    const values = Float32Array.from([3, 9, 0, 0, 9, 1]);
    expect([...scoreTrees(ENSEMBLE, { names, rows: 2, values })]).toEqual([2.25, 4.25]);
  });

  it('names the feature that is missing', () => {
    const matrix = { names: ['usage'], rows: 1, values: Float32Array.from([0]) };
    expect(() => scoreTrees(ENSEMBLE, matrix)).toThrow('no feature is named "lexical"');
  });

  it('gives no scores for no rows', () => {
    const matrix = { names: ['usage', 'lexical'], rows: 0, values: new Float32Array() };
    expect(scoreTrees(ENSEMBLE, matrix)).toHaveLength(0);
  });
});
