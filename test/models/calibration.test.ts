import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrate,
  learnCalibration,
  reliability,
  seededRandom,
  type Calibration,
  type ProbabilityMap,
  type ScoredQueries,
} from '../../models/index.js';
import { sharesOf } from '../../models/ranker/calibration/calibration.js';
import { fitIsotonic } from '../../models/ranker/calibration/fit-isotonic.js';
import { fitLogistic } from '../../models/ranker/calibration/fit-logistic.js';

const ROWS = 20;

/** Queries whose relevant row is drawn by the softmax of the scores over `temperature`; a share of them has none. */
function drawnQueries(
  queries: number,
  seed: number,
  { temperature = 1, without = 0 }: { temperature?: number; without?: number } = {},
): ScoredQueries {
  const random = seededRandom(seed);
  const scores = Float64Array.from({ length: queries * ROWS }, () => random() * 6);
  const labels = new Uint8Array(queries * ROWS);
  for (let query = 0; query < queries; query += 1) {
    const shares = sharesOf(scores.subarray(query * ROWS, (query + 1) * ROWS), temperature);
    if (random() < without) continue;
    let left = random();
    const row = shares.findIndex((share) => (left -= share) < 0);
    labels[query * ROWS + Math.max(0, row)] = 1;
  }
  const groups = Int32Array.from({ length: queries + 1 }, (_, query) => query * ROWS);
  return { groups, scores, labels };
}

function learned(queries: ScoredQueries): Calibration {
  const calibration = learnCalibration(queries);
  if (calibration === null) throw new Error('nothing was learned');
  return calibration;
}

/** Probability and hit of each query's best row. */
function bestRows(
  calibration: Calibration,
  { groups, scores, labels }: ScoredQueries,
): { readonly probabilities: readonly number[]; readonly hits: readonly number[] } {
  const best = [...groups.subarray(0, -1)].map((first) => {
    const own = calibrate(calibration, scores.subarray(first, first + ROWS));
    const row = own.indexOf(Math.max(...own));
    return { probability: own[row] ?? 0, hit: labels[first + row] ?? 0 };
  });
  return {
    probabilities: best.map(({ probability }) => probability),
    hits: best.map(({ hit }) => hit),
  };
}

function calibrationError(calibration: Calibration, queries: ScoredQueries): number {
  const { probabilities, hits } = bestRows(calibration, queries);
  return reliability(probabilities, hits).expectedCalibrationError;
}

describe('learnCalibration', () => {
  it('finds the temperature that the truths were drawn with', () => {
    const { temperature } = learned(drawnQueries(3000, 1, { temperature: 0.5 }));
    expect(temperature).toBeGreaterThan(0.45);
    expect(temperature).toBeLessThan(0.55);
  });

  it('gives probabilities that come true on queries it has not seen', () => {
    const calibration = learned(drawnQueries(1500, 1, { temperature: 0.7 }));
    expect(calibrationError(calibration, drawnQueries(1500, 2, { temperature: 0.7 }))).toBeLessThan(
      0.05,
    );
  });

  it('promises less when many queries hold nothing that is wanted', () => {
    const calibration = learned(drawnQueries(1500, 1, { temperature: 0.3, without: 0.6 }));
    const unseen = drawnQueries(1500, 2, { temperature: 0.3, without: 0.6 });
    expect(calibrationError(calibration, unseen)).toBeLessThan(0.05);
    expect(Math.max(...bestRows(calibration, unseen).probabilities)).toBeLessThan(0.6);
    const overconfident = {
      temperature: 0.3,
      map: { kind: 'logistic', slope: 1, offset: 0 },
    } as const;
    expect(calibrationError(overconfident, unseen)).toBeGreaterThan(0.2);
  });

  it('takes learned points where no logistic function fits, and a logistic function where one does', () => {
    const surest = drawnQueries(3000, 1, { temperature: 0.3 });
    expect(learned(surest).map.kind).toBe('logistic');
    const random = seededRandom(5);
    const labels = surest.labels.map((label, row) => {
      const first = row - (row % ROWS);
      const shares = sharesOf(surest.scores.subarray(first, first + ROWS), 0.3);
      return (shares[row % ROWS] ?? 0) > 0.5 && random() < 0.7 ? 0 : label;
    });
    expect(learned({ ...surest, labels }).map.kind).toBe('isotonic');
  });

  it('keeps to the two parameters of a logistic function when there are few hits', () => {
    expect(learned(drawnQueries(40, 1)).map.kind).toBe('logistic');
  });

  it('learns nothing where nothing, or everything, is wanted', () => {
    const queries = drawnQueries(10, 1);
    expect(learnCalibration({ ...queries, labels: new Uint8Array(200) })).toBeNull();
    expect(learnCalibration({ ...queries, labels: new Uint8Array(200).fill(1) })).toBeNull();
  });

  it('copes with scores that are all alike', () => {
    const queries = drawnQueries(100, 1);
    const calibration = learned({ ...queries, scores: new Float64Array(queries.scores.length) });
    const [first = 0, ...others] = calibrate(calibration, new Float64Array(ROWS));
    expect(first).toBeCloseTo(1 / ROWS, 1.5);
    expect(others.every((value) => value === first)).toBe(true);
  });
});

