import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  suggestAnswerSchema,
  suggestQuestionSchema,
  type Reranker,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import { openPredictor, type Predictor, type SuggestOptions } from '../../../predictor/index.js';
import { instancePaths } from '../../../sync/index.js';
import { writeCalibratedWeights } from '../calibrated-weights.js';
import { AUTHOR, DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';
import {
  deafReranker,
  failingReranker,
  hastyReranker,
  numblessReranker,
  reversingReranker,
  slowReranker,
  throwingReranker,
  wordReranker,
} from './rerankers.js';

const CANDIDATES = 12;
const QUESTION = {
  codeBefore: [
    "var gr = new GlideRecord('x_acme_billing_invoice');",
    'gr.query();',
    '// retry the outbound queue with backoff',
    'var due = ',
  ].join('\n'),
  codeAfter: '\n',
  scope: 'x_acme_billing',
  table: 'sys_script',
};

let demo: DemoPredictor;
const opened: Predictor[] = [];

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  for (const predictor of opened) await predictor.close();
  await demo.close();
});

async function withModel(reranker: Reranker): Promise<Predictor> {
  const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(demo.home, DEMO_MIRROR);
  const { store } = demo;
  const predictor = await openPredictor({ store, shardsFolder, rankerFolder, reranker });
  opened.push(predictor);
  return predictor;
}

function ask(
  predictor: Predictor,
  question: SuggestQuestionInput = QUESTION,
  options: Partial<SuggestOptions> = {},
): Promise<SuggestAnswer> {
  return predictor.suggest(suggestQuestionSchema.parse(question), {
    limit: 60,
    deadlineMs: null,
    principal: AUTHOR,
    rerank: { candidates: CANDIDATES },
    ...options,
  });
}

function apisOf({ suggestions }: SuggestAnswer): readonly string[] {
  return suggestions.map(({ api }) => api);
}

function scoresOf({ suggestions }: SuggestAnswer): readonly number[] {
  return suggestions.map(({ score }) => score);
}

