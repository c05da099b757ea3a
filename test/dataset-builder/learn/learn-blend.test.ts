import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mirrorExamples, trainInstance } from '../../../dataset-builder/index.js';
import { learnBlend, type LearnedBlend } from '../../../dataset-builder/learn/learn-blend.js';
import { suggestQuestionSchema, type Example, type Reranker } from '../../../domain/index.js';
import { parseBlend, serialiseBlend, type StoredBlend } from '../../../models/index.js';
import { BLEND_FILE, loadRanker, openPredictor } from '../../../predictor/index.js';
import { instancePaths } from '../../../sync/index.js';
import { trainableMirror } from '../../jobs/trainable-mirror.js';
import { AUTHOR, openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import {
  failingReranker,
  hastyReranker,
  reversingReranker,
  slowReranker,
  wordReranker,
} from '../../predictor/rerank/rerankers.js';
import { INSTANCE } from '../../sync/temporary-mirror.js';
import { textWith } from '../../sync/text-with.js';

const MOST = 25;
const WAIT_MS = 120_000;

let demo: DemoPredictor;
let examples: readonly Example[];

beforeAll(async () => {
  demo = await openDemoPredictor();
  const all = await mirrorExamples(demo.store);
  examples = all.filter(({ question }) => question === 'api').slice(0, MOST);
}, WAIT_MS);

afterAll(() => demo.close());

async function learn(reranker: Reranker, asked = examples): Promise<LearnedBlend> {
  const { predictor } = demo;
  return learnBlend({ predictor, examples: asked, ranker: await loadRanker(null), reranker });
}

function fitted(learned: LearnedBlend): StoredBlend {
  if (learned.kind === 'none') throw new Error(learned.reason);
  return learned.blend;
}

describe('a blend', () => {
  it('is never worse on its questions than the ranker or the model alone, and names both', async () => {
    const ranker = await loadRanker(null);
    const blend = fitted(await learn(wordReranker));
    expect(blend).toMatchObject({ model: 'words-1', ranker: ranker.version });
    expect(blend.questions).toBeGreaterThan(MOST);
    expect(blend.blended.mrr).toBeGreaterThanOrEqual(blend.learned.mrr);
    expect(blend.blended.mrr).toBeGreaterThanOrEqual(blend.neural.mrr);
    expect(fitted(await learn(wordReranker))).toEqual(blend);
  });

  it('leaves all to the ranker where the model turns its order round', async () => {
    const blend = fitted(await learn(reversingReranker));
    expect(blend.weight).toBe(0);
    expect(blend.neural.mrr).toBeLessThan(blend.learned.mrr);
  });

  it.each([
    [
      'fails',
      failingReranker,
      '0 questions to fit on; it needs 20 (the graph has an unknown operator)',
    ],
    ['scores nothing', hastyReranker(0), 'no more time'],
  ])('is none where the model %s', async (_, reranker, reason) => {
    expect(await learn(reranker)).toEqual({ kind: 'none', reason: textWith(reason) });
  });

  it('is none where there is too little to fit on', async () => {
    expect(await learn(wordReranker, examples.slice(0, 3))).toMatchObject({ kind: 'none' });
  });

  it('ends with the reason of an abort', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const learning = learnBlend({
      predictor: demo.predictor,
      examples,
      ranker: await loadRanker(null),
      reranker: slowReranker(60_000),
      onProgress: () => {
        controller.abort(reason);
      },
      signal: controller.signal,
    });
    await expect(learning).rejects.toBe(reason);
  });
});

describe('a blend that an instance has fitted', () => {
  const question = suggestQuestionSchema.parse({
    codeBefore: "var gr = new GlideRecord('x_acme_billing_invoice');\nvar due = ",
    scope: 'x_acme_billing',
  });

  /** What is suggested with the model, where the file of the blend holds `text`. */
  async function answered(text: string) {
    const { store, shardsFolder, home } = demo;
    await writeFile(join(home, BLEND_FILE), text);
    const predictor = await openPredictor({
      ...{ store, shardsFolder, rankerFolder: home },
      reranker: reversingReranker,
    });
    const options = { limit: 20, deadlineMs: null, principal: AUTHOR };
    try {
      const apis = async (rerank: boolean) => {
        const asked = await predictor.suggest({ ...question, rerank }, options);
        return { apis: asked.suggestions.map(({ api }) => api), degraded: asked.degraded };
      };
      return { plain: await apis(false), reranked: await apis(true) };
    } finally {
      await predictor.close();
    }
  }

  async function blend(facts: Partial<StoredBlend>): Promise<string> {
    const none = { mrr: 0, top1: 0, top5: 0 };
    const figures = { questions: 20, learned: none, neural: none, blended: none };
    const { version: ranker } = await loadRanker(null);
    return serialiseBlend({ model: 'reversing-1', ranker, weight: 0, ...figures, ...facts });
  }

  it('is used for its own model and ranker, and for no others', async () => {
    const fits = await answered(await blend({}));
    expect(fits.reranked.apis).toEqual(fits.plain.apis);
    for (const other of [{ model: 'words-1' }, { ranker: 'another' }]) {
      const unfit = await answered(await blend(other));
      expect(unfit.reranked.apis).not.toEqual(unfit.plain.apis);
      expect(unfit.reranked.degraded).toEqual([]);
    }
  });

  it('that is damaged is named where it would be used, and nowhere else', async () => {
    const { plain, reranked } = await answered('{"format":');
    expect(plain.degraded).toEqual([]);
    expect(reranked.degraded).toEqual([
      { stage: 'neural', reason: textWith(`${BLEND_FILE} are damaged`) },
    ]);
    expect(reranked.apis).not.toEqual(plain.apis);
  });
});

describe('a training with a model', () => {
  it(
    'fits the blend for the weights that are in use afterwards, or says why not',
    async () => {
      const { home, store } = await trainableMirror();
      const { ranker: folder } = instancePaths(home, INSTANCE);
      const phases = new Set<string>();
      const report = await trainInstance({
        ...{ home, store, instance: INSTANCE, reranker: wordReranker },
        onProgress: ({ phase }) => phases.add(phase),
      });
      expect([...phases].at(-1)).toBe('neural');
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      if (report.blend?.kind !== 'fitted') {
        expect(report.blend?.reason).toMatch(/questions to fit on; it needs 20$/);
        return;
      }
      const { version } = await loadRanker(folder);
      const kept = parseBlend(await readFile(join(folder, BLEND_FILE), 'utf8'), BLEND_FILE);
      expect(kept).toMatchObject({ model: 'words-1', ranker: version });
      expect(report.blend.questions).toBe(kept.questions);
    },
    WAIT_MS,
  );
});
