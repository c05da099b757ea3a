import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  configurationSchema,
  contextAnswerSchema,
  type ContextAnswer,
} from '../../domain/index.js';
import { startService, type Service } from '../../ui/index.js';
import { say, startModelServer } from '../connector/model-endpoint/model-server.js';
import { writeDeckTree } from '../predictor/context/deck-tree.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { post, problemOf } from './service-fixture.js';

const log: string[] = [];
let demo: DemoPredictor;
let service: Service;
let folder: string;
let root: string;

beforeAll(async () => {
  demo = await openDemoPredictor();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'context-service-')));
  root = join(folder, 'allowed');
  await mkdir(join(folder, 'secret'), { recursive: true });
  await mkdir(root);
  writeDeckTree(root);
  writeDeckTree(join(folder, 'secret'));
  await symlink(join(folder, 'secret'), join(root, 'out'));
  await symlink(join(folder, 'secret', 'deck.py'), join(root, 'out.py'));
  await symlink(root, join(folder, 'door'));
  service = await startService({
    home: demo.home,
    configuration: configurationSchema.parse({
      context: { roots: [root, join(folder, 'never-made')] },
      logLevel: 'trace',
    }),
    secretsOf: () => Promise.resolve({}),
    token: null,
    port: 0,
    watch: false,
    logDestination: { write: (line) => void log.push(line) },
  });
});
afterAll(async () => {
  await service.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

function ask(body: unknown, query = '', headers: Record<string, string> = {}): Promise<Response> {
  return post(`${service.url}/api/v1/context${query}`, body, headers);
}

async function found(body: unknown): Promise<ContextAnswer> {
  const response = await ask(body);
  expect(response.status).toBe(200);
  return contextAnswerSchema.parse(await response.json());
}

function position(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { root, file: 'game/play.py', line: 5, column: 9, ...changes };
}

describe('context over HTTP, of a folder', () => {
  it('is found in the file as it is saved, and in text that is not saved', async () => {
    const saved = await found(position());
    expect(saved.blocks[0]).toMatchObject({ file: 'deck.py', lineStart: 1 });
    expect(saved.degraded).toEqual([]);
    const text = 'from deck import Deck\nDeck().';
    const unsaved = await found(position({ file: 'new.py', line: 2, column: 7, text }));
    expect(unsaved.blocks[0]?.file).toBe('deck.py');
    expect(log.join()).not.toContain('shuffle_cards');
  });

  it('keeps to what the question allows', async () => {
    const { blocks, tokens, variant } = await found(
      position({ budgetTokens: 60, top: 1, variant: 'naive' }),
    );
    expect(blocks.length).toBeLessThanOrEqual(1);
    expect(tokens).toBeLessThanOrEqual(60);
    expect(variant).toBe('naive');
  });

  it('follows links that stay within', async () => {
    const { blocks } = await found(position({ root: join(folder, 'door', 'game', '..') }));
    expect(blocks[0]?.file).toBe('deck.py');
    const below = await found(position({ root: join(root, 'game'), file: 'play.py' }));
    expect(below.blocks.every(({ file }) => file === 'show.py')).toBe(true);
  });

  it.each(['secret', 'allowed/out', 'allowed/../secret', 'allowed/none', 'nowhere', '.'])(
    'is refused for %s, whose existence it does not tell',
    async (named) => {
      const asked = `${folder}/${named}`;
      const problem = await problemOf(await ask(position({ root: asked })));
      expect(problem).toMatchObject({ status: 403, code: 'CONTEXT_ROOT_NOT_ALLOWED' });
      expect(problem.message).toContain(asked);
      expect(problem.message).not.toContain(`${root} `);
    },
  );

  it.each([
    [{ file: 'out.py' }, 400, 'CONTEXT_FILE_OUTSIDE'],
    [{ file: 'out/deck.py' }, 400, 'CONTEXT_FILE_OUTSIDE'],
    [{ file: '../secret/deck.py' }, 400, 'CONTEXT_FILE_OUTSIDE'],
    [{ file: '/etc/passwd' }, 400, 'CONTEXT_FILE_OUTSIDE'],
    [{ file: 'none.py' }, 400, 'CONTEXT_FILE_UNREADABLE'],
    [{ line: 70 }, 400, 'CONTEXT_POSITION_INVALID'],
    [{ column: 70 }, 400, 'CONTEXT_POSITION_INVALID'],
    [{ root: 'allowed' }, 400, 'REQUEST_INVALID'],
    [{ line: undefined }, 400, 'REQUEST_INVALID'],
    [{ codeBefore: '' }, 400, 'REQUEST_INVALID'],
    [{ budgetTokens: 40_000 }, 400, 'REQUEST_INVALID'],
    [{ keywords: [] }, 400, 'REQUEST_INVALID'],
  ])('is refused with %j', async (changes, status, code) => {
    expect(await problemOf(await ask(position(changes)))).toMatchObject({ status, code });
  });

  it('names a configured folder that is not there, and one that has gone', async () => {
    const never = await problemOf(await ask(position({ root: join(folder, 'never-made') })));
    expect(never).toMatchObject({ status: 404, code: 'CONTEXT_ROOT_UNREADABLE' });
    await rename(root, join(folder, 'moved'));
    try {
      const gone = await problemOf(await ask(position()));
      expect(gone).toMatchObject({ status: 404, code: 'CONTEXT_ROOT_UNREADABLE' });
    } finally {
      await rename(join(folder, 'moved'), root);
    }
  });

  it('is given within the deadline or not at all', async () => {
    // Every line matches, in more text than is searched in that time.
    const line = 'deck = Deck(); play_round(seed); deck.shuffle_cards(seed)\n';
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await writeFile(join(root, `many_${name}.py`), line.repeat(18_000));
    }
    try {
      const late = await problemOf(await ask(position(), '?deadlineMs=20'));
      expect(late).toMatchObject({ status: 504, code: 'CONTEXT_LATE' });
      const header = await ask(position(), '', { 'X-Deadline-Ms': '20' });
      expect((await problemOf(header)).code).toBe('CONTEXT_LATE');
      const whole = await found(position());
      expect(whole.blocks[0]?.file).toBe('deck.py');
      expect(whole.timings['total']).toBeLessThan(10_000);
    } finally {
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await rm(join(root, `many_${name}.py`));
    }
    await expect.poll(searching).toBe(0);
  });
});

/** Processes that search the folder of this test. */
function searching(): number {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === root;
    } catch {
      return false;
    }
  }).length;
}

