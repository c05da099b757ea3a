import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  configurationSchema,
  suggestAnswerSchema,
  type Configuration,
  type SuggestAnswer,
} from '../../domain/index.js';
import { startService } from '../../ui/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { post } from './service-fixture.js';

const KEY = 'sk-never-to-be-seen';

let demo: DemoPredictor;
let server: ModelServer;
/** Requests that the model has not answered. */
const unanswered: ServerResponse[] = [];
let isSlow = false;

beforeAll(async () => {
  demo = await openDemoPredictor();
  server = await startModelServer((response) => {
    if (isSlow) unanswered.push(response);
    else say(response, '```js\nvar due = new DateMath().addDays(today, 5);\n```');
  });
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

function configurationOf(expansion: string): Configuration {
  return configurationSchema.parse({
    suggest: { expansion },
    model: { baseUrl: server.baseUrl, name: 'coder' },
    logLevel: 'trace',
  });
}

async function withService(
  configuration: Configuration,
  work: (ask: (codeBefore: string) => Promise<SuggestAnswer>) => Promise<void>,
): Promise<readonly string[]> {
  const log: string[] = [];
  const service = await startService({
    home: demo.home,
    configuration,
    environment: { DEEPCODESEEK_MODEL_KEY: KEY },
    secretsOf: () => Promise.resolve({}),
    token: null,
    port: 0,
    watch: false,
    logDestination: { write: (line) => void log.push(line) },
  });
  try {
    await service.ready;
    await work(async (codeBefore) => {
      const question = { codeBefore, scope: 'x_acme_billing' };
      const response = await post(`${service.url}/api/v1/suggest?deadlineMs=1000`, question);
      return suggestAnswerSchema.parse(await response.json());
    });
  } finally {
    await service.close();
  }
  return log;
}

describe('a service whose queries are widened', () => {
  it('sends nothing while that is off, even where a model is configured', async () => {
    await withService(configurationOf('off'), async (ask) => {
      const { timings } = await ask('var due = ');
      expect(timings).not.toHaveProperty('expansion');
    });
    expect(server.received).toEqual([]);
  });

  it('asks the model with its key once, and never logs code or key', async () => {
    const log = await withService(configurationOf('hypothetical-code'), async (ask) => {
      const answer = await ask('var veryOwnWord = ');
      expect(answer.degraded).toEqual([]);
      const evidence = answer.suggestions.flatMap((suggestion) => suggestion.evidence);
      expect(evidence.map(({ text }) => text).join()).toContain('the expanded query');
      await ask('var veryOwnWord = ');
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect(log.join()).toContain('"expansion":"hypothetical-code"');
    expect(log.join()).not.toContain(KEY);
    expect(log.join()).not.toContain('veryOwnWord');
  });

  it('answers within the deadline without a late model, and with what it said the next time', async () => {
    isSlow = true;
    await withService(configurationOf('description'), async (ask) => {
      const start = performance.now();
      const late = await ask('var due = ');
      expect(performance.now() - start).toBeLessThan(2_000);
      expect(late.degraded).toContainEqual({
        stage: 'expansion',
        reason: 'the model did not answer within 600 ms',
      });
      expect(late.suggestions.length).toBeGreaterThan(0);
      for (const response of unanswered) say(response, 'Adds days to a date.');
      await expect.poll(async () => (await ask('var due = ')).degraded).toEqual([]);
      expect(unanswered).toHaveLength(1);
    });
    isSlow = false;
  });

  it('does not start where no model is configured', async () => {
    const configuration = configurationSchema.parse({ suggest: { expansion: 'description' } });
    await expect(withService(configuration, () => Promise.resolve())).rejects.toMatchObject({
      code: 'MODEL_NOT_CONFIGURED',
    });
  });
});