describe('a model that reads words', () => {
  it('reorders the first candidates, says so, and leaves the rest behind them', async () => {
    const predictor = await withModel(wordReranker);
    const learned = await ask(predictor, { ...QUESTION, rerank: false });
    const answer = suggestAnswerSchema.parse(await ask(predictor));
    expect(learned).toMatchObject({ reranked: 0, degraded: [] });
    expect(learned.timings).not.toHaveProperty('neural');
    expect(answer).toMatchObject({ reranked: CANDIDATES, degraded: [] });
    expect(answer.timings).toHaveProperty('neural');
    expect(apisOf(answer)).not.toEqual(apisOf(learned));
    expect(apisOf(answer).slice(CANDIDATES)).toEqual(apisOf(learned).slice(CANDIDATES));
    expect([...apisOf(answer)].sort()).toEqual([...apisOf(learned)].sort());
    expect(answer.suggestions.map(({ tier }) => tier)).toEqual(
      learned.suggestions.map(({ tier }, place) => (place < CANDIDATES ? 'neural' : tier)),
    );
  });

  it('is named by those that it has moved up, and by no others', async () => {
    const predictor = await withModel(reversingReranker);
    const learned = apisOf(await ask(predictor, { ...QUESTION, rerank: false }));
    const { suggestions } = await ask(predictor);
    let moved = 0;
    for (const [place, { api, evidence }] of suggestions.entries()) {
      const up = learned.indexOf(api) - place;
      const told = evidence.filter(({ source }) => source === 'neural').map(({ text }) => text);
      const places = up === 1 ? '1 place' : `${up} places`;
      expect(told).toEqual(up > 0 ? [`The model reversing-1 puts it ${places} higher`] : []);
      if (up > 0) moved += 1;
    }
    expect(moved).toBeGreaterThan(0);
  });

  it('leaves the scores to the places, so that a threshold means what it did', async () => {
    await writeCalibratedWeights(demo.home, DEMO_MIRROR);
    const predictor = await withModel(reversingReranker);
    const learned = await ask(predictor, { ...QUESTION, rerank: false }, { threshold: 0.02 });
    const answer = await ask(predictor, QUESTION, { threshold: 0.02 });
    expect(answer.threshold).toBe(0.02);
    expect(apisOf(answer)).not.toEqual(apisOf(learned));
    expect(scoresOf(answer)).toEqual(scoresOf(learned));
    expect(answer.suggestions.map(({ unlikely }) => unlikely)).toEqual(
      learned.suggestions.map(({ unlikely }) => unlikely),
    );
  });

  it('changes nothing across what is typed of a name', async () => {
    const predictor = await withModel(reversingReranker);
    const typed = { ...QUESTION, codeBefore: `${QUESTION.codeBefore}Dat` };
    const learned = await ask(predictor, { ...typed, rerank: false });
    const answer = await ask(predictor, typed);
    const begins = ({ suggestions }: SuggestAnswer): readonly boolean[] =>
      suggestions.map(({ api }) => api.split('.')[1]?.toLowerCase().startsWith('dat') === true);
    expect(begins(answer)).toContain(true);
    expect(begins(answer)).toEqual(begins(learned));
    expect(answer.reranked).toBe(CANDIDATES);
  });

  it('is asked for no member, and for nothing in a comment', async () => {
    const predictor = await withModel(failingReranker);
    for (const end of ['new x_acme_core.DateMath().', '// here ']) {
      const codeBefore = `${QUESTION.codeBefore}${end}`;
      expect(await ask(predictor, { ...QUESTION, codeBefore })).toMatchObject({
        reranked: 0,
        degraded: [],
      });
    }
  });

  it('is used where the question says so, though nothing is set', async () => {
    const predictor = await withModel(wordReranker);
    const bare = { rerank: null };
    expect((await ask(predictor, QUESTION, bare)).reranked).toBe(0);
    expect((await ask(predictor, { ...QUESTION, rerank: true }, bare)).reranked).toBe(40);
    const { reranked, degraded } = await ask(demo.predictor, { ...QUESTION, rerank: true }, bare);
    expect(reranked).toBe(0);
    expect(degraded).toEqual([{ stage: 'neural', reason: 'no model is configured' }]);
  });

  it('reads the same of a candidate whatever is asked, but for the calls of the edited script', async () => {
    const cards = new Map<string, Set<string>>();
    const predictor = await withModel({
      version: 'watching-1',
      rerank({ documents }) {
        for (const card of documents) {
          const name = /^[^(:\n]+/.exec(card)?.[0] ?? '';
          cards.set(name, (cards.get(name) ?? new Set()).add(card));
        }
        return Promise.resolve({ scores: documents.map(() => 0), reason: null });
      },
    });
    await ask(predictor);
    await ask(predictor, { ...QUESTION, codeBefore: 'var other = ', codeAfter: ';\nother();' });
    expect(cards.size).toBeGreaterThan(CANDIDATES);
    expect([...cards.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});

describe('a model that does not do all of it', () => {
  it.each([
    ['has no time for all', hastyReranker(5), 5, '5 of 12 candidates scored: no more time'],
    ['has time for none', hastyReranker(0), 0, 'no more time'],
    [
      'gives what is no number',
      numblessReranker,
      6,
      '6 of 12 candidates scored: the model gave no number for the others',
    ],
    ['fails', failingReranker, 0, 'the graph has an unknown operator'],
    ['throws at once', throwingReranker, 0, 'not even started'],
  ] as const)(
    'because it %s is named, and the answer is whole',
    async (_, model, count, reason) => {
      const predictor = await withModel(model);
      const learned = await ask(predictor, { ...QUESTION, rerank: false });
      const answer = await ask(predictor);
      expect(answer.reranked).toBe(count);
      expect(answer.degraded).toEqual([{ stage: 'neural', reason }]);
      expect([...apisOf(answer)].sort()).toEqual([...apisOf(learned)].sort());
      if (count === 0) expect(apisOf(answer)).toEqual(apisOf(learned));
      const tiers = answer.suggestions.filter(({ tier }) => tier === 'neural');
      expect(tiers).toHaveLength(count);
    },
  );

  it('leaves those without a number where they were', async () => {
    const predictor = await withModel(numblessReranker);
    const learned = apisOf(await ask(predictor, { ...QUESTION, rerank: false }));
    const answer = apisOf(await ask(predictor));
    for (let place = 1; place < CANDIDATES; place += 2) {
      expect(answer[place]).toBe(learned[place]);
    }
  });

  it.each([
    ['is slow', slowReranker(60_000)],
    ['heeds neither deadline nor signal', deafReranker],
  ] as const)('because it %s is not waited for', async (_, model) => {
    const predictor = await withModel(model);
    await ask(predictor, { ...QUESTION, rerank: false });
    const start = performance.now();
    const answer = await ask(predictor, QUESTION, { deadlineMs: 600 });
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(answer.suggestions.length).toBeGreaterThan(10);
    expect(answer.reranked).toBe(0);
    expect(answer.degraded).toContainEqual({
      stage: 'neural',
      reason: 'the model was not ready within the deadline',
    });
  });

  it('is not even asked where no time is left', async () => {
    let asked = 0;
    const predictor = await withModel({
      version: 'counting-1',
      rerank() {
        asked += 1;
        return Promise.resolve({ scores: [], reason: null });
      },
    });
    const { degraded, suggestions } = await ask(predictor, QUESTION, { deadlineMs: 10 });
    expect(asked).toBe(0);
    expect(suggestions.length).toBeGreaterThan(0);
    expect(degraded).toContainEqual({
      stage: 'neural',
      reason: 'no time was left within the deadline',
    });
  });

  it('ends with the question that is aborted', async () => {
    const predictor = await withModel(deafReranker);
    const reason = new Error('typed on');
    const controller = new AbortController();
    const asking = ask(predictor, QUESTION, { signal: controller.signal });
    setTimeout(() => {
      controller.abort(reason);
    }, 200);
    await expect(asking).rejects.toBe(reason);
  });

  it('is given the deadline of the clock that threads share, before the answer is due', async () => {
    const given: (number | null)[] = [];
    const predictor = await withModel({
      version: 'clock-1',
      rerank({ documents }, { deadline }) {
        given.push(deadline);
        return Promise.resolve({ scores: documents.map(() => 0), reason: null });
      },
    });
    const due = performance.timeOrigin + performance.now() + 5_000;
    await ask(predictor, QUESTION, { deadlineMs: 5_000 });
    expect(given[0]).toBeLessThan(due);
    expect(given[0]).toBeGreaterThan(due - 100);
  });
});

describe('the cache', () => {
  it('keeps a whole reranked answer, apart from one that was not reranked', async () => {
    const predictor = await withModel(wordReranker);
    const first = await ask(predictor);
    const again = await ask(predictor);
    expect(again.timings).toHaveProperty('cache');
    expect({ ...again, id: first.id, timings: first.timings }).toEqual(first);
    const plain = await ask(predictor, { ...QUESTION, rerank: false });
    expect(plain.timings).not.toHaveProperty('cache');
    expect(plain.reranked).toBe(0);
    const fewer = await ask(predictor, QUESTION, { rerank: { candidates: 5 } });
    expect(fewer.reranked).toBe(5);
  });

  it.each([
    ['cut short', hastyReranker(3)],
    ['failed', failingReranker],
  ] as const)('keeps none that was %s', async (_, model) => {
    const predictor = await withModel(model);
    await ask(predictor);
    expect((await ask(predictor)).timings).not.toHaveProperty('cache');
  });
});
