import { describe, expect, it } from 'vitest';
import {
  fitWeights,
  wantedRank,
  type Bound,
  type ListwiseQuestion,
} from '../../../../bench/context/fitting/index.js';
import { seededRandom } from '../../../../models/index.js';

const POSITIVE: Bound = { kind: 'at-least-zero' };
const NEGATIVE: Bound = { kind: 'at-most-zero' };

/** Candidates with random evidence, of which each question wants the one that `truth` draws by its softmax. */
function drawnQuestions(truth: readonly number[], count: number): readonly ListwiseQuestion[] {
  const random = seededRandom(7);
  const candidates = 8;
  return Array.from({ length: count }, () => {
    const evidence = Float32Array.from({ length: candidates * truth.length }, random);
    const offsets = Float32Array.from({ length: candidates }, () => -random());
    const powers = Array.from(offsets, (offset, candidate) =>
      Math.exp(
        truth.reduce(
          (sum, weight, column) =>
            sum + weight * (evidence[candidate * truth.length + column] ?? 0),
          offset,
        ),
      ),
    );
    let left = random() * powers.reduce((sum, power) => sum + power, 0);
    const drawn = powers.findIndex((power) => (left -= power) < 0);
    return { evidence, offsets, wanted: drawn };
  });
}

function question(rows: readonly (readonly number[])[], wanted: number | null): ListwiseQuestion {
  return {
    evidence: Float32Array.from(rows.flat()),
    offsets: new Float32Array(rows.length),
    wanted,
  };
}

describe('fitting weights', () => {
  it('finds the weights that the wanted candidates were drawn by', () => {
    const truth = [3, 1.5, -2];
    const [a = 0, b = 0, c = 0] = fitWeights(drawnQuestions(truth, 2_000), [
      POSITIVE,
      POSITIVE,
      NEGATIVE,
    ]);
    expect(Math.abs(a - 3)).toBeLessThan(0.25);
    expect(Math.abs(b - 1.5)).toBeLessThan(0.25);
    expect(Math.abs(c + 2)).toBeLessThan(0.25);
  });

  it('keeps each weight on its side of zero, and what is kept where it was', () => {
    const [a = NaN, b = NaN, c = NaN] = fitWeights(drawnQuestions([-3, 3, 1], 300), [
      POSITIVE,
      NEGATIVE,
      { kind: 'kept', weight: 2.5 },
    ]);
    expect([a, b, c]).toEqual([0, 0, 2.5]);
  });

  it('gives nothing to evidence that tells no candidate from another', () => {
    const same = question(
      [
        [1, 1],
        [1, 0],
      ],
      0,
    );
    const [told = NaN, shared = NaN] = fitWeights([same, same], [POSITIVE, POSITIVE]);
    expect(told).toBe(0);
    expect(shared).toBeGreaterThan(1);
  });

  it('learns nothing from questions without a wanted candidate', () => {
    expect([...fitWeights([question([[1], [0]], null)], [POSITIVE])]).toEqual([0]);
    expect([...fitWeights([], [POSITIVE])]).toEqual([0]);
  });

  it('counts the offset as worth what it is', () => {
    // The first is four times as likely by its offset; wanted half of the time, the other needs ln 4 more.
    const one = { evidence: Float32Array.of(0, 1), offsets: Float32Array.of(Math.log(4), 0) };
    const [weight = 0] = fitWeights(
      [
        { ...one, wanted: 0 },
        { ...one, wanted: 1 },
      ],
      [POSITIVE],
    );
    expect(weight).toBeCloseTo(Math.log(4), 1);
  });
});

describe('the rank of what is wanted', () => {
  const rows = [[1], [3], [2], [2]];

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [0, 4],
  ])('candidate %i is number %i', (wanted, rank) => {
    expect(wantedRank(question(rows, wanted), Float64Array.of(1))).toBe(rank);
  });

  it('is infinite where it was not found', () => {
    expect(wantedRank(question(rows, null), Float64Array.of(1))).toBe(Infinity);
  });
});
