import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jobKindSchema, suggestAnswerSchema } from '../../domain/index.js';
import { instancePaths } from '../../sync/index.js';
import { post, problemOf, startFixture, type ServiceFixture } from './service-fixture.js';

const pageSchema = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const scriptsSchema = z.object({
  items: z.array(
    z.looseObject({ sysId: z.string(), name: z.string(), scope: z.string(), table: z.string() }),
  ),
  next: z.string().nullable(),
});
const apiDetailsSchema = z.object({
  api: z.looseObject({ surface: z.looseObject({ api: z.string() }) }),
  members: z.array(
    z.object({ member: z.looseObject({ name: z.string() }), definedIn: z.string() }),
  ),
  callers: z.object({
    items: z.array(
      z.looseObject({
        script: z.object({
          name: z.string(),
          scope: z.string(),
          sysId: z.string(),
          table: z.string(),
        }),
      }),
    ),
    next: z.string().nullable(),
  }),
});

let fixture: ServiceFixture;
beforeAll(async () => {
  fixture = await startFixture({ synced: true });
});
afterAll(() => fixture.close());

async function get<Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> {
  const response = await fetch(fixture.url + path);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

describe('suggestions over HTTP', () => {
  const codeBefore = `(function executeRule(current, previous) {
    var invoice = new GlideRecord('x_acme_billing_invoice');
    invoice.addQuery('customer', current.getValue('customer'));
    invoice.addQuery('state', 'overdue');
    invoice.query();
    while (invoice.next()) {
        var level = `;
  const question = {
    id: 7,
    codeBefore,
    codeAfter: '\n}\n})(current, previous);',
    scope: 'x_acme_billing',
    table: 'sys_script',
  };

  it('answer in the shape of batch answers, with the id of the question', async () => {
    const response = await post(`${fixture.url}/api/v1/suggest`, question);
    expect(response.status).toBe(200);
    const answer = suggestAnswerSchema.parse(await response.json());
    expect(answer).toMatchObject({ id: 7, instance: 'demo', question: 'api' });
    expect(answer.generation).toBeGreaterThan(0);
    expect(answer.suggestions.map(({ api }) => api)).toContain('x_acme_billing.DunningProcess');
  });

  it('give as many as asked for, twenty otherwise', async () => {
    const two = await post(`${fixture.url}/api/v1/suggest`, { ...question, limit: 2 });
    expect(suggestAnswerSchema.parse(await two.json()).suggestions).toHaveLength(2);
    const usual = await post(`${fixture.url}/api/v1/suggest`, question);
    expect(suggestAnswerSchema.parse(await usual.json()).suggestions.length).toBeLessThanOrEqual(
      20,
    );
  });

  it('take the deadline from the query or the header, and answer all the same when it is short', async () => {
    for (const [query, headers] of [
      ['?deadlineMs=10', {}],
      ['', { 'x-deadline-ms': '10' }],
    ] as const) {
      const response = await post(`${fixture.url}/api/v1/suggest${query}`, question, headers);
      suggestAnswerSchema.parse(await response.json());
    }
    const wrong = await post(`${fixture.url}/api/v1/suggest`, question, {
      'x-deadline-ms': 'soon',
    });
    expect(await problemOf(wrong)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('take the instance from the query or the header, and name the known ones for another', async () => {
    const named = await post(`${fixture.url}/api/v1/suggest?instance=demo`, question);
    expect(named.status).toBe(200);
    const other = await post(`${fixture.url}/api/v1/suggest`, question, {
      'x-deepcodeseek-instance': 'dmo',
    });
    const problem = await problemOf(other);
    expect(problem).toMatchObject({ status: 404, code: 'INSTANCE_UNKNOWN' });
    expect(problem.remedy).toContain('demo');
  });

  it('stop when the client leaves', async () => {
    const controller = new AbortController();
    const sent = post(`${fixture.url}/api/v1/suggest`, {
      codeBefore: `${codeBefore}${'x.y();\n'.repeat(200_000)}`,
    });
    const left = fetch(`${fixture.url}/api/v1/suggest`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...question, codeBefore: `${codeBefore} // left` }),
      signal: controller.signal,
    });
    controller.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    await sent;
    const after = await post(`${fixture.url}/api/v1/suggest`, question);
    expect(after.status).toBe(200);
  });
});

describe('scripts over HTTP', () => {
  it('are listed in pages that hold each once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = await get(
        `/api/v1/scripts?limit=150&after=${encodeURIComponent(after)}`.replace(/&after=$/, ''),
        scriptsSchema,
      );
      seen.push(...page.items.map(({ sysId }) => sysId));
      after = page.next ?? '';
    } while (after !== '');
    const status = await get('/api/v1/status', z.looseObject({ scripts: z.number() }));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(status.scripts);
  });

  it('are found by a part of the name, their table and their scope', async () => {
    const { items } = await get(
      '/api/v1/scripts?search=INVOICE&table=sys_script&scope=x_acme_billing',
      scriptsSchema,
    );
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.name.toLowerCase()).toContain('invoice');
      expect(item).toMatchObject({ table: 'sys_script', scope: 'x_acme_billing' });
    }
  });

  it('show their text, by sys_id or by scope and name', async () => {
    const schema = z.looseObject({ sysId: z.string(), source: z.string() });
    const named = await get('/api/v1/scripts/x_acme_billing.InvoiceUtil', schema);
    expect(named.source).toContain('InvoiceUtil');
    expect(await get(`/api/v1/scripts/${named.sysId}`, schema)).toEqual(named);
  });

  it('that are not there are answered with where to look', async () => {
    const problem = await problemOf(await fetch(`${fixture.url}/api/v1/scripts/Nothing`));
    expect(problem).toMatchObject({ status: 404, code: 'SCRIPT_UNKNOWN' });
  });

  it('cannot be paged with a token that is none', async () => {
    const problem = await problemOf(await fetch(`${fixture.url}/api/v1/scripts?after=%00nonsense`));
    expect(problem.status).toBe(400);
  });
});