describe('context over HTTP, of the mirror', () => {
  const asking = { codeBefore: 'var util = new InvoiceUtil();\nutil.', codeAfter: '' };

  it('names the scripts by table, scope and name, with the lines that they have', async () => {
    const { blocks, tokens } = await found(asking);
    const definition = blocks.find(
      ({ file }) => file === 'sys_script_include/x_acme_billing.InvoiceUtil',
    );
    const script = await demo.store.findScript('x_acme_billing.InvoiceUtil');
    const lines = script?.source.split(/\r?\n/) ?? [];
    const { lineStart = 0, lineEnd = 0, text } = definition ?? {};
    expect(text).toBe(lines.slice(lineStart - 1, lineEnd).join('\n'));
    expect(tokens).toBeLessThanOrEqual(4_096);
  });

  it.each(['InvoiceUtil', 'x_acme_billing.InvoiceUtil', 'sys_id'])(
    'never holds the edited script, named by %s',
    async (named) => {
      const stored = await demo.store.findScript('x_acme_billing.InvoiceUtil');
      const script = named === 'sys_id' ? stored?.sysId : named;
      const { blocks } = await found({ ...asking, script });
      expect(blocks.length).toBeGreaterThan(0);
      expect(blocks.map(({ file }) => file).join()).not.toContain('x_acme_billing.InvoiceUtil');
    },
  );

  it('never holds the saved copy of what is in sight', async () => {
    const stored = await demo.store.findScript('x_acme_billing.InvoiceUtil');
    const { blocks } = await found({ codeBefore: `${stored?.source ?? ''}\nvar total = ` });
    expect(blocks.map(({ file }) => file).join()).not.toContain('x_acme_billing.InvoiceUtil');
  });

  it.each([
    [{}, 'either `root` or `codeBefore` is needed'],
    [{ ...asking, line: 3 }, 'line: it goes with `root` only'],
    [{ ...asking, instance: 'demo' }, 'instance'],
  ])('is refused with %j', async (body, text) => {
    const { status, message } = await problemOf(await ask(body));
    expect(status).toBe(400);
    expect(message).toContain(text);
  });
});

describe('a service that finds context', () => {
  it('asks the configured model for keywords, with the code and no path of the machine', async () => {
    const server = await startModelServer((response) => {
      say(response, 'method: shuffle_cards');
    });
    const chatting = await startService({
      home: demo.home,
      configuration: configurationSchema.parse({
        context: { roots: [root], keywords: 'chat' },
        model: { baseUrl: server.baseUrl, name: 'coder' },
        logLevel: 'silent',
      }),
      environment: {},
      secretsOf: () => Promise.resolve({}),
      token: null,
      port: 0,
      watch: false,
    });
    try {
      const response = await post(`${chatting.url}/api/v1/context`, position());
      const { blocks, timings } = contextAnswerSchema.parse(await response.json());
      expect(blocks[0]?.file).toBe('deck.py');
      expect(timings).toHaveProperty('keywords');
      expect(server.received).toHaveLength(1);
      expect(JSON.stringify(server.received)).not.toContain(folder);
    } finally {
      await chatting.close();
      await server.close();
    }
  });

  it('counts it, and ends its process when it closes', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/deepcodeseek_context_seconds_count\{place="mirror"\} [1-9]/);
    expect(metrics).toMatch(/context_failed_total\{place="folder",code="CONTEXT_LATE"\} 2/);
    const workers = contextWorkers();
    expect(workers).toHaveLength(1);
    await service.close();
    expect(workers.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});

/** The context processes that this test's process has started. */
function contextWorkers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return parent === String(process.pid) && command.includes('context-worker');
    } catch {
      return false;
    }
  });
}
