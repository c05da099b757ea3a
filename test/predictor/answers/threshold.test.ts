import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  suggestQuestionSchema,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import { openPredictor, type Predictor } from '../../../predictor/index.js';
import { instancePaths } from '../../../sync/index.js';
import { writeCalibratedWeights } from '../calibrated-weights.js';
import { AUTHOR, DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;
let calibrated: Predictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
  await writeCalibratedWeights(demo.home, DEMO_MIRROR);
  const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(demo.home, DEMO_MIRROR);
  calibrated = await openPredictor({ store: demo.store, shardsFolder, rankerFolder });
});

afterAll(async () => {
  await calibrated.close();
  await demo.close();
});

const QUESTION = {
  codeBefore: "var gr = new GlideRecord('x_acme_billing_invoice');\ngr.query();\nvar due = ",
  scope: 'x_acme_billing',
  table: 'sys_script',
};

function ask(
  question: SuggestQuestionInput,
  threshold?: number,
  limit = 100,
): Promise<SuggestAnswer> {
  return calibrated.suggest(suggestQuestionSchema.parse(question), {
    limit,
    deadlineMs: null,
    principal: AUTHOR,
    ...(threshold === undefined ? {} : { threshold }),
  });
}

describe('with a ranker that gives probabilities', () => {
  it('what is below the threshold is unlikely, and nothing else', async () => {
    const { suggestions, threshold } = await ask(QUESTION, 0.02);
    expect(threshold).toBe(0.02);
    expect(suggestions.some(({ unlikely }) => unlikely)).toBe(true);
    expect(suggestions.some(({ unlikely }) => !unlikely)).toBe(true);
    for (const { score, unlikely } of suggestions) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(unlikely).toBe(score < 0.02);
    }
  });

  it('the order is the same whatever the threshold', async () => {
    const [low, high] = await Promise.all([ask(QUESTION, 0.001), ask(QUESTION, 0.9)]);
    expect(high.suggestions.map(({ api }) => api)).toEqual(low.suggestions.map(({ api }) => api));
    expect(high.suggestions.every(({ unlikely }) => unlikely)).toBe(true);
  });

  it('nothing is unlikely unless a threshold is given', async () => {
    const { suggestions, threshold } = await ask(QUESTION);
    expect(threshold).toBe(0);
    expect(suggestions.some(({ unlikely }) => unlikely)).toBe(false);
  });

  it('what is being typed by its name is meant, however improbable', async () => {
    const typed = { ...QUESTION, codeBefore: `${QUESTION.codeBefore}CsvPa` };
    const { suggestions } = await ask(typed, 0.99);
    const parser = suggestions.find(({ api }) => api === 'x_acme_core.CsvParser');
    expect(parser?.unlikely).toBe(false);
    expect(suggestions.filter(({ unlikely }) => unlikely).length).toBeGreaterThan(0);
    const begun = { ...QUESTION, codeBefore: `${QUESTION.codeBefore}Cs` };
    expect((await ask(begun, 0.99)).suggestions.every(({ unlikely }) => unlikely)).toBe(true);
  });

  it('being named moves a suggestion over the threshold', async () => {
    const named = {
      ...QUESTION,
      codeBefore: `var csv = new x_acme_core.CsvParser();\n${QUESTION.codeBefore}`,
    };
    const rowIn = ({ suggestions }: SuggestAnswer) =>
      suggestions.find(({ api }) => api === 'x_acme_core.CsvParser');
    const before = rowIn(await ask({ ...named, alreadyNamed: false }, 0, 200));
    if (before === undefined) throw new Error('the class was not suggested');
    const threshold = Math.min(1, before.score * 1.5);
    expect(rowIn(await ask({ ...named, alreadyNamed: false }, threshold, 200))?.unlikely).toBe(
      true,
    );
    expect(rowIn(await ask({ ...named, alreadyNamed: true }, threshold, 200))?.unlikely).toBe(
      false,
    );
  });

  it('members have no probability, and no threshold', async () => {
    const members = {
      ...QUESTION,
      codeBefore: `${QUESTION.codeBefore}new x_acme_core.DateMath().`,
    };
    const { question, suggestions, threshold } = await ask(members, 0.99);
    expect(question).toBe('member');
    expect(threshold).toBeNull();
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.some(({ unlikely }) => unlikely)).toBe(false);
  });
});
