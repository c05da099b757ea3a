import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  suggestQuestionSchema,
  type SuggestAnswer,
  type Suggestion,
} from '../../../domain/index.js';
import { loadRanker } from '../../../predictor/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  await demo.close();
});

const NAMED = 'x_acme_core.DateMath';
const code = (end: string): string =>
  [
    "var gr = new GlideRecord('x_acme_billing_invoice');",
    'var due = new x_acme_core.DateMath().addBusinessDays(gr.sys_created_on, 30);',
    'gr.query();',
    end,
  ].join('\n');
const question = { codeBefore: code('var next = '), scope: 'x_acme_billing', table: 'sys_script' };

function rowOf({ suggestions }: SuggestAnswer, api = NAMED): Suggestion {
  const row = suggestions.find((each) => each.api === api);
  if (row === undefined) throw new Error(`${api} was not suggested`);
  return row;
}

function placeOf({ suggestions }: SuggestAnswer): number {
  return suggestions.findIndex(({ api }) => api === NAMED);
}

describe('an API that the visible code names already', () => {
  it('is suggested before what is as likely otherwise, and says where it is named', async () => {
    const without = await demo.ask(question, 200);
    const heeded = await demo.ask({ ...question, alreadyNamed: true }, 200);
    expect(rowOf(heeded).score).toBeGreaterThan(rowOf(without).score);
    expect(placeOf(heeded)).toBeLessThanOrEqual(placeOf(without));
    expect(rowOf(heeded).evidence[0]).toEqual({
      source: 'named',
      text: 'Named already in this script, line 2',
      script: null,
      line: 2,
    });
  });

  it('is found behind the cursor too', async () => {
    const codeAfter = ';\nvar late = new x_acme_core.DateMath().isHoliday(next);\n';
    const answer = await demo.ask(
      {
        codeBefore: 'gs.info(1);\nvar next = ',
        codeAfter,
        scope: 'x_acme_billing',
        alreadyNamed: true,
      },
      200,
    );
    expect(rowOf(answer).evidence[0]?.line).toBe(3);
  });

  it('is less likely to be created again', async () => {
    const again = { ...question, codeBefore: code('var next = new ') };
    const without = await demo.ask(again, 200);
    const heeded = await demo.ask({ ...again, alreadyNamed: true }, 200);
    expect(rowOf(heeded).score).toBeLessThan(rowOf(without).score);
    expect(rowOf(heeded).evidence[0]?.text).toBe(
      'Named already in this script, line 2: less likely to be created again',
    );
  });

  it('moves no other one', async () => {
    const others = async (alreadyNamed: boolean): Promise<readonly string[]> => {
      const { suggestions } = await demo.ask({ ...question, alreadyNamed }, 200);
      return suggestions
        .filter(({ api }) => api !== NAMED)
        .map(({ api, score }) => `${api} ${score}`);
    };
    expect(await others(true)).toEqual(await others(false));
  });

  it('counts for nothing unless somebody turns it on, and is no evidence then', async () => {
    const bare = await demo.ask(question, 200);
    const off = await demo.ask({ ...question, alreadyNamed: false }, 200);
    expect(off.suggestions).toEqual(bare.suggestions);
    expect(bare.suggestions.flatMap(({ evidence }) => evidence)).not.toContainEqual(
      expect.objectContaining({ source: 'named' }),
    );
  });

  it('is off where the question says so, whatever the caller has set', async () => {
    const options = {
      limit: 200,
      deadlineMs: null,
      principal: { user: 'author', roles: [], instance: 'demo' },
      alreadyNamed: true,
    };
    const ask = (asked: typeof question & { readonly alreadyNamed?: boolean }) =>
      demo.predictor.suggest(suggestQuestionSchema.parse(asked), options);
    expect(rowOf(await ask(question)).evidence[0]?.source).toBe('named');
    expect(rowOf(await ask({ ...question, alreadyNamed: false })).evidence[0]?.source).not.toBe(
      'named',
    );
  });

  it('changes nothing of the candidates and features that rankers learn from and are judged by', async () => {
    const [on, off] = await Promise.all(
      [true, false].map((alreadyNamed) =>
        demo.predictor.candidates(suggestQuestionSchema.parse({ ...question, alreadyNamed })),
      ),
    );
    expect(on?.apis).toEqual(off?.apis);
    expect(on?.features).toEqual(off?.features);
  });

  it('stays out of the ranks that an evaluation reckons from the features', async () => {
    const candidates = await demo.predictor.candidates(suggestQuestionSchema.parse(question));
    if (candidates === null) throw new Error('the cursor asks for no API');
    const { ranker } = await loadRanker(null);
    const scores = ranker.score(candidates.features);
    const byFeatures = candidates.apis
      .map((api, row) => ({ api, score: scores[row] ?? 0 }))
      .sort((a, b) => b.score - a.score || (a.api < b.api ? -1 : 1))
      .map(({ api }) => api);
    const { suggestions } = await demo.ask(question, 200);
    expect(suggestions.map(({ api }) => api)).toEqual(byFeatures.slice(0, suggestions.length));
  });
});
