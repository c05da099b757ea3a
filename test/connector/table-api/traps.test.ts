import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_AUTHOR,
  DEMO_READER,
  type DemoInstance,
  type FaultName,
  type FaultOptions,
} from '../../../connector/demo-instance/index.js';
import {
  failureOf,
  listen,
  readPages,
  readRecordIds,
  readThrough,
  sourceOf,
  startInstance,
  sysIdAt,
  TABLE,
} from '../instance.js';

const COUNT = 9;
const everyId = Array.from({ length: COUNT }, (_, index) => sysIdAt(index + 1));
let demo: DemoInstance;

beforeAll(async () => {
  demo = await startInstance(everyId.map((_, index) => index));
});
afterEach(() => {
  demo.faults.clear();
});
afterAll(() => demo.close());

describe('what passes is tried again', () => {
  it.each<[string, FaultName, FaultOptions, string]>([
    ['a request put off (202)', 'accepted-202', {}, '202 Accepted'],
    ['429 with Retry-After', 'rate-limit', { retryAfterSeconds: 0 }, '429 Too Many Requests'],
    ['429 without Retry-After', 'rate-limit-without-retry-after', {}, '429 Too Many Requests'],
    ['a server error', 'server-error', {}, 'status 500'],
    ['an unavailable service', 'server-error', { status: 503 }, 'status 503'],
    ['a connection reset in the middle of a body', 'reset-mid-body', {}, 'the answer broke off'],
    ['a connection reset before the answer', 'reset-before-answer', {}, 'ECONNRESET'],
  ])('%s', async (_what, fault, options, reason) => {
    demo.faults.set(fault, { ...options, times: 2 });
    const { sysIds, retries } = await readThrough(demo, { settings: { pageSize: 4 } });
    expect(sysIds).toEqual(everyId);
    expect(retries.map((retry) => retry.reason)).toEqual([reason, reason]);
    expect(retries.map((retry) => retry.attempt)).toEqual([1, 2]);
  });

  it('waits as long as Retry-After says', async () => {
    demo.faults.set('rate-limit', { retryAfterSeconds: 1 });
    const { retries } = await readThrough(demo);
    expect(retries).toEqual([{ reason: '429 Too Many Requests', waitMs: 1000, attempt: 1 }]);
  });

  it('a request that does not answer in time', async () => {
    demo.faults.set('slow', { delayMs: 30_000 });
    const { sysIds, retries } = await readThrough(demo, { settings: { requestTimeoutMs: 1_500 } });
    expect(sysIds).toEqual(everyId);
    expect(new Set(retries.map((retry) => retry.reason))).toEqual(new Set(['timeout']));
  });

  it('never sends a cookie, though every answer brings one', () => {
    expect(demo.requests.length).toBeGreaterThan(0);
    expect(demo.requests.filter((request) => request.hasCookies)).toEqual([]);
  });
});

describe('what is too much is asked for in halves', () => {
  it.each<FaultName>(['quota-cut', 'error-in-body', 'malformed-json'])('%s', async (fault) => {
    const from = demo.requests.length;
    demo.faults.set(fault, { aboveLimit: 2, times: 3 });
    const { sysIds, retries } = await readThrough(demo, { settings: { pageSize: 8 } });
    expect(sysIds).toEqual(everyId);
    expect(retries).toEqual([]);
    const limits = demo.requests
      .slice(from, from + 3)
      .map(({ path }) => new URL(path, demo.url).searchParams.get('sysparm_limit'));
    expect(limits).toEqual(['8', '4', '2']);
  });

  it('and grows again after a while', async () => {
    const from = demo.requests.length;
    demo.faults.set('quota-cut', { times: 2 });
    await readThrough(demo, { settings: { pageSize: 4 } });
    const limits = demo.requests
      .slice(from)
      .map(({ path }) => new URL(path, demo.url).searchParams.get('sysparm_limit'));
    expect(limits.slice(0, 7)).toEqual(['4', '2', '1', '1', '1', '1', '2']);
  });
});

