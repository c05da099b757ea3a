import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withInterval, type Interval } from '../../../../predictor/context/blocks/intervals.js';

const interval = fc
  .tuple(fc.nat(60), fc.nat(8))
  .map(([start, length]): Interval => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 20 });

function merged(added: readonly Interval[]): readonly Interval[] {
  return added.reduce<readonly Interval[]>(withInterval, []);
}

function linesIn(all: readonly Interval[]): readonly number[] {
  const lines = new Set<number>();
  for (const { start, end } of all) for (let line = start; line <= end; line += 1) lines.add(line);
  return [...lines].sort((one, other) => one - other);
}

describe('merged intervals', () => {
  it.each([
    [[], []],
    [[[1, 2]], [[1, 2]]],
    [
      [
        [1, 2],
        [4, 5],
      ],
      [
        [1, 2],
        [4, 5],
      ],
    ],
    [
      [
        [4, 5],
        [1, 2],
      ],
      [
        [1, 2],
        [4, 5],
      ],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [[1, 4]],
    ],
    [
      [
        [1, 9],
        [3, 4],
      ],
      [[1, 9]],
    ],
    [
      [
        [1, 2],
        [4, 5],
        [3, 3],
      ],
      [[1, 5]],
    ],
    [
      [
        [5, 5],
        [5, 5],
      ],
      [[5, 5]],
    ],
  ])('of %j are %j', (added, expected) => {
    const pairs = merged(added.map(([start = 0, end = 0]) => ({ start, end })));
    expect(pairs.map(({ start, end }) => [start, end])).toEqual(expected);
  });

  it('hold the same lines, in order, no two touching', () => {
    fc.assert(
      fc.property(intervals, (added) => {
        const all = merged(added);
        expect(linesIn(all)).toEqual(linesIn(added));
        for (const [at, { start, end }] of all.entries()) {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(start).toBeGreaterThan((all[at - 1]?.end ?? -Infinity) + 1);
        }
      }),
    );
  });

  it('are the same whatever the order, and however often one is added', () => {
    fc.assert(
      fc.property(intervals, (added) => {
        const all = merged(added);
        expect(merged(added.toReversed())).toEqual(all);
        expect(merged([...added, ...added])).toEqual(all);
        expect(merged(all)).toEqual(all);
      }),
    );
  });
});