describe('APIs over HTTP', () => {
  it('are listed by scope', async () => {
    const { items } = await get('/api/v1/apis?scope=x_acme_core&limit=200', pageSchema);
    const names = z
      .array(z.looseObject({ surface: z.looseObject({ scope: z.string() }) }))
      .parse(items);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names.map(({ surface }) => surface.scope))).toEqual(new Set(['x_acme_core']));
  });

  it('show inherited members with the class that defines them', async () => {
    const { members } = await get('/api/v1/apis/x_acme_core.HttpClient', apiDetailsSchema);
    const inherited = members.find(({ member }) => member.name === 'post');
    expect(inherited?.definedIn).toBe('x_acme_core.HttpClientSNC');
  });

  it('follow the chain across scopes', async () => {
    const { members } = await get('/api/v1/apis/x_acme_integ.SapConnector', apiDetailsSchema);
    expect(members.find(({ member }) => member.name === 'pushInvoice')?.definedIn).toBe(
      'x_acme_integ.SapConnector',
    );
    expect(members.find(({ member }) => member.name === 'get')?.definedIn).toBe(
      'x_acme_core.HttpClientSNC',
    );
  });

  it('show their callers in pages', async () => {
    const whole = await get('/api/v1/apis/x_acme_core.DateMath', apiDetailsSchema);
    expect(whole.callers.items.length).toBeGreaterThan(3);
    const first = await get('/api/v1/apis/x_acme_core.DateMath?callersLimit=2', apiDetailsSchema);
    expect(first.callers.items).toEqual(whole.callers.items.slice(0, 2));
    const next = await get(
      `/api/v1/apis/x_acme_core.DateMath?callersLimit=2&callersAfter=${encodeURIComponent(first.callers.next ?? '')}`,
      apiDetailsSchema,
    );
    expect(next.callers.items).toEqual(whole.callers.items.slice(2, 4));
  });

  it('with a misspelt name are answered with the nearest', async () => {
    const problem = await problemOf(await fetch(`${fixture.url}/api/v1/apis/x_acme_core.DatMath`));
    expect(problem).toMatchObject({ status: 404, code: 'API_UNKNOWN' });
  });
});