describe('what stays wrong ends with an error that names it', () => {
  it.each<[string, FaultName, FaultOptions, string, RegExp]>([
    ['202 for good', 'accepted-202', {}, 'INSTANCE_BUSY', /202/],
    ['429 for good', 'rate-limit-without-retry-after', {}, 'RATE_LIMITED', /limits the rate/],
    ['a wait that is too long', 'rate-limit', { retryAfterSeconds: 900 }, 'RATE_LIMITED', /900 s/],
    ['a server that keeps failing', 'server-error', {}, 'INSTANCE_FAILED', /500/],
    ['connections that keep breaking', 'reset-mid-body', {}, 'INSTANCE_UNREACHABLE', /broke off/],
    ['a query over its quota even for one row', 'quota-cut', {}, 'QUERY_QUOTA', /time quota/],
    ['an error beside the rows', 'error-in-body', {}, 'QUERY_QUOTA', /time quota/],
    ['JSON that is always cut', 'malformed-json', {}, 'ANSWER_UNREADABLE', /cut or damaged/],
    ['a wrong password', 'unauthorized', {}, 'SIGN_IN_REFUSED', /basic/],
    ['a second factor', 'mfa', {}, 'SIGN_IN_MFA', /X-MFA_TOKEN/],
    ['a table without access', 'forbidden', {}, 'TABLE_FORBIDDEN', /sys_script_include.*ACL/],
    ['a hibernating instance', 'html', {}, 'INSTANCE_NOT_JSON', /hibernating/],
    ['a redirection to a sign-in page', 'login-redirect', {}, 'INSTANCE_REDIRECTED', /302.*127/],
  ])('%s', async (_what, fault, options, code, words) => {
    demo.faults.set(fault, { ...options, times: Infinity });
    const failure = await failureOf(readThrough(demo));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(words);
    expect(failure.text).not.toContain(DEMO_READER.password);
    expect(failure.text).not.toContain('Class.create');
    expect(failure.text).not.toMatch(/authorization|sysparm_query/i);
  });

  it('an instance that never answers in time', async () => {
    demo.faults.set('slow', { delayMs: 2_000, times: Infinity });
    const work = readThrough(demo, {
      settings: { requestTimeoutMs: 100 },
      retryPolicy: { maxAttempts: 2, baseDelayMs: 1 },
    });
    expect(await failureOf(work)).toMatchObject({ code: 'INSTANCE_TIMEOUT' });
  });

  it('a table that the instance does not have', async () => {
    const source = sourceOf(demo.url);
    const failure = await failureOf(readPages(source, 'u_no_such_table'));
    expect(failure.code).toBe('TABLE_UNKNOWN');
    expect(failure.message).toContain('u_no_such_table');
    expect(await source.count('u_no_such_table')).toBeNull();
    await source.close();
  });

  it('an address where nothing listens', async () => {
    const closed = await startInstance([]);
    await closed.close();
    const failure = await failureOf(readThrough(closed));
    expect(failure.code).toBe('INSTANCE_UNREACHABLE');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('gives up after the attempts of its policy', async () => {
    const from = demo.requests.length;
    demo.faults.set('server-error', { times: Infinity });
    await failureOf(readThrough(demo, { retryPolicy: { maxAttempts: 3, baseDelayMs: 1 } }));
    expect(demo.requests.length - from).toBe(3);
  });
});

describe('fields that the user may not read', () => {
  it('reject a script whose text is missing, by name', async () => {
    demo.faults.set('missing-field');
    const source = sourceOf(demo.url);
    const [page] = await readPages(source);
    expect(page?.records).toEqual([]);
    expect(page?.rejected[0]).toEqual({
      table: TABLE,
      sysId: sysIdAt(1),
      reason: 'field script is not readable for this user',
    });
    await source.close();
  });

  it('take the usual value where they are not needed', async () => {
    const source = sourceOf(demo.url, {
      settings: { authentication: { method: 'basic', user: DEMO_AUTHOR.userName } },
      secrets: { password: DEMO_AUTHOR.password },
    });
    const pages = await readPages(source);
    expect(pages.flatMap((page) => page.rejected)).toEqual([]);
    expect(pages[0]?.records[0]).toMatchObject({ callerAccess: 'none', policy: 'none' });
    await source.close();
  });
});

describe('aborting', () => {
  it('ends a wait at once', async () => {
    demo.faults.set('rate-limit', { retryAfterSeconds: 60 });
    const controller = new AbortController();
    const source = sourceOf(demo.url, {
      onRetry: () => {
        controller.abort();
      },
    });
    const work = source.pages(TABLE, null, controller.signal)[Symbol.asyncIterator]().next();
    expect(await failureOf(work)).toMatchObject({ code: 'ABORTED' });
    await source.close();
  });

  it('ends a request under way', async () => {
    demo.faults.set('slow', { delayMs: 5_000 });
    const source = sourceOf(demo.url);
    const signal = AbortSignal.timeout(100);
    const work = source.pages(TABLE, null, signal)[Symbol.asyncIterator]().next();
    expect(await failureOf(work)).toMatchObject({ code: 'ABORTED' });
    await source.close();
  });

  it('asks nothing when it has happened before', async () => {
    const from = demo.requests.length;
    const source = sourceOf(demo.url);
    const work = source.pages(TABLE, null, AbortSignal.abort())[Symbol.asyncIterator]().next();
    expect(await failureOf(work)).toMatchObject({ code: 'ABORTED' });
    expect(demo.requests.length).toBe(from);
    await source.close();
  });
});

describe('answers that no instance gives', () => {
  let server: Server;
  let url = '';
  let answer: { status: number; headers: Record<string, string>; body: string };

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    });
    url = `http://127.0.0.1:${String(await listen(server))}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const json = { 'Content-Type': 'application/json' };

  it.each<[string, number, Record<string, string>, string, string]>([
    ['no list of rows', 200, json, '{"result":{}}', 'ANSWER_UNREADABLE'],
    ['rows that are no objects', 200, json, '{"result":[1]}', 'ANSWER_UNREADABLE'],
    ['nothing at all', 200, json, '', 'ANSWER_UNREADABLE'],
    ['a refusal in words', 400, json, '{"error":{"message":"Bad\\nquery"}}', 'ANSWER_FAILED'],
    ['a refusal without words', 418, json, '{}', 'ANSWER_FAILED'],
    ['a proxy that wants a sign-in', 407, {}, '', 'INSTANCE_UNREACHABLE'],
    ['a page on another server', 404, { 'Content-Type': 'text/html' }, '<p>', 'INSTANCE_NOT_JSON'],
  ])('%s', async (_what, status, headers, body, code) => {
    answer = { status, headers, body };
    const source = sourceOf(url);
    expect(await failureOf(readPages(source))).toMatchObject({ code });
    await source.close();
  });

  it('`No Record found` is an empty table', async () => {
    const body = '{"error":{"message":"No Record found","detail":""},"status":"failure"}';
    answer = { status: 404, headers: json, body };
    const source = sourceOf(url);
    expect(await readPages(source)).toEqual([]);
    await source.close();
  });
});

describe('something between here and the instance', () => {
  const REAL_HEADERS = ['content-type', 'link', 'x-total-count'];
  let stripped: readonly string[] = [];
  /** Replaces the rows of so many answers by none. */
  let emptied = 0;
  let between: Server;
  let url = '';

  beforeAll(async () => {
    between = createServer((request, response) => {
      void forward(request.url ?? '/', request.headers.authorization ?? '').then(
        ({ status, headers, body }) => {
          response.writeHead(status, headers);
          response.end(body);
        },
      );
    });
    url = `http://127.0.0.1:${String(await listen(between))}`;
  });
  afterEach(() => {
    stripped = [];
    emptied = 0;
  });
  afterAll(() => {
    between.closeAllConnections();
    between.close();
  });

  async function forward(
    path: string,
    authorization: string,
  ): Promise<{ status: number; headers: Record<string, string>; body: string }> {
    const headers = { Accept: 'application/json', Authorization: authorization };
    const answer = await fetch(`${demo.url}${path}`, { headers });
    const kept = REAL_HEADERS.filter((name) => !stripped.includes(name));
    const body = await answer.text();
    emptied -= 1;
    return {
      status: answer.status,
      headers: Object.fromEntries(kept.map((name) => [name, answer.headers.get(name) ?? ''])),
      body: emptied >= 0 ? '{"result":[]}' : body,
    };
  }

  async function readBetween(pageSize: number): Promise<readonly string[]> {
    const source = sourceOf(url, { settings: { pageSize } });
    const sysIds = await readRecordIds(source);
    await source.close();
    return sysIds;
  }

  it.each([[['link']], [['x-total-count']], [['link', 'x-total-count']]])(
    'may strip %j from short pages',
    async (names) => {
      stripped = names;
      demo.faults.set('short-page', { afterRows: 1, times: 3 });
      expect(await readBetween(4)).toEqual(everyId);
    },
  );

  it.each([['link'], ['x-total-count']])('may strip %s from empty pages', async (name) => {
    stripped = [name];
    demo.faults.set('empty-page', { times: 2 });
    expect(await readBetween(4)).toEqual(everyId);
  });

  it('may answer with nothing once', async () => {
    for (const pageSize of [4, 100]) {
      emptied = 1;
      expect(await readBetween(pageSize)).toEqual(everyId);
    }
  });
});
