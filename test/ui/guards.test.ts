import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isError } from '../../domain/index.js';
import { post, problemOf, startFixture, type ServiceFixture } from './service-fixture.js';

const QUESTION = { codeBefore: 'var a = ' };

describe('a service on loopback', () => {
  let fixture: ServiceFixture;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.close());

  it.each([
    ['foreign.example', 421],
    ['foreign.example:4600', 421],
    ['127.0.0.1.foreign.example', 421],
    ['localhost@foreign.example', 421],
    ['localhost:4600', 200],
    ['LOCALHOST', 200],
    ['127.0.0.1', 200],
    ['[::1]:4600', 200],
  ])('answers the Host header "%s" with %i', async (host, status) => {
    expect(await statusWithHost(fixture.url, host)).toBe(status);
  });

  it.each(['http://foreign.example', 'null', 'http://127.0.0.1:1'])(
    'refuses a POST from a page of %s',
    async (origin) => {
      const response = await post(`${fixture.url}/api/v1/suggest`, QUESTION, { origin });
      expect(await problemOf(response)).toMatchObject({ status: 403, code: 'ORIGIN_REFUSED' });
    },
  );

  it('refuses a cross-site POST that hides its origin', async () => {
    const response = await post(`${fixture.url}/api/v1/suggest`, QUESTION, {
      'sec-fetch-site': 'cross-site',
    });
    expect(response.status).toBe(403);
  });

  it('takes a POST of its own page', async () => {
    const response = await post(`${fixture.url}/api/v1/suggest`, QUESTION, { origin: fixture.url });
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'MIRROR_NOT_READY' });
  });

  it('lets no other origin read its answers', async () => {
    const response = await fetch(`${fixture.url}/healthz`, {
      headers: { origin: 'http://foreign.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('sends a content security policy that lets scripts come from itself alone, on every kind of answer', async () => {
    for (const path of ['/', '/healthz', '/api/v1/nothing']) {
      const { headers } = await fetch(fixture.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('refuses a body beyond its bound, naming the bound and the remedy', async () => {
    const response = await post(`${fixture.url}/api/v1/jobs`, {
      kind: 'sync',
      params: { note: 'x'.repeat(70_000) },
    });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    expect(problem.message).toContain('65536');
  });

  it('takes a question with a long script, and names the limit of a longer one', async () => {
    const fits = await post(`${fixture.url}/api/v1/suggest`, { codeBefore: 'x'.repeat(1_900_000) });
    expect((await problemOf(fits)).code).toBe('MIRROR_NOT_READY');
    const longer = await post(`${fixture.url}/api/v1/suggest`, {
      codeBefore: 'x'.repeat(2_100_000),
    });
    expect(await problemOf(longer)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it.each([
    ['text/plain', 415, 'BODY_NOT_JSON'],
    ['application/x-www-form-urlencoded', 415, 'BODY_NOT_JSON'],
    ['application/json; charset=latin1', 415, 'BODY_NOT_JSON'],
  ])('refuses a body of %s', async (contentType, status, code) => {
    const response = await post(`${fixture.url}/api/v1/suggest`, QUESTION, {
      'content-type': contentType,
    });
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  it('refuses a compressed body, which hides its size', async () => {
    const response = await post(`${fixture.url}/api/v1/suggest`, QUESTION, {
      'content-encoding': 'gzip',
    });
    expect(response.status).toBe(415);
  });

  it.each(['{"codeBefore": ', '"text"', 'undefined', ''])(
    'answers the broken body %j with a clear error',
    async (body) => {
      const response = await post(`${fixture.url}/api/v1/suggest`, body);
      const problem = await problemOf(response);
      expect(problem.status).toBe(400);
      expect(['BODY_MALFORMED', 'REQUEST_INVALID']).toContain(problem.code);
    },
  );

  it.each([
    [{}, 'codeBefore'],
    [{ codeBefore: 1 }, 'codeBefore'],
    [{ codeBefore: '', codebefore: '' }, 'codebefore'],
    [{ codeBefore: '', limit: 0 }, 'limit'],
    [{ codeBefore: '', limit: 201 }, 'limit'],
  ])('names what is wrong with the question %j', async (question, key) => {
    const problem = await problemOf(await post(`${fixture.url}/api/v1/suggest`, question));
    expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    expect(problem.message).toContain(key);
  });

  it.each(['deadlineMs=5', 'deadlineMs=soon', 'deadlinems=100'])(
    'refuses the query %s of a suggestion',
    async (query) => {
      const response = await post(`${fixture.url}/api/v1/suggest?${query}`, QUESTION);
      expect(await problemOf(response)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    },
  );

  it('names the route that was probably meant', async () => {
    const problem = await problemOf(await post(`${fixture.url}/api/v1/sugest`, QUESTION));
    expect(problem).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' });
    expect(problem.remedy).toContain('POST /api/v1/suggest');
  });

  it('says which methods a path takes', async () => {
    const response = await fetch(`${fixture.url}/api/v1/suggest`);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'METHOD_UNKNOWN' });
  });

  it('answers a path that cannot be decoded as a mistake of the caller', async () => {
    const response = await fetch(`${fixture.url}/api/v1/scripts/%E0%A4%A`);
    expect((await problemOf(response)).status).toBe(400);
  });

  it('serves no file from outside the page', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/assets/../../package.json', '/.env']) {
      expect((await fetch(fixture.url + path)).status).toBe(404);
    }
  });

  it('gives every answer a request id, the caller’s own where it sends one', async () => {
    const own = await fetch(`${fixture.url}/healthz`, { headers: { 'x-request-id': 'abc-1' } });
    expect(own.headers.get('x-request-id')).toBe('abc-1');
    const forged = await fetch(`${fixture.url}/healthz`, {
      headers: { 'x-request-id': 'a b <script>' },
    });
    expect(forged.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('logs routes and outcomes, and nothing of what the callers wrote', async () => {
    const code = 'codeMarker93';
    const secret = 'secretMarker57';
    await post(
      `${fixture.url}/api/v1/suggest?token=${secret}`,
      { codeBefore: code },
      { authorization: `Bearer ${secret}`, cookie: `session=${secret}` },
    );
    await post(`${fixture.url}/api/v1/suggest`, { codeBefore: code, [code]: secret });
    await post(`${fixture.url}/api/v1/suggest`, `{"codeBefore": "${code}`);
    await post(`${fixture.url}/api/v1/jobs`, { kind: 'import', params: { password: secret } });
    await fetch(`${fixture.url}/${secret}?${code}`);
    await fetch(`${fixture.url}/api/v1/scripts/${code}?search=${secret}`);
    const log = fixture.log.join('');
    expect(log).toContain('"route":"/api/v1/suggest"');
    expect(log).toContain('"status":400');
    expect(log).not.toContain(code);
    expect(log).not.toContain(secret);
  });
});

describe('a service with a token', () => {
  const token = 'a-long-and-random-token';
  let fixture: ServiceFixture;
  beforeAll(async () => {
    fixture = await startFixture({ token });
  });
  afterAll(() => fixture.close());

  it.each(['/api/v1/status', '/api/v1/scripts', '/api/v1/nothing', '/metrics', '/API/v1/status'])(
    'demands it for %s',
    async (path) => {
      const response = await fetch(fixture.url + path);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await problemOf(response)).toMatchObject({ status: 401, code: 'TOKEN_MISSING' });
    },
  );

  it.each(['wrong', `${token}x`, token.slice(1), ` ${token}`])('refuses "%s"', async (given) => {
    const response = await fetch(`${fixture.url}/api/v1/instances`, {
      headers: { authorization: `Bearer x${given}` },
    });
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'TOKEN_REFUSED' });
  });

  it('serves whoever sends it', async () => {
    const response = await fetch(`${fixture.url}/api/v1/instances`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
  });

  it.each(['/', '/healthz', '/openapi.json'])('shows %s to everybody', async (path) => {
    expect((await fetch(fixture.url + path)).status).toBe(200);
  });

  it('tells whether it is ready without naming an instance', async () => {
    const response = await fetch(`${fixture.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('demo');
  });

  it('keeps the token out of its log', () => {
    expect(fixture.log.join('')).not.toContain(token);
  });
});

describe('a service beyond loopback', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1'])('does not start on %s without a token', async (host) => {
    const error: unknown = await startFixture({ host }).then(
      (fixture) => fixture.close(),
      (reason: unknown) => reason,
    );
    expect(isError(error, 'TOKEN_REQUIRED')).toBe(true);
  });

  it('counts an empty token as none', async () => {
    await expect(startFixture({ host: '0.0.0.0', token: '' })).rejects.toMatchObject({
      code: 'TOKEN_REQUIRED',
    });
  });

  it('answers under any name, and demands the token', async () => {
    const fixture = await startFixture({ host: '0.0.0.0', token: 'secret-token' });
    try {
      const { port } = new URL(fixture.url);
      const url = `http://127.0.0.1:${port}`;
      expect(await statusWithHost(url, 'service.example')).toBe(200);
      expect((await fetch(`${url}/api/v1/instances`)).status).toBe(401);
    } finally {
      await fixture.close();
    }
  });

  it('says which port is taken', async () => {
    const first = await startFixture();
    try {
      const port = Number(new URL(first.url).port);
      const error: unknown = await startFixture({ port }).then(
        (fixture) => fixture.close(),
        (reason: unknown) => reason,
      );
      expect(isError(error, 'PORT_TAKEN')).toBe(true);
      expect(String(error)).toContain(String(port));
    } finally {
      await first.close();
    }
  });

  it('says that an address is not of this machine', async () => {
    await expect(startFixture({ host: '192.0.2.1', token: 'x' })).rejects.toMatchObject({
      code: 'ADDRESS_UNUSABLE',
    });
  });
});

/** `fetch` does not let a Host header be set. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/healthz`, { headers: { host } }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
