import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapInterval,
  hitWithin,
  ndcg10,
  pairedBootstrap,
  rankingMetrics,
  rankOf,
  reciprocalRank,
  reliability,
} from '../../models/index.js';

describe('rankOf', () => {
  it.each([
    ['the best', [3, 1, 2], 0, 1],
    ['the second', [3, 1, 2], 2, 2],
    ['the last', [3, 1, 2], 1, 3],
    ['a tie counts as behind all that share it', [2, 2, 1, 2], 1, 3],
    ['alone', [0], 0, 1],
    ['not among the candidates', [3, 1, 2], -1, Infinity],
    ['no candidates', [], 0, Infinity],
  ])('%s', (_, scores, truth, rank) => {
    expect(rankOf(Float64Array.from(scores), truth)).toBe(rank);
  });

  it('does not depend on the order of rows, and is what sorting gives', () => {
    const scores = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.nat(), (values, at) => {
        const truth = at % values.length;
        const own = values[truth] ?? 0;
        const sorted = [...values].sort((a, b) => b - a);
        expect(rankOf(Float64Array.from(values), truth)).toBe(sorted.indexOf(own) + 1);
        expect(rankOf(Float64Array.from(sorted), sorted.indexOf(own))).toBe(
          sorted.indexOf(own) + 1,
        );
      }),
    );
  });
});

describe('rankingMetrics', () => {
  it('gives the values computed by hand', () => {
    expect(rankingMetrics([1, 3, 12, Infinity])).toEqual({
      questions: 4,
      top: [
        { k: 1, share: 0.25 },
        { k: 3, share: 0.5 },
        { k: 5, share: 0.5 },
        { k: 10, share: 0.5 },
        { k: 20, share: 0.75 },
        { k: 40, share: 0.75 },
      ],
      mrr: (1 + 1 / 3 + 1 / 12) / 4,
      ndcg10: (1 + 1 / 2) / 4,
    });
  });

  it('gives 0 for no questions', () => {
    const { questions, top, mrr } = rankingMetrics([]);
    expect([questions, top[0]?.share, mrr]).toEqual([0, 0, 0]);
  });

  it('cuts NDCG@10 off behind rank 10, and top-k behind rank k', () => {
    expect(ndcg10(10)).toBeCloseTo(1 / Math.log2(11), 12);
    expect([ndcg10(11), ndcg10(Infinity), reciprocalRank(Infinity)]).toEqual([0, 0, 0]);
    expect([hitWithin(5, 5), hitWithin(6, 5)]).toEqual([1, 0]);
  });

  it('never grows when a rank falls behind', () => {
    const ranks = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(ranks, fc.nat(), fc.integer({ min: 1, max: 60 }), (before, at, by) => {
        const after = before.map((rank, index) =>
          index === at % before.length ? rank + by : rank,
        );
        const [better, worse] = [rankingMetrics(before), rankingMetrics(after)];
        expect(worse.mrr).toBeLessThan(better.mrr);
        expect(worse.ndcg10).toBeLessThanOrEqual(better.ndcg10);
        worse.top.forEach(({ share }, index) => {
          expect(share).toBeLessThanOrEqual(better.top[index]?.share ?? 0);
          expect(share).toBeGreaterThanOrEqual(worse.top[index - 1]?.share ?? 0);
        });
      }),
    );
  });
});

const each = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `script ${String(at)}`);

