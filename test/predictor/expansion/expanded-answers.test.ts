import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openConfiguredModel } from '../../../connector/index.js';
import {
  configurationSchema,
  suggestQuestionSchema,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import {
  openExpander,
  openPredictorThread,
  suggestExpanded,
  type Expander,
  type Predictor,
} from '../../../predictor/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
} from '../../connector/model-endpoint/model-server.js';
import { AUTHOR, DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});
afterAll(async () => {
  await demo.close();
});

/** Nothing in sight says what is wanted. */
const BARE: SuggestQuestionInput = { id: 'q', codeBefore: 'var found = ', scope: 'x_acme_billing' };

function suggest(
  question: SuggestQuestionInput,
  expansion?: string,
  predictor: Pick<Predictor, 'suggest'> = demo.predictor,
): Promise<SuggestAnswer> {
  return predictor.suggest(suggestQuestionSchema.parse(question), {
    limit: 200,
    deadlineMs: null,
    principal: AUTHOR,
    ...(expansion === undefined ? {} : { expansion }),
  });
}

function rankOf({ suggestions }: SuggestAnswer, api: string): number {
  const at = suggestions.findIndex((suggestion) => suggestion.api === api);
  return at < 0 ? Infinity : at + 1;
}

function untimed({ timings, ...rest }: SuggestAnswer): unknown {
  return { ...rest, timed: typeof timings };
}

describe('an answer to an expanded query', () => {
  it.each([
    ['hypothetical code', 'var found = new DateMath().addDays(today, 5);'],
    ['a description', 'Date math that adds days to a date.'],
  ])('finds what %s is like, and says that it comes from there', async (_, expansion) => {
    const bare = await suggest(BARE);
    const expanded = await suggest(BARE, expansion);
    const api = 'x_acme_core.DateMath';
    expect(rankOf(expanded, api)).toBeLessThan(rankOf(bare, api));
    const evidence = expanded.suggestions
      .find((suggestion) => suggestion.api === api)
      ?.evidence.map(({ text }) => text);
    expect(evidence?.join()).toContain('with the expanded query');
    expect(evidence?.join()).not.toContain('with the code in sight');
  });

  it('is another one than without, in the cache too', async () => {
    const before = untimed(await suggest(BARE));
    const expanded = await suggest(BARE, 'DateMath addDays');
    expect(untimed(expanded)).not.toEqual(before);
    expect(untimed(await suggest(BARE))).toEqual(before);
    expect(untimed(await suggest(BARE, 'DateMath addDays'))).toEqual(untimed(expanded));
  });

  it('is the same as without where the expansion says nothing new', async () => {
    const question = { ...BARE, codeBefore: 'var invoice = new GlideRecord();\nvar due = ' };
    expect(untimed(await suggest(question, 'var due = invoice;'))).toEqual(
      untimed(await suggest(question)),
    );
    expect(untimed(await suggest(BARE, 'if return for new ()'))).toEqual(
      untimed(await suggest(BARE)),
    );
  });

  it('does not count an echo of what is in sight for the API that stands there', async () => {
    const question = {
      ...BARE,
      codeBefore:
        'var math = new x_acme_core.DateMath();\nvar first = math.addDays(now, 1);\nvar due = ',
    };
    const api = 'x_acme_core.DateMath';
    const scoreOf = (answer: SuggestAnswer): number | undefined =>
      answer.suggestions.find((suggestion) => suggestion.api === api)?.score;
    const echoed = await suggest(question, 'math.addDays(first, 1); x_acme_core.DateMath');
    expect(scoreOf(echoed)).toBe(scoreOf(await suggest(question)));
  });

  it('reads no more of a long expansion than its first words', async () => {
    const filler = Array.from({ length: 400 }, (_, at) => `zz${'y'.repeat(at)}`).join(' ');
    const late = await suggest(BARE, `${filler} DateMath addDays`);
    expect(untimed(late)).toEqual(untimed(await suggest(BARE)));
  });

  it('leaves the question after a member as it is', async () => {
    const question = { ...BARE, codeBefore: 'var math = new x_acme_core.DateMath();\nmath.' };
    const expanded = await suggest(question, 'addDays addDays addDays');
    expect(expanded.question).toBe('member');
    expect(untimed(expanded)).toEqual(untimed(await suggest(question)));
  });

  it('gives the candidates that it ranks', async () => {
    const question = suggestQuestionSchema.parse(BARE);
    const [bare, expanded] = [
      await demo.predictor.candidates(question),
      await demo.predictor.candidates(question, undefined, 'DateMath addDays'),
    ];
    expect(expanded?.features.names).toEqual(bare?.features.names);
    expect(expanded?.features.values).not.toEqual(bare?.features.values);
  });

  it('is the same from a thread', async () => {
    const threaded = await openPredictorThread({ ...demo, instance: DEMO_MIRROR, scripts: 461 });
    try {
      const there = await suggest(BARE, 'DateMath addDays', threaded);
      expect(untimed(there)).toEqual(untimed(await suggest(BARE, 'DateMath addDays')));
    } finally {
      await threaded.close();
    }
  });
});

