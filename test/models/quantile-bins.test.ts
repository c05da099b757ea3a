import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLoopBreaks } from '../../models/ranker/event-loop-breaks.js';
import { binFeatures, MAX_BINS, quantileEdges } from '../../models/ranker/quantile-bins.js';

const ascending = (values: readonly number[]): Float32Array => Float32Array.from(values).sort();

describe('quantileEdges', () => {
  it.each([
    ['no value', [], []],
    ['one value', [2, 2, 2], []],
    ['two values, in the middle', [0, 1, 1, 1], [0.5]],
    ['few values, each a bin', [1, 2, 4, 8], [1.5, 3, 6]],
  ])('for %s', (_, values, edges) => {
    expect([...quantileEdges(ascending(values))]).toEqual(edges);
  });

  it('gives a value with many rows a bin of its own and the rest the other bins', () => {
    const zeros = Array.from({ length: 9000 }, () => 0);
    const others = Array.from({ length: 1000 }, (_, at) => at + 1);
    const edges = quantileEdges(ascending([...zeros, ...others]));
    expect(edges[0]).toBe(0.5);
    expect(edges.length).toBe(MAX_BINS - 1);
  });

  it('keeps values apart between which no number lies', () => {
    const next = new Float32Array(Int32Array.from([0x3f800001]).buffer)[0] ?? 0;
    expect([...quantileEdges(ascending([1, next]))]).toEqual([1]);
  });

  it('ascends strictly, separates what it says, and stays within its bins', () => {
    const value = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (values) => {
        const edges = quantileEdges(ascending(values));
        expect(edges.length).toBeLessThan(MAX_BINS);
        edges.forEach((edge, at) => {
          if (at > 0) expect(edge).toBeGreaterThan(edges[at - 1] ?? NaN);
          expect(values.some((one) => one <= edge)).toBe(true);
          expect(values.some((one) => one > edge)).toBe(true);
        });
      }),
    );
  });
});

describe('binFeatures', () => {
  it('puts a value up to an edge below it, and greater ones above', async () => {
    const values = Float32Array.from([1, 7, 2, 7, 4, 7, 2, 7]);
    const { bins, edges, rows } = await binFeatures(values, 2, new EventLoopBreaks(undefined));
    expect(rows).toBe(4);
    expect(edges.map((own) => [...own])).toEqual([[1.5, 3], []]);
    expect([...bins]).toEqual([0, 0, 1, 0, 2, 0, 1, 0]);
  });
});
