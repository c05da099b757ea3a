import { describe, expect, it } from 'vitest';
import { openModelEndpoint, type ModelEndpoint } from '../../../connector/index.js';
import {
  planDocumentation,
  writeDocumentation,
  type DocumentationReport,
  type DocumentationWork,
} from '../../../dataset-builder/index.js';
import { configurationSchema, type ScriptRecord } from '../../../domain/index.js';
import type { Store } from '../../../sync/index.js';
import {
  say,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../../connector/model-endpoint/model-server.js';
import { arraySource, classSource, scriptRecord } from '../../sync/records.js';
import { afterwards, sync, writableMirror } from '../../sync/temporary-mirror.js';

const LETTERS = scriptRecord('Letters', {
  source: `var Letters = Class.create();
Letters.prototype = {
  /** Posts one. */
  post: function(letter) { return letter; },
  send: function(customer) {
    var mail = "eve@acme.example";
    return mail + customer;
  },
  _hidden: function() {},
  type: 'Letters'
};
`,
});
const RECORDS = [
  LETTERS,
  scriptRecord('Archive', { source: classSource('Archive', ['store']) }),
  scriptRecord('Totals', { source: classSource('Totals', ['sum']) }),
  scriptRecord('Commented', { source: `/** Has words. */\n${classSource('Commented', ['run'])}` }),
  scriptRecord('Described', { description: 'Has a description.' }),
  scriptRecord('Sleeping', { active: false }),
  scriptRecord('Sealed', { source: '', policy: 'protected' }),
  scriptRecord('Rule', { table: 'sys_script', source: 'new Letters().send(1);' }),
];

interface Desk {
  readonly store: Store;
  readonly server: ModelServer;
  readonly endpoint: ModelEndpoint;
  /** Puts a record into the mirror. */
  readonly put: (record: ScriptRecord) => Promise<void>;
  readonly write: (settings?: Partial<DocumentationWork>) => Promise<DocumentationReport>;
}

async function desk(answer: Answering): Promise<Desk> {
  const mirror = await writableMirror();
  const source = arraySource(RECORDS);
  await sync(mirror, source);
  const server = await startModelServer(answer);
  afterwards(() => server.close());
  const { model } = configurationSchema.parse({
    model: { baseUrl: server.baseUrl, name: 'coder' },
  });
  const endpoint = await openModelEndpoint({
    configuration: model,
    apiKey: 'k',
    environment: {},
    retryPolicy: { maxAttempts: 2, baseDelayMs: 1 },
  });
  afterwards(() => {
    endpoint.close();
    return Promise.resolve();
  });
  const { store } = mirror;
  let day = 1;
  return {
    store,
    server,
    endpoint,
    async put(record) {
      day += 1;
      const updatedOn = `2026-03-${String(day).padStart(2, '0')} 00:00:00`;
      source.records.set(record.sysId, { ...record, updatedOn });
      await sync(mirror, source);
    },
    write: (settings = {}) =>
      writeDocumentation({ store, endpoint, limit: 100, concurrency: 1, ...settings }),
  };
}

const describeClass: Answering = (response, { question }) => {
  const text = question.messages[1]?.content ?? '';
  const name = /^class (\w+)/m.exec(text)?.[1] ?? '';
  const asked = /for each of: ([\w, ]+)/.exec(text)?.[1]?.split(', ') ?? [];
  const members = Object.fromEntries(asked.map((member) => [member, `Does ${member}.`]));
  say(response, JSON.stringify({ class: `Is for ${name}.`, members }));
};

/** The texts of the classes that a model has documented, by API. */
async function texts(store: Store): Promise<Record<string, string>> {
  const { items } = await store.apis({}, { limit: 100 });
  return Object.fromEntries(
    items.flatMap(({ surface, generated }) =>
      generated === null ? [] : [[surface.api, generated.text]],
    ),
  );
}

describe('documentation that a model writes', () => {
  it('is asked for once an API whose class nobody has documented, with its undocumented members', async () => {
    const { store, server, write } = await desk(describeClass);
    const report = await write();
    expect(report).toMatchObject({
      address: `${server.baseUrl}/chat/completions`,
      model: 'coder',
      ...{ apis: 3, written: 0, requests: 3, leftOut: 0, documented: 3, members: 3 },
      unusable: { count: 0, first: [] },
    });
    expect(report.tokens).toBeGreaterThan(report.answerTokens);
    expect(await texts(store)).toEqual({
      'global.Archive': 'Is for Archive.',
      'global.Letters': 'Is for Letters.',
      'global.Totals': 'Is for Totals.',
    });
    expect((await store.api('global.Letters'))?.generated).toMatchObject({
      model: 'coder',
      members: [{ name: 'send', text: 'Does send.' }],
    });
    const [, letters] = server.received.map(({ question }) => question.messages[1]?.content ?? '');
    expect(letters).toContain('class Letters {');
    expect(letters).toContain('var mail = "person1@example.invalid";');
    expect(letters).not.toContain('eve@');
    expect(letters).toContain('for each of: send;');
  });

  it('is planned before, and the plan sends nothing', async () => {
    const { store, server, endpoint, write } = await desk(describeClass);
    const { plan } = await planDocumentation(store, endpoint, { limit: 2 });
    expect(plan).toMatchObject({ apis: 3, written: 0, requests: 2, leftOut: 1 });
    expect(server.received).toEqual([]);
    const { tokens, requests } = await write({ limit: 2 });
    expect({ tokens, requests }).toEqual({ tokens: plan.tokens, requests: 2 });
    expect(await write({ limit: 2 })).toMatchObject({
      apis: 3,
      written: 2,
      requests: 1,
      leftOut: 0,
    });
    expect(server.received).toHaveLength(3);
  });

  it('is asked for again for a script that has changed, and for no other', async () => {
    const { store, server, put, write } = await desk(describeClass);
    await write();
    expect(await write()).toMatchObject({ written: 3, requests: 0, documented: 0 });
    expect(server.received).toHaveLength(3);
    await put({ ...LETTERS, source: `${LETTERS.source}\n// another line\n` });
    expect(Object.keys(await texts(store))).toEqual(['global.Archive', 'global.Totals']);
    expect(await write()).toMatchObject({ written: 2, requests: 1, documented: 1 });
    expect(server.received).toHaveLength(4);
    expect(Object.keys(await texts(store))).toHaveLength(3);
  });

  it('is not asked for once an author has described the class', async () => {
    const { server, put, write } = await desk(describeClass);
    await write();
    await put({ ...LETTERS, description: 'Letters to customers.' });
    expect(await write()).toMatchObject({ apis: 2, written: 2, requests: 0 });
    expect(server.received).toHaveLength(3);
  });

  it('stays when the work is cancelled, and another run goes on', async () => {
    const controller = new AbortController();
    const { store, server, write } = await desk(async (response, received, index) => {
      if (index === 1) controller.abort();
      else await describeClass(response, received, index);
    });
    await expect(write({ signal: controller.signal })).rejects.toMatchObject({ code: 'ABORTED' });
    expect(Object.keys(await texts(store))).toEqual(['global.Archive']);
    expect(await write()).toMatchObject({ written: 1, requests: 2, documented: 2 });
    expect(server.received).toHaveLength(4);
  });

  it('stays when the service refuses midway, and nobody is asked any more', async () => {
    const { store, server, write } = await desk(async (response, received, index) => {
      if (index === 0) await describeClass(response, received, index);
      else response.writeHead(401).end();
    });
    await expect(write()).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
    expect(server.received).toHaveLength(2);
    expect(Object.keys(await texts(store))).toEqual(['global.Archive']);
  });

  it('is named and not stored where an answer is of no use', async () => {
    const { store, server, write } = await desk(async (response, received, index) => {
      if (index === 1) say(response, 'I am sorry.');
      else await describeClass(response, received, index);
    });
    expect(await write()).toMatchObject({
      documented: 2,
      unusable: {
        count: 1,
        first: [{ api: 'global.Letters', reason: 'it holds no JSON object' }],
      },
    });
    expect(Object.keys(await texts(store))).toEqual(['global.Archive', 'global.Totals']);
    expect(await write()).toMatchObject({ requests: 1, documented: 1 });
    expect(server.received).toHaveLength(4);
  });

  it('is asked for so many at a time', async () => {
    const { server, write } = await desk(async (response, received, index) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      await describeClass(response, received, index);
    });
    await write({ concurrency: 2 });
    expect(server.mostAtOnce()).toBe(2);
  });

  it('is told while it goes on', async () => {
    const { write } = await desk(describeClass);
    const seen: string[] = [];
    await write({
      onProgress: ({ phase, done, total }) => {
        seen.push(`${phase} ${String(done)}/${String(total)}`);
      },
    });
    expect(seen).toEqual([1, 2, 3].map((done) => `documentation ${String(done)}/3`));
  });

  it('shows a model a very long script in part', async () => {
    const { server, put, write } = await desk(describeClass);
    await put({ ...LETTERS, source: `${LETTERS.source}${'// more\n'.repeat(20_000)}` });
    await write();
    const lengths = server.received.map(
      ({ question }) => question.messages[1]?.content.length ?? 0,
    );
    expect(Math.max(...lengths)).toBeGreaterThan(20_000);
    expect(Math.max(...lengths)).toBeLessThan(30_000);
  });
});
