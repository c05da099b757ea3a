import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedTime, type Reranker } from '../../../domain/index.js';
import type { LocalModels } from '../../../models/onnx/index.js';
import type { FixtureModel } from '../install-fixture.js';
import { EXPECTED, modelHome } from './model-home.js';

const TOLERANCE = 1e-3;
const ALL = { deadline: null };

const home = modelHome('tiny-reranker', 'tiny-reranker-plain', 'tiny-reranker-int8');
const models = new Map<FixtureModel, LocalModels>();

beforeAll(async () => {
  for (const name of ['tiny-reranker', 'tiny-reranker-plain', 'tiny-reranker-int8'] as const) {
    models.set(name, await home.open(name));
  }
});
afterAll(() => home.remove());

function rerankerOf(name: FixtureModel): Reranker {
  const reranker = models.get(name)?.reranker ?? null;
  if (reranker === null) throw new Error(`${name} is not open`);
  return reranker;
}

/** The log-odds of every expected pair, one question a query. */
async function scoresOfPairs(name: FixtureModel): Promise<readonly number[]> {
  const scores: number[] = [];
  for (const { query, document } of EXPECTED) {
    const reranked = await rerankerOf(name).rerank({ query, documents: [document] }, ALL);
    expect(reranked.reason).toBeNull();
    scores.push(...reranked.scores);
  }
  return scores;
}

const EXPECTED_SCORES = EXPECTED.map(({ yes, no }) => yes - no);
const QUERY = 'var record = new GlideRecord("incident");\nvar invoice = ';
const DOCUMENTS = EXPECTED.map(({ document }) => document);

describe('a reranker', () => {
  it.each(['tiny-reranker-plain', 'tiny-reranker'] as const)(
    '%s gives the scores that PyTorch gives for the same checkpoint',
    async (name) => {
      const scores = await scoresOfPairs(name);
      scores.forEach((score, at) => {
        expect(Math.abs(score - (EXPECTED_SCORES[at] ?? NaN))).toBeLessThan(TOLERANCE);
      });
    },
  );

  it('gives with a shared prefix what it gives for whole pairs', async () => {
    const request = { query: QUERY, documents: DOCUMENTS };
    const shared = await rerankerOf('tiny-reranker').rerank(request, ALL);
    const whole = await rerankerOf('tiny-reranker-plain').rerank(request, ALL);
    expect(shared.scores).toHaveLength(DOCUMENTS.length);
    shared.scores.forEach((score, at) => {
      expect(Math.abs(score - (whole.scores[at] ?? NaN))).toBeLessThan(TOLERANCE);
    });
  });

  it('keeps in int8 the order of float32', async () => {
    const scores = await scoresOfPairs('tiny-reranker-int8');
    expect(rankCorrelation(scores, EXPECTED_SCORES)).toBeGreaterThanOrEqual(0.98);
  });

  it('gives a document in int8 the same score whatever shares its batch', async () => {
    const reranker = rerankerOf('tiny-reranker-int8');
    const together = await reranker.rerank({ query: QUERY, documents: DOCUMENTS }, ALL);
    for (const [at, document] of DOCUMENTS.entries()) {
      const alone = await reranker.rerank({ query: QUERY, documents: [document] }, ALL);
      expect(Math.abs((alone.scores[0] ?? NaN) - (together.scores[at] ?? NaN))).toBeLessThan(1e-4);
    }
  });

  it.each(['tiny-reranker', 'tiny-reranker-int8'] as const)(
    'gives while an author types what it gives for the text at once: %s',
    async (name) => {
      const fresh = await home.open(name);
      const typed = rerankerOf(name);
      const text = `${QUERY}vendor.getOpenInvoices(contract);\nvar total = `;
      for (let length = QUERY.length; length < text.length; length += 7) {
        await typed.rerank({ query: text.slice(0, length), documents: DOCUMENTS.slice(0, 3) }, ALL);
        // Another author asks in between, and goes back in the text.
        await typed.rerank({ query: `// ${length}\n${QUERY}`, documents: ['a'] }, ALL);
        await typed.rerank({ query: text.slice(0, length - 5), documents: ['b'] }, ALL);
      }
      const request = { query: text, documents: DOCUMENTS };
      const [one, other] = [
        await typed.rerank(request, ALL),
        await fresh.reranker?.rerank(request, ALL),
      ];
      one.scores.forEach((score, at) => {
        expect(Math.abs(score - (other?.scores[at] ?? NaN))).toBeLessThan(1e-3);
      });
    },
  );

  it('reads the end of a context of 100,000 characters', async () => {
    const end = 'var invoice = '.repeat(300);
    const long = `${'// something else\n'.repeat(6_000)}${end}`;
    const reranker = rerankerOf('tiny-reranker');
    const start = performance.now();
    const all = await reranker.rerank({ query: long, documents: DOCUMENTS }, ALL);
    expect(performance.now() - start).toBeLessThan(5_000);
    const cut = await reranker.rerank({ query: end, documents: DOCUMENTS }, ALL);
    expect(all.scores.every(Number.isFinite)).toBe(true);
    expect(all.scores).toHaveLength(cut.scores.length);
  });

  it('scores a candidate without text, and none at all', async () => {
    const reranker = rerankerOf('tiny-reranker');
    const { scores } = await reranker.rerank({ query: '', documents: ['', 'Invoice'] }, ALL);
    expect(scores.map(Number.isFinite)).toEqual([true, true]);
    expect(await reranker.rerank({ query: QUERY, documents: [] }, ALL)).toEqual({
      scores: [],
      reason: null,
    });
  });

  it('starts nothing that would not be done by the deadline, and says so', async () => {
    const request = { query: QUERY, documents: DOCUMENTS };
    const late = await rerankerOf('tiny-reranker').rerank(request, { deadline: sharedTime() - 1 });
    expect(late).toEqual({
      scores: [],
      reason: `the deadline left time for 0 of ${DOCUMENTS.length} candidates`,
    });
  });

  it('gives the first candidates the scores that all of them get', async () => {
    const request = { query: QUERY, documents: Array.from({ length: 40 }, () => DOCUMENTS).flat() };
    const all = await rerankerOf('tiny-reranker').rerank(request, ALL);
    const some = await rerankerOf('tiny-reranker').rerank(request, { deadline: sharedTime() + 60 });
    expect(some.scores.length).toBeLessThanOrEqual(request.documents.length);
    expect(some.reason === null).toBe(some.scores.length === request.documents.length);
    some.scores.forEach((score, at) => {
      expect(Math.abs(score - (all.scores[at] ?? NaN))).toBeLessThan(TOLERANCE);
    });
  });

  it('ends a question that nobody waits for, and answers the next', async () => {
    const reranker = rerankerOf('tiny-reranker');
    const ending = new AbortController();
    const many = Array.from({ length: 200 }, () => DOCUMENTS).flat();
    const asked = reranker.rerank(
      { query: QUERY, documents: many },
      { ...ALL, signal: ending.signal },
    );
    ending.abort(new Error('typed on'));
    await expect(asked).rejects.toThrow('typed on');
    const next = await reranker.rerank({ query: QUERY, documents: DOCUMENTS }, ALL);
    expect(next.scores).toHaveLength(DOCUMENTS.length);
  });
});

/** Spearman's, without ties. */
function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const ranks = (values: readonly number[]): readonly number[] => {
    const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    const places: number[] = [];
    order.forEach((at, rank) => (places[at] = rank));
    return places;
  };
  const [a, b] = [ranks(one), ranks(other)];
  const squares = a.reduce((sum, rank, at) => sum + (rank - (b[at] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}
