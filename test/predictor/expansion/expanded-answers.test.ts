import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  suggestQuestionSchema,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import {
  openPredictorThread,
  suggestExpanded,
  type Expander,
  type Expansion,
  type Predictor,
} from '../../../predictor/index.js';
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
  const options = { limit: 10, deadlineMs: 400, principal: AUTHOR };
  const withinOf: number[] = [];
  const giving = (expansion: Expansion): Expander => ({
    expand: (_, { withinMs }) => {
      withinOf.push(withinMs);
      return Promise.resolve(expansion);
    },
    close: () => undefined,
  });

  it('widens the query, within a part of the deadline', async () => {
    const expander = giving({ kind: 'expanded', text: 'DateMath addDays' });
    const answer = await suggestExpanded(demo.predictor, expander, question, options);
    expect(rankOf(answer, 'x_acme_core.DateMath')).toBeLessThanOrEqual(10);
    expect(answer.degraded).toEqual([]);
    expect(answer.timings['expansion']).toBeGreaterThanOrEqual(0);
    expect(withinOf).toEqual([240]);
  });

  it('is named where it gave nothing, whether the answer was kept or not', async () => {
    const expander = giving({ kind: 'none', reason: 'it was late' });
    for (let asked = 0; asked < 2; asked += 1) {
      const { degraded } = await suggestExpanded(demo.predictor, expander, question, options);
      expect(degraded).toEqual([{ stage: 'expansion', reason: 'it was late' }]);
    }
    const unneeded = giving({ kind: 'unneeded' });
    const { degraded } = await suggestExpanded(demo.predictor, unneeded, question, options);
    expect(degraded).toEqual([]);
  });

  it('leaves the predictor as it is where there is none', async () => {
    const answer = await suggestExpanded(demo.predictor, null, question, options);
    expect(answer.timings).not.toHaveProperty('expansion');
  });
});