describe('the OpenAPI document', () => {
  const documentSchema = z.looseObject({
    openapi: z.string(),
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.looseObject({
          operationId: z.string(),
          parameters: z.array(
            z.looseObject({
              name: z.string(),
              in: z.enum(['path', 'query']),
              required: z.boolean(),
            }),
          ),
          responses: z.record(
            z.string(),
            z.looseObject({
              content: z.record(z.string(), z.looseObject({ schema: z.unknown() })),
            }),
          ),
        }),
      ),
    ),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  });

  it('resolves every reference it makes', async () => {
    const document = await get('/openapi.json', documentSchema);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target ?? '',
    );
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\//);
      expect(Object.keys(document.components.schemas)).toContain(reference.split('/').at(-1));
    }
  });

  it('names every operation once', async () => {
    const { paths } = await get('/openapi.json', documentSchema);
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['suggest', 'startJob', 'watchJob', 'readOpenApi']),
    );
  });

  it('says what a job of each kind may be told', async () => {
    const { components } = await get('/openapi.json', documentSchema);
    const startJob = JSON.stringify(components.schemas['StartJob']);
    expect(startJob).toContain(
      '`evaluate`: name, dataset, systems, views, division, withoutGeneratedDocumentation, uncalled, expansion.',
    );
    for (const kind of jobKindSchema.options) expect(startJob).toContain(`\`${kind}\`: `);
  });

  it('describes answers that every declared route then gives', async () => {
    const { paths, components } = await get('/openapi.json', documentSchema);
    const { items } = await get(
      '/api/v1/jobs',
      z.object({ items: z.array(z.looseObject({ id: z.string() })) }),
    );
    const values: Record<string, string> = {
      sysId: 'x_acme_billing.InvoiceUtil',
      api: 'x_acme_core.DateMath',
      id: items[0]?.id ?? '',
      name: 'datasets/one.jsonl',
    };
    const { datasets } = instancePaths(fixture.home, 'demo');
    await mkdir(datasets);
    await writeFile(join(datasets, 'one.jsonl'), '');
    const bodies: Record<string, unknown> = {
      suggest: { codeBefore: 'var total = ' },
      findContext: { codeBefore: 'var util = new InvoiceUtil();\nutil.' },
      startJob: { kind: 'sync', params: { mode: 'incremental' } },
    };
    let answered = 0;
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const [status = '', declared] = Object.entries(operation.responses)[0] ?? [];
        const [mediaType = '', content] = Object.entries(declared?.content ?? {})[0] ?? [];
        const query = operation.parameters
          .filter((parameter) => parameter.in === 'query' && parameter.required)
          .map(({ name }) => `${name}=${encodeURIComponent(values[name] ?? '')}`);
        const url =
          fixture.url +
          path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '')) +
          (query.length === 0 ? '' : `?${query.join('&')}`);
        const body = bodies[operation.operationId];
        const response =
          body === undefined
            ? await fetch(url, { method: method.toUpperCase() })
            : await post(url, body);
        expect([operation.operationId, response.status]).toEqual([
          operation.operationId,
          Number(status),
        ]);
        expect(response.headers.get('content-type')).toContain(mediaType);
        const text = await response.text();
        if (mediaType === 'application/json') {
          schemaOf(content?.schema, components.schemas).parse(JSON.parse(text));
        }
        answered += 1;
      }
    }
    expect(answered).toBeGreaterThanOrEqual(17);
  });
});

/** A schema of the document, its components with it. */
function schemaOf(schema: unknown, components: Record<string, unknown>): z.ZodType {
  const whole = JSON.stringify({ ...z.looseObject({}).parse(schema), $defs: components });
  const own: unknown = JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'));
  return z.fromJSONSchema(z.record(z.string(), z.json()).parse(own));
}

describe('metrics', () => {
  it('count suggestions, requests by route, the size of the mirror and jobs', async () => {
    await post(`${fixture.url}/api/v1/suggest`, { codeBefore: 'var total = ' });
    const response = await fetch(`${fixture.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toMatch(
      /deepcodeseek_suggestion_seconds_count\{instance="demo",question="api"\} [1-9]/,
    );
    expect(text).toMatch(
      /deepcodeseek_http_request_seconds_count\{method="POST",route="\/api\/v1\/suggest",status="200"\}/,
    );
    expect(text).toMatch(/deepcodeseek_mirror\{instance="demo",counted="scripts"\} [1-9]/);
    expect(text).toMatch(/deepcodeseek_ready\{instance="demo"\} 1/);
    expect(text).toMatch(/deepcodeseek_jobs\{instance="demo",state="done"\} [1-9]/);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('deepcodeseek_suggestion_stage_seconds_count');
  });
});
