import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../../dataset-builder/evaluate/cross-validate.js';
import { learnedReliability } from '../../../dataset-builder/evaluate/learned-reliability.js';
import type { TeachingGroup } from '../../../dataset-builder/learn/training-rows.js';
import { rankOf, TRAIN_DEFAULTS } from '../../../models/index.js';
import { FUSION_WEIGHTS } from '../../../predictor/features/fusion-weights.js';
import { toyGroup } from './toy-questions.js';

const NAMES = Object.keys(FUSION_WEIGHTS);
const OPTIONS = { ...TRAIN_DEFAULTS, trees: 10, minInLeaf: 2, columnSample: 1, rowSample: 1 };
const work = { instance: 'toy', options: OPTIONS };

/** Eighty questions of four scopes and folds; in each fold another fifth of the families. */
const groups = Array.from({ length: 80 }, (_, at): TeachingGroup => {
  const name = String(at);
  const facts = { id: name, script: name, family: name, fold: at % 5, scope: `x_${at % 4}` };
  return toyGroup(facts, NAMES, 'grep');
});

describe('cross-validation', () => {
  it.each([
    [{ by: 'fold', folds: 5 }, 5],
    [{ by: 'scope' }, 4],
    [{ by: 'fold', folds: 2 }, 2],
  ] as const)(
    'with %j ranks every question once, by what others teach',
    async (division, count) => {
      const parts = await crossValidate({ ...work, groups, division });
      expect(parts).toHaveLength(count);
      const ranked = parts.flat();
      expect(new Set(ranked.map(({ group }) => group)).size).toBe(groups.length);
      expect(ranked.every(({ group, scores }) => rankOf(scores, group.truth) === 1)).toBe(true);
    },
  );

  it('does not learn from the part that it ranks', async () => {
    const odd = groups.map((group) =>
      group.example.fold === 0 ? toyGroup(group.example, NAMES, 'lexical.tables') : group,
    );
    const [first, ...others] = await crossValidate({
      ...work,
      groups: odd,
      division: { by: 'fold', folds: 5 },
    });
    expect(first?.every(({ group, scores }) => rankOf(scores, group.truth) > 1)).toBe(true);
    expect(others.flat().every(({ group, scores }) => rankOf(scores, group.truth) === 1)).toBe(
      true,
    );
  });

  it('leaves copies of the held-out scripts in other scopes out of training', async () => {
    const copied = groups.map((group) =>
      toyGroup({ ...group.example, family: 'the same' }, NAMES, 'grep'),
    );
    const division = { by: 'scope' } as const;
    await expect(crossValidate({ ...work, groups: copied, division })).rejects.toThrow(
      'Without scope x_0 the examples of toy leave 0 questions to learn from; training needs 20.',
    );
  });

  it('stops with the reason of an abort', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const running = crossValidate({
      ...work,
      groups,
      division: { by: 'scope' },
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
  });
});

describe('the reliability of what was learned', () => {
  it('promises much for what is always right, of five suggestions a question', async () => {
    const parts = await crossValidate({ ...work, groups, division: { by: 'fold', folds: 5 } });
    const [both, ...others] = learnedReliability(parts, ['both', 'before']);
    expect(others).toEqual([]);
    expect(both?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(groups.length * 5);
    const last = both?.bins.at(-1);
    expect(last).toMatchObject({ count: groups.length, observed: 1 });
    expect(last?.predicted).toBeGreaterThan(0.8);
    expect(both?.expectedCalibrationError).toBeLessThan(0.1);
  });
});