describe('an expander beside a predictor', () => {
  const question = suggestQuestionSchema.parse(BARE);
  const options = { limit: 10, deadlineMs: 5_000, principal: AUTHOR };
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function expanderOf(answer: Answering): Promise<Expander | null> {
    const server = await startModelServer(answer);
    closing.push(() => server.close());
    const configuration = configurationSchema.parse({
      model: { baseUrl: server.baseUrl, name: 'coder' },
    });
    const expander = await openExpander({
      mode: 'description',
      timeoutMs: 5_000,
      concurrency: 2,
      openModel: () =>
        openConfiguredModel({
          home: demo.home,
          configuration,
          environment: {},
          retryPolicy: { maxAttempts: 1 },
        }),
    });
    closing.push(() => expander?.close());
    return expander;
  }

  it('widens the query', async () => {
    const expander = await expanderOf((response) => {
      say(response, 'DateMath addDays');
    });
    const answer = await suggestExpanded(demo.predictor, expander, question, options);
    expect(rankOf(answer, 'x_acme_core.DateMath')).toBeLessThanOrEqual(10);
    expect(answer.degraded).toEqual([]);
    expect(answer.timings['expansion']).toBeGreaterThanOrEqual(0);
  });

  it('is waited for within a part of the deadline', async () => {
    const expander = await expanderOf(() => undefined);
    const hasty = { ...options, deadlineMs: 400 };
    const answer = await suggestExpanded(demo.predictor, expander, question, hasty);
    const { degraded, suggestions } = answer;
    expect(degraded).toContainEqual({
      stage: 'expansion',
      reason: 'the model did not answer within 240 ms',
    });
    expect(suggestions.length).toBeGreaterThan(0);
  });

  it('is named where it gave nothing, whether the answer was kept or not', async () => {
    const expander = await expanderOf((response) => {
      sendJson(response, {}, 500);
    });
    for (let asked = 0; asked < 2; asked += 1) {
      const { degraded } = await suggestExpanded(demo.predictor, expander, question, options);
      expect(degraded.map(({ stage }) => stage)).toEqual(['expansion']);
      expect(degraded[0]?.reason).toContain('status 500');
    }
  });

  it('is not named where nothing was to be widened', async () => {
    const expander = await expanderOf(() => undefined);
    const member = suggestQuestionSchema.parse({ codeBefore: 'var math = new DateMath();\nmath.' });
    const { degraded } = await suggestExpanded(demo.predictor, expander, member, options);
    expect(degraded).toEqual([]);
  });

  it('leaves the predictor as it is where there is none', async () => {
    const answer = await suggestExpanded(demo.predictor, null, question, options);
    expect(answer.timings).not.toHaveProperty('expansion');
  });
});
