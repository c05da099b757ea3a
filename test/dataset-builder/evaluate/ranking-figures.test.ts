import { describe, expect, it } from 'vitest';
import { rankingFigures } from '../../../dataset-builder/evaluate/ranking-figures.js';
import { comparisons, systemFigures } from '../../../dataset-builder/evaluate/system-figures.js';
import { METRICS } from '../../../dataset-builder/index.js';
import { toyOutcome } from './toy-questions.js';

describe('the figures of ranks', () => {
  const figures = rankingFigures([
    { rank: 1, script: 'one' },
    { rank: 3, script: 'one' },
    { rank: 12, script: 'two' },
    { rank: Infinity, script: 'three' },
  ]);

  it('are the means that a hand comes to', () => {
    expect(figures.questions).toBe(4);
    expect(METRICS.map((metric) => figures[metric].mean)).toEqual([
      0.25,
      0.5,
      0.5,
      0.5,
      0.75,
      0.75,
      (1 + 1 / 3 + 1 / 12 + 0) / 4,
      (1 + 1 / 2 + 0 + 0) / 4,
    ]);
  });

  it('lie within their intervals, and a single script leaves nothing to draw', () => {
    for (const metric of METRICS) {
      const { mean, low, high } = figures[metric];
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
    }
    const { 'top-1': alone } = rankingFigures([
      { rank: 1, script: 'one' },
      { rank: 2, script: 'one' },
    ]);
    expect(alone).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
  });
});

describe('the figures of systems', () => {
  const outcomes = [
    toyOutcome({ bm25: 9, fusion: 1 }, { script: 'one', callers: 0 }),
    toyOutcome({ bm25: 2, fusion: 7 }, { script: 'two', callers: 12, intent: 'unclear' }),
    toyOutcome({ bm25: 8, fusion: 2 }, { script: 'three', callers: 2 }),
    toyOutcome({ bm25: 1, fusion: 1 }, { script: 'four' }, { view: 'before' }),
  ];

  it('are apart by view and by group, callers in their own order', () => {
    const [bm25, fusion, before] = systemFigures(outcomes, ['bm25', 'fusion'], ['both', 'before']);
    expect(bm25).toMatchObject({ system: 'bm25', view: 'both', all: { questions: 3 } });
    expect(fusion?.all['top-5'].mean).toBeCloseTo(2 / 3);
    expect(before).toMatchObject({ system: 'bm25', view: 'before', all: { questions: 1 } });
    const groups = fusion?.groups.filter(({ by }) => by === 'callers') ?? [];
    expect(groups.map(({ group, figures }) => [group, figures['top-1'].mean])).toEqual([
      ['never', 1],
      ['1-2', 0],
      ['10+', 0],
    ]);
    const intents = fusion?.groups.filter(({ by }) => by === 'intent') ?? [];
    expect(intents.map(({ group, figures }) => [group, figures.questions])).toEqual([
      ['clear', 2],
      ['unclear', 1],
    ]);
  });

  it('count a question that a system has no rank for as missed', () => {
    const [learned] = systemFigures(outcomes, ['learned'], ['both']);
    expect(learned?.all['top-40'].mean).toBe(0);
    expect(learned?.all.mrr.mean).toBe(0);
  });

  it('are compared pair by pair with the system before', () => {
    const [compared, ...others] = comparisons(outcomes, ['bm25', 'fusion'], ['both']);
    expect(others).toEqual([]);
    // Within the first five: bm25 has one of three, fusion two.
    expect(compared).toMatchObject({ view: 'both', system: 'fusion', than: 'bm25' });
    expect(compared?.difference.mean).toBeCloseTo(1 / 3);
    expect(compared?.p).toBeGreaterThan(0.1);
  });
});
