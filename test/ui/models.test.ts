import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  configurationSchema,
  suggestAnswerSchema,
  type Configuration,
  type SuggestAnswer,
} from '../../domain/index.js';
import { startService } from '../../ui/index.js';
import { installFixture, truncateGraph } from '../models/install-fixture.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { post } from './service-fixture.js';

interface Asking {
  readonly url: string;
  readonly ask: (question?: Record<string, unknown>) => Promise<SuggestAnswer>;
}

let demo: DemoPredictor;
beforeAll(async () => {
  demo = await openDemoPredictor();
});
afterAll(() => demo.close());

function configurationWith(suggest: Record<string, unknown>): Configuration {
  return configurationSchema.parse({ suggest, logLevel: 'trace' });
}

/** Runs a service on the demo's mirror and gives the lines of its log. */
async function withService(
  configuration: Configuration,
  work: (asking: Asking) => Promise<void>,
): Promise<readonly string[]> {
  const log: string[] = [];
  const service = await startService({
    home: demo.home,
    configuration,
    secretsOf: () => Promise.resolve({}),
    token: null,
    port: 0,
    watch: false,
    logDestination: { write: (line) => void log.push(line) },
  });
  try {
    await service.ready;
    await work({
      url: service.url,
      ask: async (question = {}) => {
        const response = await post(`${service.url}/api/v1/suggest?deadlineMs=2000`, {
          codeBefore: 'var veryOwnWord = ',
          scope: 'x_acme_billing',
          ...question,
        });
        return suggestAnswerSchema.parse(await response.json());
      },
    });
  } finally {
    await service.close();
  }
  return log;
}

async function modelsOf(url: string): Promise<unknown> {
  const answer: unknown = JSON.parse(await read(url, '/api/v1/models'));
  return answer;
}

async function read(url: string, path: string): Promise<string> {
  return (await fetch(url + path)).text();
}

/** What an answer is without what two askings differ in anyway. */
function suggested({ suggestions }: SuggestAnswer): readonly unknown[] {
  return suggestions.map(({ api, member, score }) => [api, member, score]);
}

describe('a service without a neural model', () => {
  it('names none, and answers as ever', async () => {
    await withService(configurationWith({}), async ({ url, ask }) => {
      expect(await modelsOf(url)).toEqual({ items: [] });
      const { degraded, reranked } = await ask();
      expect({ degraded, reranked }).toEqual({ degraded: [], reranked: 0 });
      expect(await read(url, '/metrics')).not.toContain('deepcodeseek_model_ready{');
    });
  });
});

describe('a service whose reranker is not installed', () => {
  const configuration = configurationWith({ reranker: 'not-there' });

  it('says so and how to get it, where it is asked for and in the log, and shows no code', async () => {
    const log = await withService(configuration, async ({ url, ask }) => {
      await expect
        .poll(() => modelsOf(url))
        .toMatchObject({
          items: [{ name: 'not-there', role: 'reranker', state: 'failed', provider: null }],
        });
      expect(await read(url, '/api/v1/models')).toContain('deepcodeseek models');
      expect(await read(url, '/metrics')).toContain(
        'deepcodeseek_model_ready{role="reranker",name="not-there"} 0',
      );
      await ask();
    });
    expect(log.join()).toContain('MODEL_NOT_INSTALLED');
    expect(log.join()).toContain('"reranker":"not-there"');
    expect(log.join()).not.toContain('veryOwnWord');
  });

  it('answers completely without it, and says in the answer that it did', async () => {
    let plain: readonly unknown[] = [];
    await withService(configurationWith({}), async ({ ask }) => {
      plain = suggested(await ask());
    });
    await withService(configuration, async ({ ask }) => {
      const answer = await ask();
      expect(answer.degraded.map(({ stage }) => stage)).toEqual(['neural']);
      expect(answer.degraded[0]?.reason).toContain('"not-there" is not installed');
      expect(answer.reranked).toBe(0);
      expect(suggested(answer)).toEqual(plain);
    });
  });

  it('asks nothing of it where the question says so', async () => {
    await withService(configuration, async ({ ask }) => {
      expect((await ask({ rerank: false })).degraded).toEqual([]);
    });
  });
});

describe('a service with a reranker', () => {
  const configuration = configurationWith({ reranker: 'tiny-reranker' });

  it('is ready after a while, reranks unless the question says not to, and is counted', async () => {
    await installFixture(demo.home, 'tiny-reranker');
    const log = await withService(configuration, async ({ url, ask }) => {
      await expect
        .poll(() => modelsOf(url), { timeout: 30_000 })
        .toMatchObject({ items: [{ name: 'tiny-reranker', state: 'ready', reason: null }] });
      const answer = await ask();
      expect(answer.degraded).toEqual([]);
      expect(answer.reranked).toBeGreaterThan(1);
      expect(answer.suggestions.some(({ tier }) => tier === 'neural')).toBe(true);
      expect((await ask({ rerank: false })).reranked).toBe(0);
      const metrics = await read(url, '/metrics');
      expect(metrics).toContain('deepcodeseek_model_ready{role="reranker",name="tiny-reranker"} 1');
      expect(metrics).toContain(
        `deepcodeseek_reranked_candidates_total{instance="demo"} ${answer.reranked}`,
      );
      expect(metrics).toContain('deepcodeseek_neural_seconds_count{instance="demo"} 1');
    });
    expect(log.join()).toContain('model ready');
    expect(log.join()).not.toContain('veryOwnWord');
  });

  it('whose graph is cut off answers completely, and says what is wrong with it', async () => {
    await installFixture(demo.home, 'tiny-reranker-plain');
    await truncateGraph(demo.home, 'tiny-reranker-plain');
    const broken = configurationWith({ reranker: 'tiny-reranker-plain' });
    const log = await withService(broken, async ({ url, ask }) => {
      await expect
        .poll(() => modelsOf(url), { timeout: 30_000 })
        .toMatchObject({ items: [{ state: 'failed' }] });
      const answer = await ask();
      expect(answer.reranked).toBe(0);
      expect(answer.suggestions.length).toBeGreaterThan(0);
      expect(answer.degraded.map(({ stage }) => stage)).toEqual(['neural']);
      expect(answer.degraded[0]?.reason).toContain('model.onnx');
    });
    expect(log.join()).toContain('MODEL_FILE_WRONG');
  });
});
