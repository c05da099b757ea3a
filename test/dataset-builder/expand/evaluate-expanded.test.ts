import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  evaluateRanking,
  htmlReport,
  mirrorExamples,
  sampleExamples,
  textReport,
  withExpanding,
  type EvaluationReport,
  type EvaluationRequest,
  type ExpansionPlan,
} from '../../../dataset-builder/index.js';
import {
  configurationSchema,
  jobProgressSchema,
  type Example,
  type ExpansionMode,
} from '../../../domain/index.js';
import { evaluateJob } from '../../../jobs/evaluate-job.js';
import { TRAIN_DEFAULTS } from '../../../models/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type ModelServer,
} from '../../connector/model-endpoint/model-server.js';
import { instancePaths } from '../../../sync/index.js';
import { DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';

const EXAMPLES = 40;

let demo: DemoPredictor;
let examples: readonly Example[];
let server: ModelServer;
let folder: string;
let isRefusing = false;

beforeAll(async () => {
  demo = await openDemoPredictor();
  const all = await mirrorExamples(demo.store);
  const asked = all.filter(({ question }) => question === 'api');
  examples = sampleExamples(asked, EXAMPLES);
}, 120_000);
afterAll(async () => {
  await demo.close();
});

beforeEach(async () => {
  isRefusing = false;
  folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-expansion-'));
  server = await startModelServer((response) => {
    if (isRefusing) sendJson(response, {}, 401);
    else say(response, '```js\nvar due = new DateMath().addDays(today, 5);\n```');
  });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Evaluated {
  readonly report: EvaluationReport;
  readonly plans: readonly ExpansionPlan[];
}

async function evaluate(
  mode: ExpansionMode | 'off',
  {
    maxRequests = 200,
    ...request
  }: Partial<EvaluationRequest> & { readonly maxRequests?: number } = {},
): Promise<Evaluated> {
  const plans: ExpansionPlan[] = [];
  const { model } = configurationSchema.parse({
    model: { baseUrl: server.baseUrl, name: 'coder', maxRequests, concurrency: 2 },
  });
  const report = await withExpanding(
    mode,
    {
      home: folder,
      model,
      environment: {},
      instanceFolder: folder,
      onPlan: (plan) => plans.push(plan),
    },
    (expanding) =>
      evaluateRanking({
        predictor: demo.predictor,
        examples,
        systems: ['bm25', 'grep', 'fusion'],
        views: ['both', 'before'],
        division: { by: 'fold', folds: 5 },
        training: { ...TRAIN_DEFAULTS, trees: 10 },
        expanding,
        ...request,
      }),
  );
  return { report, plans };
}

describe('an evaluation with its queries widened', { timeout: 120_000 }, () => {
  it('asks each question once, within the concurrency, and nothing the second time', async () => {
    const { report, plans } = await evaluate('hypothetical-code');
    const address = `${server.baseUrl}/chat/completions`;
    const sent = server.received.length;
    expect(plans).toEqual([{ address, model: 'coder', requests: sent, answered: 0 }]);
    expect(sent).toBeGreaterThan(EXAMPLES);
    expect(sent).toBeLessThanOrEqual(2 * EXAMPLES);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
    const again = await evaluate('hypothetical-code');
    expect(again.plans[0]).toMatchObject({ requests: 0, answered: sent });
    expect(server.received).toHaveLength(sent);
    expect(again.report.expansion).toEqual(report.expansion);
    expect(again.report.ablations).toEqual(report.ablations);
  });

  it('has rows of each system with and without, on the same questions', async () => {
    const { report } = await evaluate('description', {
      systems: ['bm25', 'grep', 'fusion', 'learned'],
    });
    const { expansion, ablations, ...plain } = report;
    expect(expansion).toMatchObject({
      mode: 'description',
      model: 'coder',
      questions: 2 * EXAMPLES,
    });
    expect(expansion?.expanded).toBeGreaterThan(EXAMPLES);
    expect(ablations.map(({ view, system }) => `${view} ${system}`)).toEqual(
      plain.systems.map(({ view, system }) => `${view} ${system}`),
    );
    for (const [at, { without, with: widened, difference }] of ablations.entries()) {
      expect(without).toEqual(plain.systems[at]?.all);
      expect(difference.mean).toBeCloseTo(widened['top-5'].mean - without['top-5'].mean, 10);
    }
    const bm25 = ablations.find(({ system }) => system === 'bm25');
    expect(bm25?.with).not.toEqual(bm25?.without);
    const off = await evaluate('off', { systems: ['bm25', 'grep', 'fusion', 'learned'] });
    const unwidened = { expansion: null, ablations: [], latency: [] };
    expect({ ...off.report, latency: [] }).toEqual({ ...plain, ...unwidened });
    expect(jsonOf(report)).toEqual(report);
  });

  it('ranks better where the model knows what is wanted', async () => {
    const truths = new Map(
      examples.map(({ groundTruth: { api } }) => [api, api.slice(api.indexOf('.') + 1)]),
    );
    const [api, name] = [...truths][0] ?? ['', ''];
    const own = examples.filter(({ groundTruth }) => groundTruth.api === api);
    await server.close();
    server = await startModelServer((response) => {
      say(response, `new ${name}()`);
    });
    const { report } = await evaluate('hypothetical-code', { examples: own, views: ['before'] });
    const fusion = report.ablations.find(({ system }) => system === 'fusion');
    expect(fusion?.with.mrr.mean).toBeGreaterThanOrEqual(fusion?.without.mrr.mean ?? 1);
    const bm25 = report.ablations.find(({ system }) => system === 'bm25');
    expect(bm25?.with.mrr.mean).toBeGreaterThan(bm25?.without.mrr.mean ?? 1);
  });

  it('widens no more questions than may be asked for', async () => {
    const { report } = await evaluate('hypothetical-code', { maxRequests: 11 });
    expect(server.received.length).toBeLessThanOrEqual(11);
    expect(report.expansion?.questions).toBe(10);
    expect(report.systems[0]?.all.questions).toBe(EXAMPLES);
  });

  it('asks no model for the code before the cursor', async () => {
    const { report, plans } = await evaluate('prefix', { views: ['before'] });
    expect(report.expansion).toMatchObject({ mode: 'prefix', model: null, expanded: EXAMPLES });
    expect(plans).toEqual([]);
    expect(server.received).toEqual([]);
  });

  it('ends with the refusal of the model, and keeps no answer', async () => {
    isRefusing = true;
    await expect(evaluate('description')).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
    expect(await readdir(folder)).not.toContain('model-answers');
  });

  it('stops with the reason of an abort while it asks', async () => {
    const stop = new AbortController();
    const evaluated = evaluate('description', {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'expansions') stop.abort(new Error('enough'));
      },
    });
    await expect(evaluated).rejects.toThrow(/enough|cancelled|abort/i);
  });

  it('tells both rows in both reports', async () => {
    const { report } = await evaluate('prefix');
    const text = textReport(report);
    expect(text).toContain('Queries widened by the code before the cursor: 80 of 80 questions');
    expect(text).toContain('With widened queries and without, code on both sides in view');
    expect(text).toMatch(/^without {2}/m);
    expect(text).toMatch(/^top-5 of fusion with it against without: /m);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(htmlReport(report)).toContain('With widened queries and without');
  });

  it('is a parameter of the job, too', async () => {
    const { model } = configurationSchema.parse({
      model: { baseUrl: server.baseUrl, name: 'coder', maxRequests: 4 },
    });
    const { sync } = configurationSchema.parse({});
    const phases = new Set<string>();
    const params = {
      dataset: 'few',
      systems: ['bm25'],
      views: ['before'],
      expansion: 'description',
    };
    const instance = DEMO_MIRROR;
    const { datasets } = instancePaths(demo.home, instance);
    await mkdir(datasets, { recursive: true });
    const lines = examples.map((example) => JSON.stringify(example)).join('\n');
    await writeFile(join(datasets, 'few.jsonl'), `${lines}\n`);
    await evaluateJob.run(params, {
      store: demo.store,
      environment: { home: demo.home, instance, configuration: null, sync, secrets: {}, model },
      onProgress: (progress) => phases.add(jobProgressSchema.parse(progress).phase),
    });
    expect(phases).toContain('expansions');
    expect(server.received).toHaveLength(4);
    expect(() => {
      evaluateJob.check({ expansion: 'more' });
    }).toThrow('expansion');
  });
});

function jsonOf(report: EvaluationReport): unknown {
  return JSON.parse(JSON.stringify(report));
}
