import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evaluateMirror,
  mirrorExamples,
  sampleExamples,
  type EvaluationReport,
  type Figures,
} from '../../../dataset-builder/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import { everyItem } from '../../sync/mirror-contents.js';

const MOST = 60;
const WAIT_MS = 120_000;

let demo: DemoPredictor;
let dataset: string;

beforeAll(async () => {
  demo = await openDemoPredictor();
  dataset = join(demo.home, 'examples.jsonl');
  const examples = await mirrorExamples(demo.store);
  const asked = sampleExamples(
    examples.filter(({ question }) => question === 'api'),
    MOST,
  );
  await writeFile(dataset, asked.map((example) => `${JSON.stringify(example)}\n`).join(''));
}, WAIT_MS);

afterAll(() => demo.close());

function evaluate(withoutGenerated = false): Promise<EvaluationReport> {
  const { store, shardsFolder } = demo;
  return evaluateMirror({
    ...{ store, shardsFolder, dataset, withoutGenerated },
    systems: ['bm25', 'fusion'],
    views: ['both', 'before'],
    division: { by: 'fold', folds: 5 },
  });
}

/** Documents every API with words that tell it from no other. */
async function document(): Promise<number> {
  const { store } = demo;
  await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl: null });
  // In the order in which they are read: equal scores are ordered by it.
  const apis = await everyItem((page) => store.apiChanges(0, page));
  for (const { surface } of apis) {
    const script = await store.script(surface.scriptSysId);
    await store.applyDocumentation([
      {
        api: surface.api,
        scriptSysId: surface.scriptSysId,
        contentHash: script?.contentHash ?? '',
        model: 'coder',
        writtenAt: '2026-02-01T00:00:00.000Z',
        text: 'Works on record, value, query and result of current and previous.',
        members: [],
      },
    ]);
  }
  return apis.length;
}

describe('an evaluation as if nobody called half of the APIs', () => {
  it(
    'asks the same questions, half of them for APIs without callers, where nothing of their use is known',
    async () => {
      const { store, shardsFolder } = demo;
      const report = async (uncalled: boolean): Promise<EvaluationReport> =>
        evaluateMirror({
          ...{ store, shardsFolder, dataset, uncalled },
          systems: ['bm25', 'usage', 'learned'],
          views: ['both'],
          division: { by: 'fold', folds: 2 },
        });
      const [asIs, uncalled] = [await report(false), await report(true)];
      expect([asIs.uncalled, uncalled.uncalled]).toEqual([false, true]);
      const never = (of: EvaluationReport, system: string): Figures | undefined =>
        of.systems
          .find((each) => each.system === system)
          ?.groups.find(({ by, group }) => by === 'callers' && group === 'never')?.figures;
      expect(uncalled.examples).toEqual(asIs.examples);
      expect(never(asIs, 'usage')?.questions ?? 0).toBeLessThan(MOST / 10);
      expect(never(uncalled, 'usage')?.questions ?? 0).toBeGreaterThan(MOST / 4);
      // What is called nowhere no call site speaks for; what it says of itself still does.
      expect(never(uncalled, 'usage')?.mrr.mean).toBeLessThan(0.05);
      expect(never(uncalled, 'bm25')?.['top-5'].mean).toBeGreaterThan(0.2);
      expect(never(uncalled, 'learned')?.questions).toBe(never(uncalled, 'usage')?.questions);
    },
    WAIT_MS,
  );
});

function figuresOf({ systems }: Pick<EvaluationReport, 'systems'>): unknown {
  return systems.map(({ system, view, all }) => ({ system, view, all }));
}

describe('an evaluation of a mirror in which a model has documented APIs', () => {
  it(
    'asks each system with and without it, and leaves it out when told to',
    async () => {
      const before = await evaluate();
      expect({ generated: before.generated, ablations: before.ablations }).toEqual({
        generated: null,
        ablations: [],
      });
      const apis = await document();
      const counted = await evaluate();
      expect(counted.generated?.counted).toBe(true);
      expect(counted.generated?.apis).toBe(apis);
      expect(figuresOf(counted)).not.toEqual(figuresOf(before));
      const bare = counted.ablations.map(({ system, view, without: all }) => ({
        system,
        view,
        all,
      }));
      expect(bare).toEqual(figuresOf(before));
      const worth = counted.ablations.map(({ system, view, with: all }) => ({ system, view, all }));
      expect(worth).toEqual(figuresOf(counted));
      expect(new Set(counted.ablations.map(({ what }) => what))).toEqual(
        new Set(['generated documentation']),
      );
      const leftOut = await evaluate(true);
      expect(leftOut.generated).toEqual({ apis, counted: false });
      expect(leftOut.ablations).toEqual([]);
      expect(figuresOf(leftOut)).toEqual(figuresOf(before));
    },
    WAIT_MS,
  );
});
