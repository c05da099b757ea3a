import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evaluateRanking,
  mirrorExamples,
  sampleExamples,
  textReport,
  type EvaluationReport,
  type RankingSystem,
} from '../../../dataset-builder/index.js';
import type { Example, Reranker } from '../../../domain/index.js';
import { TRAIN_DEFAULTS } from '../../../models/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import {
  failingReranker,
  hastyReranker,
  levelReranker,
  wordReranker,
} from '../../predictor/rerank/rerankers.js';
import { textWith } from '../../sync/text-with.js';

/** Enough to learn from, and quick. */
const MOST = 36;
const CANDIDATES = 10;
const WAIT_MS = 120_000;
const SYSTEMS: readonly RankingSystem[] = ['learned', 'neural', 'blended'];

let demo: DemoPredictor;
let examples: readonly Example[];

beforeAll(async () => {
  demo = await openDemoPredictor();
  const all = await mirrorExamples(demo.store);
  examples = sampleExamples(
    all.filter(({ question }) => question === 'api'),
    MOST,
  );
}, WAIT_MS);

afterAll(() => demo.close());

function evaluate(reranker: Reranker, phases = new Set<string>()): Promise<EvaluationReport> {
  return evaluateRanking({
    predictor: demo.predictor,
    examples,
    systems: SYSTEMS,
    views: ['before'],
    division: { by: 'fold', folds: 5 },
    training: { ...TRAIN_DEFAULTS, trees: 10 },
    reranking: { reranker, candidates: CANDIDATES },
    onProgress: ({ phase }) => phases.add(phase),
  });
}

function mrrOf({ systems }: EvaluationReport): readonly number[] {
  return systems.map(({ all }) => all.mrr.mean);
}

describe('an evaluation with a model', () => {
  it(
    'ranks by the model alone, and by trees and model together',
    async () => {
      const phases = new Set<string>();
      const report = await evaluate(wordReranker, phases);
      expect([...phases]).toEqual(['candidates', 'training', 'neural', 'figures']);
      expect(report.systems.map(({ system, all }) => [system, all.questions])).toEqual(
        SYSTEMS.map((system) => [system, MOST]),
      );
      expect(report.reranking).toMatchObject({ model: 'words-1', scored: CANDIDATES, short: 0 });
      expect(report.reranking?.weights).toHaveLength(report.holdOut?.parts ?? 0);
      // Within the first candidates, whatever their order.
      expect(new Set(report.systems.map(({ all }) => all['top-10'].mean)).size).toBe(1);
      expect(mrrOf(report)[1]).not.toBe(mrrOf(report)[0]);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(textReport(report)).toContain('learned reordered by words-1');
    },
    WAIT_MS,
  );

  it(
    'that tells nothing apart leaves the order to the trees',
    async () => {
      const report = await evaluate(levelReranker);
      const [learned = 0, neural, blended] = mrrOf(report);
      expect(report.reranking?.weights.every((weight) => weight === 0)).toBe(true);
      expect(neural).toBeLessThan(learned);
      expect(blended).toBe(learned);
    },
    WAIT_MS,
  );

  it(
    'that scores few of them counts how many',
    async () => {
      const { reranking } = await evaluate(hastyReranker(4));
      expect(reranking).toMatchObject({ scored: 4, short: MOST });
    },
    WAIT_MS,
  );

  it(
    'that scores nothing says so',
    async () => {
      await expect(evaluate(failingReranker)).rejects.toMatchObject({
        code: 'EVALUATION_MODEL_FAILED',
        message: textWith('the graph has an unknown operator'),
      });
    },
    WAIT_MS,
  );
});