describe('calibrate', () => {
  const maps = [
    learned(drawnQueries(40, 1)),
    { temperature: 0.5, map: fitIsotonic(drawnShares(1)) },
    { temperature: 2, map: fitLogistic(drawnShares(2)) },
  ];

  it('keeps the order of the scores, and stays between 0 and 1', () => {
    const scores = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(scores, fc.constantFrom(...maps), (values, calibration) => {
        const ascending = Float64Array.from(values).sort();
        const probabilities = calibrate(calibration, ascending);
        probabilities.forEach((probability, at) => {
          expect(probability).toBeGreaterThanOrEqual(probabilities[at - 1] ?? 0);
          expect(probability).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('does not depend on the level of the scores, only on their differences', () => {
    for (const calibration of maps) {
      const low = calibrate(calibration, Float64Array.from([0, 1, 3]));
      const high = calibrate(calibration, Float64Array.from([700, 701, 703]));
      low.forEach((probability, at) => {
        expect(high[at]).toBeCloseTo(probability, 9);
      });
    }
  });

  it('gives nothing for no candidates', () => {
    expect(
      calibrate({ temperature: 1, map: fitIsotonic(drawnShares(1)) }, new Float64Array()),
    ).toHaveLength(0);
  });
});

describe('fitIsotonic', () => {
  it('pools what violates the order, and draws points at the means', () => {
    const shares = Float64Array.from({ length: 60 }, (_, at) => Math.floor(at / 20) / 10);
    const of20 = [10, 5, 19];
    const hits = shares.map((_, at) => (at % 20 < (of20[Math.floor(at / 20)] ?? 0) ? 1 : 0));
    const map = pointsOf(fitIsotonic({ shares, hits: Uint8Array.from(hits) }));
    expect(map.probabilities).toEqual([15.5 / 41, 19.5 / 21]);
    expect(map.shares[0]).toBeCloseTo(0.05, 12);
    expect(map.shares[1]).toBeCloseTo(0.2, 12);
  });
});

describe('fitLogistic', () => {
  it('recovers the function that the hits were drawn from', () => {
    const map = fitLogistic(drawnShares(3, 0.5, -1));
    if (map.kind !== 'logistic') throw new Error('not a logistic function');
    expect(map.slope).toBeCloseTo(0.5, 1);
    expect(map.offset).toBeCloseTo(-1, 1);
  });

  it('never falls: where greater shares are hit less, every share is worth the same', () => {
    const map = fitLogistic(drawnShares(3, -1, -1));
    expect(map).toMatchObject({ kind: 'logistic', slope: 0 });
  });

  it('stays finite when a threshold parts hits and misses', () => {
    const shares = Float64Array.from([0.1, 0.2, 0.8, 0.9]);
    const map = fitLogistic({ shares, hits: Uint8Array.from([0, 0, 1, 1]) });
    expect(
      Object.values(map).every((value) => value === 'logistic' || Number.isFinite(value)),
    ).toBe(true);
  });
});

function pointsOf(map: ProbabilityMap): {
  readonly shares: readonly number[];
  readonly probabilities: readonly number[];
} {
  if (map.kind !== 'isotonic') throw new Error('not learned points');
  return map;
}

/** Shares from 0 to 1, each a hit with the probability that slope and offset give its log-odds. */
function drawnShares(
  seed: number,
  slope = 1,
  offset = 0,
): { readonly shares: Float64Array; readonly hits: Uint8Array } {
  const random = seededRandom(seed);
  const shares = Float64Array.from({ length: 4000 }, random);
  const hits = Uint8Array.from(shares, (share) => {
    const z = slope * Math.log(share / (1 - share)) + offset;
    return random() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
  });
  return { shares, hits };
}
