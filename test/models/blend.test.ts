import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blendScores,
  fitBlend,
  parseBlend,
  serialiseBlend,
  type BlendQuestion,
} from '../../models/index.js';

const score = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const question = fc.array(fc.tuple(score, score), { maxLength: 40 }).chain((rows) =>
  fc.integer({ min: -1, max: rows.length - 1 }).map((truth): BlendQuestion => ({
    learned: Float64Array.from(rows, ([learned]) => learned),
    neural: Float64Array.from(rows, ([, neural]) => neural),
    truth,
  })),
);

describe('a fitted blend', () => {
  it('is on its own questions never worse than the ranker alone or the model alone', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 30 }), (questions) => {
        const { learned, neural, blended } = fitBlend(questions);
        expect(blended.mrr).toBeGreaterThanOrEqual(learned.mrr);
        expect(blended.mrr).toBeGreaterThanOrEqual(neural.mrr);
      }),
    );
  });

  it.each([
    ['the ranker alone where the model knows nothing', [3, 2, 1], [0, 0, 0], 0],
    ['the ranker alone where both are right', [3, 2, 1], [3, 2, 1], 0],
    ['the model alone where nothing less will do', [0, 3, 0, 0], [1, 0.9999, 0, 0], Infinity],
  ])('is %s', (_, learned, neural, weight) => {
    const one = {
      learned: Float64Array.from(learned),
      neural: Float64Array.from(neural),
      truth: 0,
    };
    expect(fitBlend([one]).weight).toBe(weight);
  });

  it('finds what neither finds: each is sure of another wrong candidate', () => {
    const learned = Float64Array.of(2, 3, 0, 0);
    const neural = Float64Array.of(2, 0, 3, 0);
    const fitted = fitBlend([{ learned, neural, truth: 0 }]);
    expect(fitted).toMatchObject({
      learned: { mrr: 0.5 },
      neural: { mrr: 0.5 },
      blended: { mrr: 1 },
    });
    expect(fitted.weight).toBeGreaterThan(0);
    expect(fitted.weight).toBeLessThan(Infinity);
  });

  it('without questions is the ranker alone', () => {
    expect(fitBlend([])).toMatchObject({ weight: 0, questions: 0, blended: { mrr: 0 } });
  });

  it('does not depend on the scale of either score', () => {
    const learned = Float64Array.of(0.2, 0.1, 0.4);
    const neural = Float64Array.of(-3, 2, 1);
    const large = learned.map((value) => value * 1_000 + 7);
    const plain = blendScores(learned, neural, 0.5);
    blendScores(large, neural, 0.5).forEach((value, row) => {
      expect(value).toBeCloseTo(plain[row] ?? 0, 9);
    });
    expect([...blendScores(Float64Array.of(5, 5), Float64Array.of(7, 7), 2)]).toEqual([0, 0]);
  });

  it.each([0.35, 0, Infinity])('comes back from its text with the weight %d', (weight) => {
    const metrics = { mrr: 0.5, top1: 0.25, top5: 1 };
    const kept = { learned: metrics, neural: metrics, blended: metrics };
    const blend = { model: 'words-1', ranker: 'abc', weight, questions: 3, ...kept };
    expect(parseBlend(serialiseBlend(blend), 'blend.json')).toEqual(blend);
  });

  it.each(['', '{', '{}', '{"format":"deepcodeseek-blend","version":1,"weight":-1}'])(
    'is refused where its text is %j',
    (text) => {
      expect(() => parseBlend(text, 'blend.json')).toThrow(/blend\.json are damaged/);
    },
  );
});
