/** The ranks on the sample scopes, kept in a file: what a change does to them shows as a difference of that file. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  evaluateRanking,
  mirrorExamples,
  sampleExamples,
  type EvaluationReport,
  type Figures,
} from '../../../dataset-builder/index.js';
import { packageRoot } from '../../../domain/index.js';
import { TRAIN_DEFAULTS } from '../../../models/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';

const FILE = join(packageRoot, 'test', 'golden', 'sample-scopes.json');
/** A part of the examples, and fewer trees than an instance is given: the test must be over within a minute. */
const EXAMPLES = 300;
const TREES = 60;
const SHOWN = ['top-1', 'top-3', 'top-5', 'top-10', 'top-40', 'mrr'] as const;

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
}, 120_000);

afterAll(async () => {
  await demo.close();
});

it('ranks the sample scopes as the golden file says, each scope by what the others teach', async () => {
  const all = await mirrorExamples(demo.store);
  const asked = all.filter(({ question }) => question === 'api');
  const report = await evaluateRanking({
    predictor: demo.predictor,
    examples: sampleExamples(asked, EXAMPLES),
    systems: ['fusion', 'learned'],
    views: ['both', 'before'],
    division: { by: 'scope' },
    training: { ...TRAIN_DEFAULTS, trees: TREES },
  });
  const found = goldenText(report);
  if (process.env['DEEPCODESEEK_UPDATE_GOLDEN'] === '1') await writeFile(FILE, found);
  // `node scripts/update-golden.mjs` writes the file anew.
  expect(found).toBe(await readFile(FILE, 'utf8'));
}, 180_000);

function goldenText({ examples, holdOut, systems }: EvaluationReport): string {
  const golden = {
    about: `${examples.asked} examples of the sample scopes chosen by chance, ${holdOut?.parts ?? 0} scopes, each ranked by ${TREES} trees that were trained on the others.`,
    ranks: systems.map(({ system, view, all, groups }) => ({
      system,
      view,
      ...shown(all),
      'top-5 by group': Object.fromEntries(
        groups
          .filter(({ by }) => by === 'callers' || by === 'intent' || by === 'cut' || by === 'scope')
          .map(({ by, group, figures }) => [
            `${by} ${group} (${figures.questions})`,
            rounded(figures['top-5'].mean),
          ]),
      ),
    })),
  };
  return `${JSON.stringify(golden, null, 2)}\n`;
}

function shown(figures: Figures): Readonly<Record<string, number>> {
  return Object.fromEntries(SHOWN.map((metric) => [metric, rounded(figures[metric].mean)]));
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
