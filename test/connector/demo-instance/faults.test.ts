import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createDemoData,
  FAULT_NAMES,
  startDemoInstance,
  type DemoInstance,
  type FaultName,
} from '../../../connector/demo-instance/index.js';
import { ask, errorOf, jsonOf, linkOf, rowsOf, tablePath } from './demo-client.js';

const TABLE = 'sys_script_include';
const ROWS = 20;
const LIST = tablePath(TABLE, { sysparm_limit: '10', sysparm_fields: 'sys_id,name,script' });
let instance: DemoInstance;

beforeAll(async () => {
  const data = createDemoData();
  data.load(
    TABLE,
    Array.from({ length: ROWS }, (_, index) => ({
      sys_id: index.toString(16).padStart(32, '0'),
      name: `Util${String(index)}`,
      script: 'gs.info("zażółć");',
      sys_scope: 'global',
      sys_updated_on: `2024-01-01 00:00:0${String(Math.floor(index / 5))}`,
    })),
  );
  instance = await startDemoInstance({ data });
});

afterEach(() => {
  instance.faults.clear();
});

afterAll(() => instance.close());

describe('a fault', () => {
  it('strikes as often as it was set, and then no more', async () => {
    instance.faults.set('server-error', { times: 2 });
    expect(instance.faults.pending()).toMatchObject([{ name: 'server-error', remaining: 2 }]);
    expect((await ask(instance, LIST)).status).toBe(500);
    expect((await ask(instance, LIST)).status).toBe(500);
    expect((await ask(instance, LIST)).status).toBe(200);
    expect(instance.faults.pending()).toEqual([]);
  });

  it('strikes only the table that it names', async () => {
    instance.faults.set('forbidden', { table: TABLE });
    expect((await ask(instance, '/api/now/table/sys_scope')).status).toBe(200);
    const struck = await ask(instance, LIST);
    expect(struck.status).toBe(403);
    expect(errorOf(struck).message).toBe('User Not Authorized');
  });

  it('ends when the faults are cleared', async () => {
    instance.faults.set('unauthorized', { times: Infinity });
    instance.faults.clear();
    expect((await ask(instance, LIST)).status).toBe(200);
  });

  it.each<[FaultName, number]>([
    ['accepted-202', 202],
    ['unauthorized', 401],
    ['mfa', 401],
    ['forbidden', 403],
    ['rate-limit', 429],
    ['rate-limit-without-retry-after', 429],
    ['server-error', 500],
    ['login-redirect', 302],
  ])('%s answers %d', async (name, status) => {
    instance.faults.set(name);
    const answer = await ask(instance, LIST);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(name === 'rate-limit' ? '1' : null);
    expect(answer.headers.get('x-mfa_token')).toBe(name === 'mfa' ? 'required' : null);
    expect(answer.headers.has('location')).toBe(name === 'login-redirect');
  });

  it('of the rate says how long to wait, or nothing, as it was told', async () => {
    instance.faults.set('rate-limit', { retryAfterSeconds: 7 });
    expect((await ask(instance, LIST)).headers.get('retry-after')).toBe('7');
    instance.faults.set('rate-limit', { retryAfterSeconds: null });
    expect((await ask(instance, LIST)).headers.get('retry-after')).toBeNull();
  });

  it('of a hibernating instance answers HTML with status 200', async () => {
    instance.faults.set('html');
    const answer = await ask(instance, LIST);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('hibernating');
  });

  it('of the quota breaks the JSON off into an error, with status 200', async () => {
    instance.faults.set('quota-cut', { afterRows: 3 });
    const answer = await ask(instance, LIST);
    expect(answer.status).toBe(200);
    expect(() => jsonOf(answer)).toThrow(SyntaxError);
    expect(answer.text).toMatch(/"Util2".*,"error":\{"message":"Transaction cancelled: maximum/);
    expect(answer.text).not.toContain('"Util3"');
  });

  it('of the quota can spare small pages', async () => {
    instance.faults.set('quota-cut', { aboveLimit: 5, times: Infinity });
    expect((await ask(instance, LIST)).text).toContain('Transaction cancelled');
    const small = LIST.replace('sysparm_limit=10', 'sysparm_limit=5');
    expect(rowsOf(await ask(instance, small))).toHaveLength(5);
  });

  it('can put an error beside the rows of well-formed JSON', async () => {
    instance.faults.set('error-in-body');
    expect(jsonOf(await ask(instance, LIST))).toMatchObject({
      status: 'failure',
      error: { message: 'Transaction cancelled: maximum execution time exceeded' },
    });
  });

  it('can end the JSON too early', async () => {
    instance.faults.set('malformed-json');
    const answer = await ask(instance, LIST);
    expect(answer.status).toBe(200);
    expect(() => jsonOf(answer)).toThrow(SyntaxError);
  });

  it.each<FaultName>(['reset-mid-body', 'reset-before-answer'])(
    '%s ends the connection',
    async (name) => {
      instance.faults.set(name);
      await expect(ask(instance, LIST)).rejects.toThrow();
      expect((await ask(instance, LIST)).status).toBe(200);
    },
  );

  it('in the middle of a body comes after what was sent', async () => {
    instance.faults.set('reset-mid-body', { afterRows: 2 });
    const response = await fetch(`${instance.url}${LIST}`, {
      headers: { Accept: 'application/json', 'x-sn-apikey': 'demo-admin-key' },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('of a missing column leaves it out of every row', async () => {
    instance.faults.set('missing-field');
    for (const row of rowsOf(await ask(instance, LIST))) {
      expect(Object.keys(row)).toEqual(['sys_id', 'name']);
    }
    instance.faults.set('missing-field', { field: 'name' });
    expect(rowsOf(await ask(instance, LIST))[0]).not.toHaveProperty('name');
  });

  it('of a filter that is passed over answers rows that do not satisfy it', async () => {
    instance.faults.set('ignored-filter');
    const path = tablePath(TABLE, { sysparm_query: 'name=Util7', sysparm_fields: 'name' });
    expect(rowsOf(await ask(instance, path))).toHaveLength(ROWS);
    expect(rowsOf(await ask(instance, path))).toEqual([{ name: 'Util7' }]);
  });

  it('of slowness answers late, and answers', async () => {
    instance.faults.set('slow', { delayMs: 60 });
    const start = performance.now();
    expect(rowsOf(await ask(instance, LIST))).toHaveLength(10);
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});

describe('short and empty pages', () => {
  const key = (row: Record<string, unknown>): [string, string] => [
    String(row['sys_updated_on']),
    String(row['sys_id']),
  ];

  /** Every row, going on by offset along the links. */
  async function byLinks(limit: number): Promise<string[]> {
    const found: string[] = [];
    let path: string | null = tablePath(TABLE, { sysparm_limit: String(limit) });
    while (path !== null) {
      const answer = await ask(instance, path);
      found.push(...rowsOf(answer).map((row) => key(row)[1]));
      path = linkOf(answer, 'next');
    }
    return found;
  }

  /** Every row, going on after the last one that was seen, and along the links where none was. */
  async function byKey(limit: number): Promise<string[]> {
    const found: string[] = [];
    const order = 'ORDERBYsys_updated_on^ORDERBYsys_id';
    let path: string | null = tablePath(TABLE, {
      sysparm_limit: String(limit),
      sysparm_query: order,
    });
    while (path !== null) {
      const answer = await ask(instance, path);
      const rows = rowsOf(answer);
      found.push(...rows.map((row) => key(row)[1]));
      const last = rows.at(-1);
      if (last === undefined) {
        path = linkOf(answer, 'next');
        continue;
      }
      const [time, id] = key(last);
      const query = `sys_updated_on=${time}^sys_id>${id}^NQsys_updated_on>${time}^${order}`;
      path = tablePath(TABLE, { sysparm_limit: String(limit), sysparm_query: query });
    }
    return found;
  }

  it('hold fewer rows than the limit and lead on', async () => {
    instance.faults.set('short-page', { afterRows: 4 });
    const answer = await ask(instance, LIST);
    expect(rowsOf(answer)).toHaveLength(4);
    expect(linkOf(answer, 'next')).not.toBeNull();
    instance.faults.set('empty-page');
    const other = tablePath(TABLE, { sysparm_limit: '10', sysparm_query: 'ORDERBYname' });
    const empty = await ask(instance, other);
    expect(rowsOf(empty)).toEqual([]);
    expect(linkOf(empty, 'next')).not.toBeNull();
  });

  it('stay short when they are asked for again', async () => {
    instance.faults.set('short-page', { afterRows: 4 });
    const first = await ask(instance, LIST);
    expect(rowsOf(await ask(instance, LIST))).toEqual(rowsOf(first));
  });

  it('lose no row and repeat none, by offset or by key, wherever they occur', async () => {
    const all = instance.data.rows(TABLE).map((row) => row['sys_id']);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ empty: fc.boolean(), afterRows: fc.nat(5) }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(byLinks, byKey),
        async (faults, limit, read) => {
          instance.faults.clear();
          for (const { empty, afterRows } of faults) {
            instance.faults.set(empty ? 'empty-page' : 'short-page', { afterRows });
          }
          expect(await read(limit)).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('faults over HTTP', () => {
  const send = (body: string, headers: Record<string, string> = {}): ReturnType<typeof ask> =>
    ask(instance, '/demo/faults', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });

  it('are set, listed and cleared', async () => {
    const set = await send('{"name": "html", "table": "sys_script_include", "times": 3}');
    expect(set.status).toBe(201);
    expect(jsonOf(await ask(instance, '/demo/faults'))).toMatchObject({
      known: [...FAULT_NAMES],
      pending: [{ name: 'html', table: TABLE, remaining: 3 }],
    });
    expect((await ask(instance, LIST)).text).toContain('hibernating');
    expect((await ask(instance, '/demo/faults', { method: 'DELETE' })).status).toBe(204);
    expect(instance.faults.pending()).toEqual([]);
  });

  it.each([
    '{"name": "nothing"}',
    '{"name": "html", "tiems": 1}',
    '{"name": "html", "times": 0}',
    'x',
  ])('refuse %s', async (body) => {
    expect((await send(body)).status).toBe(400);
    expect(instance.faults.pending()).toEqual([]);
  });

  it('refuse a form, which a page of another site could send', async () => {
    expect((await send('{"name": "html"}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});
