import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_READER } from '../../connector/demo-instance/index.js';
import { configurationSchema, jobSchema, type Job } from '../../domain/index.js';
import type { Clock } from '../../sync/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { endOf, startFixture, startJob, type ServiceFixture } from './service-fixture.js';

const WAIT_MS = 60_000;
/** A minute lasts 20 ms, an hour 1.2 s. */
const HASTE = 3_000;

const startedAt = Date.now();
const hastyClock: Clock = {
  now: () => startedAt + HASTE * (Date.now() - startedAt),
  async wait(milliseconds, signal) {
    await pause(milliseconds / HASTE, undefined, { signal });
  },
};

let fixture: ServiceFixture;
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer((response) => {
    say(response, '{"class": "Made up."}');
  });
  fixture = await startFixture({ synced: true });
}, WAIT_MS);

afterEach(() => fixture.service.close());

afterAll(async () => {
  await fixture.close();
  await server.close();
});

/** Serves as `serve` does, with one sync at the start, and no trainings. */
async function serve(model: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = configurationSchema.parse({
    instances: {
      demo: {
        url: fixture.demo.url,
        authentication: { method: 'basic', user: DEMO_READER.userName },
      },
    },
    sync: { intervalSeconds: 86_400 },
    training: { automatic: false },
    model: { baseUrl: server.baseUrl, name: 'coder', maxRequests: 5_000, concurrency: 8, ...model },
    logLevel: 'trace',
  });
  await fixture.restart({ configuration, watch: true, clock: hastyClock });
}

/** Ends behind the sync that the service begins with. */
async function sync(): Promise<void> {
  const { id } = await startJob(fixture.url, 'sync', {});
  expect(await endOf(fixture.url, id)).toMatchObject({ state: 'done' });
}

async function documentations(): Promise<readonly Job[]> {
  const response = await fetch(`${fixture.url}/api/v1/jobs`);
  const { items } = z.object({ items: z.array(jobSchema) }).parse(await response.json());
  return items.filter(({ kind }) => kind === 'document');
}

describe('a service that is to have APIs documented by itself', () => {
  it(
    'does nothing of the kind where that is off',
    async () => {
      await serve({});
      await sync();
      await pause(1_000);
      expect(await documentations()).toEqual([]);
      expect(server.received).toEqual([]);
    },
    WAIT_MS,
  );

  it(
    'says once in its log what is not set where no model is configured',
    async () => {
      const before = fixture.log.length;
      await serve({ documentation: true, name: null });
      await sync();
      await pause(1_000);
      expect(await documentations()).toEqual([]);
      const warnings = fixture.log.slice(before).filter((line) => line.includes('MODEL_NOT'));
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('model.name');
    },
    WAIT_MS,
  );

  it(
    'begins by itself, and again when a script has changed',
    async () => {
      await serve({ documentation: true });
      const logged = (): unknown => fixture.log.filter((line) => line.includes('APIs documented'));
      const poll = { timeout: WAIT_MS / 2, interval: 200 };
      await expect.poll(logged, poll).toHaveLength(1);
      const [first] = await documentations();
      expect(first).toMatchObject({
        state: 'done',
        result: { documented: server.received.length },
      });
      expect(server.received.length).toBeGreaterThan(1);

      const [asked] = server.received;
      const name = /Script Include (\w+)/.exec(asked?.question.messages[1]?.content ?? '')?.[1];
      const { data } = fixture.demo;
      const row = data.rows('sys_script_include').find((each) => each['name'] === name);
      data.upsert('sys_script_include', { ...row, script: `${row?.['script'] ?? ''}\n// new\n` });
      await sync();
      await expect.poll(logged, poll).toHaveLength(2);
      const [second] = await documentations();
      expect(second).toMatchObject({ result: { requests: 1, documented: 1 } });
    },
    2 * WAIT_MS,
  );
});
