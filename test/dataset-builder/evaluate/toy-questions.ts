/** Questions that are made up, so that every figure can be reckoned by hand. */
import type { Example } from '../../../domain/index.js';
import type { QuestionOutcome } from '../../../dataset-builder/evaluate/question-outcome.js';
import type { TeachingGroup } from '../../../dataset-builder/learn/training-rows.js';
import type { RankingSystem } from '../../../dataset-builder/index.js';

export function toyExample(facts: Partial<Example> = {}): Example {
  return {
    id: 'toy',
    question: 'api',
    cut: 'statement',
    codeBefore: 'var day = ',
    codeMiddle: 'new Days();',
    codeAfter: '',
    groundTruth: { scope: 'x_toy', api: 'x_toy.Days', member: null },
    scope: 'x_toy',
    table: 'sys_script',
    script: 'one',
    origin: 'call-site',
    intent: 'clear',
    intentScore: 1,
    callers: 1,
    sameScope: true,
    family: 'one',
    split: 'train',
    fold: 0,
    ...facts,
  };
}

export function toyOutcome(
  ranks: Partial<Readonly<Record<RankingSystem, number>>>,
  facts: Partial<Example> = {},
  rest: Partial<Pick<QuestionOutcome, 'view' | 'gathered'>> = {},
): QuestionOutcome {
  const known = new Map<RankingSystem, number>();
  for (const system of ['bm25', 'fusion', 'learned'] as const) {
    const rank = ranks[system];
    if (rank !== undefined) known.set(system, rank);
  }
  return { example: toyExample(facts), view: 'both', gathered: null, ranks: known, ...rest };
}

/** Five candidates with the features of the fixed weights; `signal` of the ground truth, the fourth, is 1. */
export function toyGroup(
  facts: Partial<Example>,
  names: readonly string[],
  signal: string,
): TeachingGroup {
  const rows = 5;
  const truth = 3;
  const values = new Float32Array(rows * names.length);
  values[truth * names.length + names.indexOf(signal)] = 1;
  return {
    example: toyExample(facts),
    view: 'both',
    truth,
    candidates: {
      features: { names, rows, values },
      apis: ['x.A', 'x.B', 'x.C', 'x.D', 'x.E'],
    },
  };
}
