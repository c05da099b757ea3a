import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreTrees, trainTrees, TRAIN_DEFAULTS, type RankingData } from '../../models/index.js';

/** Two features at random; what is wanted has the least of the first. */
function queries(seed: number, count: number, rows: number): RankingData {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const values = Float32Array.from({ length: count * rows * 2 }, random);
  const labels = new Uint8Array(count * rows);
  for (let query = 0; query < count; query += 1) {
    let least = query * rows;
    for (let row = least; row < (query + 1) * rows; row += 1) {
      if ((values[row * 2] ?? 0) < (values[least * 2] ?? 0)) least = row;
    }
    labels[least] = 1;
  }
  const groups = Int32Array.from({ length: count + 1 }, (_, query) => query * rows);
  return { names: ['first', 'second'], values, groups, labels };
}

const OPTIONS = { ...TRAIN_DEFAULTS, trees: 30, depth: 4, minInLeaf: 5, columnSample: 1 };

describe('a feature with which scores must not fall', () => {
  it('never lets them fall, though what is wanted has little of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), async (seed) => {
        const data = queries(seed, 60, 10);
        const ensemble = await trainTrees(data, null, { ...OPTIONS, rising: ['first'] });
        for (const second of [0, 0.3, 0.7, 1]) {
          const steps = Array.from({ length: 21 }, (_, at) => at / 20);
          const values = Float32Array.from(steps.flatMap((first) => [first, second]));
          const scores = scoreTrees(ensemble, { names: data.names, rows: steps.length, values });
          for (let at = 1; at < scores.length; at += 1) {
            expect(scores[at]).toBeGreaterThanOrEqual((scores[at - 1] ?? 0) - 1e-9);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('lets them fall where it is not named', async () => {
    const data = queries(7, 60, 10);
    const ensemble = await trainTrees(data, null, OPTIONS);
    const values = Float32Array.from([0.02, 0.5, 0.9, 0.5]);
    const [low = 0, high = 0] = scoreTrees(ensemble, { names: data.names, rows: 2, values });
    expect(low).toBeGreaterThan(high);
  });

  it('is refused when it is no feature', async () => {
    await expect(
      trainTrees(queries(1, 20, 5), null, { ...OPTIONS, rising: ['third'] }),
    ).rejects.toThrow('no feature is named "third"');
  });
});
