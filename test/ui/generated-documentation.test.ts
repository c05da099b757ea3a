import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationSchema, suggestAnswerSchema } from '../../domain/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { endOf, post, startFixture, startJob, type ServiceFixture } from './service-fixture.js';

const WAIT_MS = 60_000;
const originSchema = z.enum(['author', 'generated']).nullable();
const apiSchema = z.looseObject({
  surface: z.looseObject({ api: z.string() }),
  documentation: z.string(),
  documentationOrigin: originSchema,
  generated: z.looseObject({ model: z.string() }).nullable(),
});
const detailsSchema = z.object({
  api: apiSchema,
  members: z.array(z.looseObject({ documentation: z.string(), documentationOrigin: originSchema })),
});

let fixture: ServiceFixture;
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer((response, { question }) => {
    const asked = /for each of: (\w+)/.exec(question.messages[1]?.content ?? '')?.[1] ?? 'none';
    say(response, JSON.stringify({ class: 'Made up.', members: { [asked]: 'Made up too.' } }));
  });
  fixture = await startFixture({ synced: true });
  const { baseUrl } = server;
  const { instances } = configurationSchema.parse({
    instances: { demo: { url: fixture.demo.url, authentication: { method: 'basic', user: 'x' } } },
  });
  const model = { baseUrl, name: 'coder', maxRequests: 5_000, concurrency: 8 };
  const configuration = configurationSchema.parse({ instances, model, logLevel: 'silent' });
  const service = await fixture.restart({ configuration });
  await service.ready;
}, WAIT_MS);

afterAll(async () => {
  await fixture.close();
  await server.close();
});

async function read<Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> {
  const response = await fetch(fixture.url + path);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

describe('a service whose model has documented APIs', () => {
  it(
    'says of every API who documented it, and suggests with the same mark',
    async () => {
      const { id } = await startJob(fixture.url, 'document', {});
      const { state, result, error } = await endOf(fixture.url, id);
      expect({ state, error }).toEqual({ state: 'done', error: null });
      expect(server.received.length).toBe(result?.['documented']);
      const page = z.object({ items: z.array(apiSchema) });
      const { items } = await read('/api/v1/apis?limit=200', page);
      const by = (origin: string): typeof items =>
        items.filter(({ documentationOrigin }) => documentationOrigin === origin);
      expect(by('author').every(({ generated }) => generated === null)).toBe(true);
      const [made] = by('generated');
      expect(made).toMatchObject({ documentation: 'Made up.', generated: { model: 'coder' } });
      const details = await read(`/api/v1/apis/${made?.surface.api ?? ''}`, detailsSchema);
      expect(details.api).toEqual(made);
      const origins = new Set(details.members.map((member) => member.documentationOrigin));
      expect([...origins].some((origin) => origin === 'generated')).toBe(true);
      const name = made?.surface.api.split('.')[1] ?? '';
      const scope = made?.surface.api.split('.')[0] ?? '';
      await expect
        .poll(() => marked(`var it = new ${name}`, scope), { timeout: 20_000 })
        .toContain('generated');
    },
    WAIT_MS,
  );
});

/** Who documented the suggested APIs; the service follows its mirror a moment later. */
async function marked(codeBefore: string, scope: string): Promise<readonly unknown[]> {
  const response = await post(`${fixture.url}/api/v1/suggest`, { codeBefore, scope });
  const { suggestions } = suggestAnswerSchema.parse(await response.json());
  return suggestions.map(({ documentationOrigin }) => documentationOrigin);
}
