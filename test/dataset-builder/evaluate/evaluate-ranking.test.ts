import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evaluateRanking,
  mirrorExamples,
  sampleExamples,
  type EvaluationReport,
  type EvaluationRequest,
} from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import { TRAIN_DEFAULTS } from '../../../models/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import { toyExample } from './toy-questions.js';

/** So many of each question: enough to learn from, and quick. */
const MOST = 60;

let demo: DemoPredictor;
let examples: readonly Example[];
let report: EvaluationReport;
const phases = new Set<string>();

beforeAll(async () => {
  demo = await openDemoPredictor();
  const all = await mirrorExamples(demo.store);
  examples = (['api', 'member'] as const).flatMap((wanted) =>
    sampleExamples(
      all.filter(({ question }) => question === wanted),
      MOST,
    ),
  );
  report = await evaluate({ onProgress: ({ phase }) => phases.add(phase) });
}, 120_000);

afterAll(async () => {
  await demo.close();
});

function evaluate(request: Partial<EvaluationRequest> = {}): Promise<EvaluationReport> {
  return evaluateRanking({
    predictor: demo.predictor,
    examples,
    systems: ['bm25', 'grep', 'usage', 'fusion', 'learned'],
    views: ['both', 'before'],
    division: { by: 'fold', folds: 5 },
    training: { ...TRAIN_DEFAULTS, trees: 20 },
    ...request,
  });
}

describe('an evaluation of the sample scopes', () => {
  it('asks only what authors wrote', () => {
    expect(examples).toHaveLength(2 * MOST);
    expect(new Set(examples.map(({ origin }) => origin))).toEqual(new Set(['call-site']));
  });

  it('has figures of every system in both views over all questions', () => {
    expect(report.systems.map(({ system, view, all }) => [system, view, all.questions])).toEqual(
      (['both', 'before'] as const).flatMap((view) =>
        ['bm25', 'grep', 'usage', 'fusion', 'learned'].map((system) => [system, view, MOST]),
      ),
    );
    expect(report.examples).toEqual({ given: 2 * MOST, asked: 2 * MOST });
    expect(report.holdOut).toEqual({ by: 'fold', parts: 5 });
    for (const { all, groups } of report.systems) {
      expect(all['top-40'].mean).toBeGreaterThanOrEqual(all['top-1'].mean);
      const callers = groups.filter(({ by }) => by === 'callers');
      expect(callers.reduce((sum, { figures }) => sum + figures.questions, 0)).toBe(MOST);
    }
  });

  it('finds fusion ahead of the words alone', () => {
    const meanOf = (wanted: string): number =>
      report.systems.find(({ system, view }) => system === wanted && view === 'both')?.all.mrr
        .mean ?? 0;
    expect(meanOf('fusion')).toBeGreaterThan(meanOf('bm25'));
  });

  it('counts candidates that shrink from stage to stage, and times each stage', () => {
    for (const { stages, unasked } of report.candidates) {
      expect(unasked).toBe(0);
      const counts = stages.map(({ candidates }) => candidates);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      expect(stages.reduce((sum, { lost }) => sum + lost, 0)).toBeLessThan(0.1);
    }
    const stages = report.latency.map(({ stage }) => stage);
    expect(stages).toEqual(expect.arrayContaining(['prefilter', 'grep', 'features', 'total']));
    expect(report.latency.every(({ p50, p95 }) => p50 <= p95)).toBe(true);
  });

  it('answers the question after the member, and says how it goes on', () => {
    expect(report.members.map(({ view, figures }) => [view, figures.questions])).toEqual([
      ['both', MOST],
      ['before', MOST],
    ]);
    expect(report.members[0]?.figures['top-10'].mean).toBeGreaterThan(0.5);
    expect([...phases]).toEqual(['candidates', 'training', 'members', 'figures']);
  });

  it('is plain JSON, and the same but for times when it is asked again', async () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const again = await evaluate();
    expect({ ...again, latency: [] }).toEqual({ ...report, latency: [] });
  }, 60_000);

  it('learns nothing where nothing learned is asked for', async () => {
    const { holdOut, reliability, systems } = await evaluate({
      systems: ['fusion'],
      views: ['before'],
    });
    expect(holdOut).toBeNull();
    expect(reliability).toEqual([]);
    expect(systems).toHaveLength(1);
  });

  it('counts a question that asks for no API, and an API that the mirror does not have', async () => {
    const comment = toyExample({ id: 'in a comment', codeBefore: '// here ' });
    const unknown = toyExample({ id: 'unknown' });
    const { candidates, systems } = await evaluate({
      examples: [comment, unknown],
      systems: ['fusion'],
      views: ['both'],
    });
    expect(candidates[0]?.unasked).toBe(1);
    expect(candidates[0]?.stages[0]).toMatchObject({ stage: 'known', lost: 1 });
    expect(systems[0]?.all).toMatchObject({ questions: 2, 'top-40': { mean: 0 } });
  });

  it('says that no model is named', async () => {
    await expect(evaluate({ systems: ['fusion', 'neural'] })).rejects.toMatchObject({
      code: 'EVALUATION_NO_MODEL',
    });
  });

  it('says how many questions it has where they are too few to learn from', async () => {
    await expect(evaluate({ examples: examples.slice(0, 10) })).rejects.toMatchObject({
      code: 'EVALUATION_TOO_LITTLE',
    });
  });

  it('stops with the reason of an abort', async () => {
    const reason = new Error('enough');
    await expect(evaluate({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
