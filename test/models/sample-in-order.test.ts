import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../models/index.js';
import { sampleInOrder } from '../../models/ranker/sample-in-order.js';

describe('sampleInOrder', () => {
  it('draws the share, in the order that the values had, none twice', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, fc.nat(), (given, wanted, seed) => {
        const sample = sampleInOrder(Int32Array.from(given), wanted, seededRandom(seed));
        expect(sample).toHaveLength(Math.max(1, Math.round(given.length * wanted)));
        const places = [...sample].map((value) => given.indexOf(value));
        places.forEach((place, at) => {
          expect(place).toBeGreaterThan(places[at - 1] ?? -1);
        });
      }),
    );
  });

  it('draws each value about equally often', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const value of sampleInOrder(
        Int32Array.from([0, 1, 2, 3, 4]),
        0.4,
        seededRandom(seed),
      )) {
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    for (const count of counts) expect(Math.abs(count - 800)).toBeLessThan(100);
  });

  it('draws nothing from nothing', () => {
    expect(sampleInOrder(new Int32Array(), 0.5, seededRandom(1))).toHaveLength(0);
  });
});