describe('bootstrapInterval', () => {
  it('holds the mean of coin flips to about two standard errors', () => {
    const flips = Array.from({ length: 400 }, (_, at) => at % 2);
    const { mean, low, high } = bootstrapInterval(flips, each(400));
    expect(mean).toBe(0.5);
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 1.7);
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 1.7);
  });

  it('is wider when the examples of a script agree', () => {
    const values = Array.from({ length: 400 }, (_, at) => Math.floor(at / 20) % 2);
    const scripts = values.map((_, at) => `script ${String(Math.floor(at / 20))}`);
    const alone = bootstrapInterval(values, each(400));
    const together = bootstrapInterval(values, scripts);
    expect(together.high - together.low).toBeGreaterThan(3 * (alone.high - alone.low));
  });

  it('follows from its seed, narrows with its level, and holds its mean', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, fc.nat(), (sample, seed) => {
        const clusters = sample.map((_, at) => String(at % 7));
        const options = { seed, resamples: 200 };
        const wide = bootstrapInterval(sample, clusters, options);
        expect(bootstrapInterval(sample, clusters, options)).toEqual(wide);
        const narrow = bootstrapInterval(sample, clusters, { ...options, level: 0.5 });
        expect(narrow.low).toBeGreaterThanOrEqual(wide.low);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
        expect(wide.low).toBeGreaterThanOrEqual(Math.min(...sample) - 1e-12);
        expect(wide.high).toBeLessThanOrEqual(Math.max(...sample) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses no values, and clusters of another number', () => {
    expect(() => bootstrapInterval([], [])).toThrow('at least one value');
    expect(() => bootstrapInterval([1, 0], ['a'])).toThrow('2 values need as many clusters, got 1');
  });
});

describe('pairedBootstrap', () => {
  it('is sure of a difference that every script shows', () => {
    const b = Array.from({ length: 60 }, (_, at) => at % 2);
    const a = b.map((value) => value + 0.1);
    const { difference, p } = pairedBootstrap(a, b, each(60));
    expect(difference.mean).toBeCloseTo(0.1, 12);
    expect(p).toBeCloseTo(1 / 1001, 12);
    expect(pairedBootstrap(b, a, each(60)).p).toBe(1);
  });

  it('is not sure when as many scripts speak against it, nor of equal values', () => {
    const a = Array.from({ length: 60 }, (_, at) => at % 2);
    const b = a.map((value) => 1 - value);
    expect(pairedBootstrap(a, b, each(60)).p).toBeGreaterThan(0.3);
    expect(pairedBootstrap(a, a, each(60)).p).toBe(1);
  });

  it('does not take many examples of one script for many scripts', () => {
    const a = Array.from({ length: 100 }, (_, at) => (at < 90 ? 1 : 0));
    const b = a.map((value) => 1 - value);
    const scripts = a.map((_, at) => (at < 90 ? 'the long one' : `script ${String(at)}`));
    expect(pairedBootstrap(a, b, each(100)).p).toBeLessThan(0.01);
    expect(pairedBootstrap(a, b, scripts).p).toBeGreaterThan(0.1);
  });

  it('refuses pairs of which one side is missing', () => {
    expect(() => pairedBootstrap([1], [1, 2], ['a'])).toThrow('got 1 and 2');
  });
});

describe('reliability', () => {
  it('compares what was predicted with what came true, bin by bin', () => {
    const table = reliability([0.1, 0.1, 0.3, 0.9, 1], [0, 1, 0, 1, 1], 2);
    expect(table.bins).toHaveLength(2);
    expect(table.bins[0]).toMatchObject({ from: 0, to: 0.5, count: 3, observed: 1 / 3 });
    expect(table.bins[0]?.predicted).toBeCloseTo(0.5 / 3, 12);
    expect(table.bins[1]).toMatchObject({ from: 0.5, to: 1, count: 2, observed: 1 });
    expect(table.expectedCalibrationError).toBeCloseTo((3 / 5) * (0.5 / 3) + (2 / 5) * 0.05, 12);
  });

  it('leaves empty bins out and has no error without predictions', () => {
    expect(reliability([0.95], [1]).bins.map(({ from }) => from)).toEqual([0.9]);
    expect(reliability([], [])).toEqual({ bins: [], expectedCalibrationError: 0 });
  });

  it('refuses what is no probability', () => {
    expect(() => reliability([-0.1], [0])).toThrow('a probability is 0 to 1, got -0.1');
    expect(() => reliability([NaN], [0])).toThrow(RangeError);
  });
});
