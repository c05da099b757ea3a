import { expect, it } from 'vitest';
import { stageCounts, stageLatencies } from '../../../dataset-builder/evaluate/stage-counts.js';
import { gatheredOf, type Gathered } from '../../../dataset-builder/evaluate/question-outcome.js';
import { toyExample, toyGroup, toyOutcome } from './toy-questions.js';

const gathered = (ranked: number, lostAt: Gathered['lostAt'], total: number): Gathered => ({
  candidates: { known: 100, callable: 80, kept: 40, ranked },
  lostAt,
  timings: { context: 1, total },
});

it('stages tell what they leave and the share of ground truths that they lose', () => {
  const outcomes = [
    toyOutcome({}, {}, { gathered: gathered(40, null, 5) }),
    toyOutcome({}, {}, { gathered: gathered(20, 'kept', 1) }),
    toyOutcome({}, {}, { gathered: gathered(30, 'callable', 3) }),
    toyOutcome({}, {}, { gathered: gathered(30, 'kept', 9) }),
    toyOutcome({}, {}, { gathered: null }),
  ];
  expect(stageCounts(outcomes, ['both'])).toEqual([
    {
      view: 'both',
      unasked: 1,
      stages: [
        { stage: 'known', candidates: 100, lost: 0 },
        { stage: 'callable', candidates: 80, lost: 0.25 },
        { stage: 'kept', candidates: 40, lost: 0.5 },
        { stage: 'ranked', candidates: 30, lost: 0 },
      ],
    },
  ]);
  expect(stageLatencies(outcomes)).toEqual([
    { stage: 'context', p50: 1, p95: 1 },
    { stage: 'total', p50: 3, p95: 9 },
  ]);
});

it.each([
  [[], 'known'],
  [['known'], 'callable'],
  [['known', 'callable'], 'kept'],
  [['known', 'callable', 'kept'], 'ranked'],
] as const)('a ground truth that only %j hold is lost at %s', (holding, lostAt) => {
  const { candidates } = toyGroup({}, ['grep'], 'grep');
  const { api } = toyExample().groundTruth;
  const set = (stage: (typeof holding)[number]): ReadonlySet<string> =>
    new Set(holding.some((each) => each === stage) ? [api] : []);
  const stages = {
    known: set('known'),
    callable: set('callable'),
    kept: set('kept'),
    pruning: { known: 1, callable: 1, kept: 1, ranked: 1 },
    timings: {},
  };
  const group = { example: toyExample(), candidates: { ...candidates, ...stages } };
  expect(gatheredOf({ ...group, truth: -1 }).lostAt).toBe(lostAt);
  expect(gatheredOf({ ...group, truth: 0 }).lostAt).toBeNull();
});
