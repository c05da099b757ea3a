import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDemoData,
  DEMO_AUTHOR,
  DEMO_MFA_USER,
  DEMO_NOBODY,
  DEMO_READER,
  DEMO_USERS,
  startDemoInstance,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { createAuthority, createCertificate, type Certificate } from './certificate.js';
import { ask, basic, errorOf, linkOf, recordOf, rowsOf, type Credentials } from './demo-client.js';

const TABLE = 'sys_script_include';
let instance: DemoInstance;

beforeAll(async () => {
  const data = createDemoData();
  const hr = data.addApplication({ scope: 'x_acme_hr', name: 'HR' });
  for (const name of ['A', 'B', 'C', 'D']) {
    data.upsert(TABLE, { name, sys_policy: 'read', sys_scope: name < 'C' ? hr : 'global' });
  }
  data.upsert('sys_scope_privilege', { target_name: 'A', status: 'allowed' });
  instance = await startDemoInstance({ data });
});

afterAll(() => instance.close());

const as = (user: Credentials): { headers: Record<string, string> } => ({
  headers: { Authorization: basic(user) },
});

describe('signing in', () => {
  it.each([
    ['no credentials', {}],
    ['a wrong password', { Authorization: basic({ userName: 'admin', password: 'x' }) }],
    ['an unknown user', { Authorization: basic({ userName: 'x', password: 'x' }) }],
    ['a malformed header', { Authorization: 'Basic' }],
    ['an unknown token', { Authorization: 'Bearer x' }],
    ['an unknown key', { 'x-sn-apikey': 'x' }],
    ['an unknown session', { Cookie: 'JSESSIONID=x', 'X-UserToken': 'x' }],
  ])('with %s answers 401', async (_what, headers) => {
    const response = await fetch(`${instance.url}/api/now/table/sys_scope`, {
      headers: { Accept: 'application/json', ...headers },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('x-mfa_token')).toBeNull();
    expect(await response.json()).toMatchObject({
      error: { message: 'User Not Authenticated' },
      status: 'failure',
    });
  });

  it('with an API key works', async () => {
    const response = await fetch(`${instance.url}/api/now/ui/user/current_user`, {
      headers: { Accept: 'application/json', 'x-sn-apikey': DEMO_READER.apiKey },
    });
    expect(await response.json()).toMatchObject({ result: { user_name: DEMO_READER.userName } });
  });

  it('with a password alone asks a user of multi-factor authentication for more', async () => {
    const answer = await ask(instance, '/api/now/table/sys_scope', as(DEMO_MFA_USER));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-mfa_token')).not.toBeNull();
  });

  it('opens a session, which alone is worth nothing without its token', async () => {
    const answer = await ask(instance, '/api/now/table/sys_scope');
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(cookie).toMatch(/^JSESSIONID=.+/);
    const withCookie = { Accept: 'application/json', Cookie: cookie };
    const address = `${instance.url}/api/now/table/sys_scope`;
    expect((await fetch(address, { headers: withCookie })).status).toBe(401);
    const user = await fetch(`${instance.url}/angular.do?sysparm_type=get_user`, {
      method: 'POST',
      headers: withCookie,
    });
    const token = user.headers.get('x-usertoken-response') ?? '';
    const headers = { ...withCookie, 'X-UserToken': token };
    expect((await fetch(address, { headers })).status).toBe(200);
  });
});

describe('what a user sees', () => {
  it('is everything that a mirror needs for the reader', async () => {
    for (const table of [
      'sys_scope',
      'sys_scope_privilege',
      TABLE,
      'sys_script',
      'sys_properties',
    ]) {
      expect((await ask(instance, `/api/now/table/${table}`, as(DEMO_READER))).status).toBe(200);
    }
    expect((await ask(instance, '/api/now/table/sys_mutex', as(DEMO_READER))).status).toBe(400);
  });

  it('is nothing for nobody', async () => {
    const answer = await ask(instance, `/api/now/table/${TABLE}`, as(DEMO_NOBODY));
    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toEqual({
      message: 'User Not Authorized',
      detail: 'Failed API level ACL Validation',
    });
    expect((await ask(instance, `/api/now/stats/${TABLE}`, as(DEMO_NOBODY))).status).toBe(403);
  });

  it('is no privilege for an author', async () => {
    const answer = await ask(instance, '/api/now/table/sys_scope_privilege', as(DEMO_AUTHOR));
    expect(answer.status).toBe(403);
  });

  it('is a short page that is not the last, because the limit comes before the access rules', async () => {
    const query = 'sysparm_limit=3&sysparm_query=ORDERBYname&sysparm_fields=name';
    const answer = await ask(instance, `/api/now/table/${TABLE}?${query}`, as(DEMO_AUTHOR));
    expect(rowsOf(answer)).toEqual([{ name: 'C' }]);
    expect(answer.headers.get('x-total-count')).toBe('4');
    const next = await ask(instance, linkOf(answer, 'next') ?? '', as(DEMO_AUTHOR));
    expect(rowsOf(next)).toEqual([{ name: 'D' }]);
  });

  it('lacks the columns that are hidden', async () => {
    const path = `/api/now/table/${TABLE}?sysparm_fields=name,sys_policy&sysparm_query=name%3DC`;
    expect(rowsOf(await ask(instance, path, as(DEMO_AUTHOR)))).toEqual([{ name: 'C' }]);
    expect(rowsOf(await ask(instance, path, as(DEMO_READER)))).toEqual([
      { name: 'C', sys_policy: 'read' },
    ]);
  });

  it('is not found out by asking for hidden columns', async () => {
    const path = `/api/now/table/${TABLE}?sysparm_query=sys_policy%3Dread`;
    const answer = await ask(instance, path, as(DEMO_AUTHOR));
    expect(answer.status).toBe(403);
    expect(errorOf(answer).message).toBe('Insufficient rights to query records');
  });

  it('is not found out by asking for hidden records', async () => {
    const hidden = instance.data.rows(TABLE).find((row) => row['name'] === 'A');
    const path = `/api/now/table/${TABLE}/${hidden?.['sys_id'] ?? ''}`;
    expect((await ask(instance, path, as(DEMO_READER))).status).toBe(200);
    expect((await ask(instance, path, as(DEMO_AUTHOR))).status).toBe(404);
  });

  it('can be changed while the instance runs', async () => {
    const own = await startDemoInstance({ data: createDemoData() });
    try {
      own.setAccess(DEMO_READER.userName, { tables: ['sys_scope'] });
      expect((await ask(own, '/api/now/table/sys_scope', as(DEMO_READER))).status).toBe(200);
      expect((await ask(own, '/api/now/table/sys_script', as(DEMO_READER))).status).toBe(403);
    } finally {
      await own.close();
    }
  });
});

describe('requests', () => {
  it('are recorded with their cookies', async () => {
    await ask(instance, '/api/now/table/sys_scope?sysparm_limit=1', { headers: { Cookie: 'a=b' } });
    expect(instance.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/api/now/table/sys_scope?sysparm_limit=1',
      hasCookies: true,
    });
  });

  it('over the limit of a minute answer 429 and say when to come back', async () => {
    const limited = await startDemoInstance({
      data: createDemoData(),
      rateLimit: { perMinute: 2 },
    });
    try {
      const path = '/api/now/table/sys_scope';
      const first = await ask(limited, path);
      expect(first.headers.get('x-ratelimit-limit')).toBe('2');
      await ask(limited, path);
      const third = await ask(limited, path);
      expect(third.status).toBe(429);
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(third.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
      expect(third.headers.get('x-ratelimit-rule')).not.toBeNull();
      expect((await ask(limited, path, as(DEMO_READER))).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  it('that still wait for their latency end with the instance', async () => {
    const slow = await startDemoInstance({ data: createDemoData(), latencyMs: 600_000 });
    const pending = ask(slow, '/api/now/table/sys_scope').catch((error: unknown) => error);
    while (slow.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await slow.close();
    expect(await pending).toBeInstanceOf(Error);
    await slow.close();
  });
});

describe('a request that makes no sense', () => {
  it.each(['//', '/%', '/api/now/table/%E0%A4%A', '/oauth_auth.do?client_id=%'])(
    '%j is answered, and so is the next',
    async (path) => {
      expect((await ask(instance, path)).status).toBeGreaterThanOrEqual(400);
      expect((await ask(instance, '/api/now/table/sys_scope')).status).toBe(200);
    },
  );
});

describe('an address that is taken', () => {
  it('is named with the remedy', async () => {
    await expect(
      startDemoInstance({ data: createDemoData(), port: instance.port }),
    ).rejects.toMatchObject({
      code: 'DEMO_ADDRESS_UNAVAILABLE',
      message: `The demo instance cannot listen on 127.0.0.1:${String(instance.port)}.`,
    });
  });
});

describe('mutual TLS', () => {
  const authority = createAuthority('Demo authority');
  let secure: DemoInstance;

  beforeAll(async () => {
    const { cert, key } = createCertificate(authority, '127.0.0.1');
    const tls = { cert, key, ca: authority.cert, requestCert: true };
    secure = await startDemoInstance({ data: createDemoData(), users: DEMO_USERS, tls });
  });

  afterAll(() => secure.close());

  const signIn = (client: Certificate | null): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const options = {
        ca: authority.cert,
        headers: { Accept: 'application/json' },
        agent: false,
        ...client,
      } as const;
      const sent = request(`${secure.url}/api/now/ui/user/current_user`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject);
      sent.end();
    });

  it('signs in the user whom a certificate of the authority names', async () => {
    const { status, text } = await signIn(
      createCertificate(authority, DEMO_READER.certificateName),
    );
    expect(status).toBe(200);
    expect(recordOf({ status, text, headers: new Headers() })).toMatchObject({
      user_name: DEMO_READER.userName,
    });
  });

  it('loses its connection in the middle of a body too', async () => {
    secure.faults.set('reset-mid-body');
    const client = createCertificate(authority, DEMO_READER.certificateName);
    await expect(signIn(client)).rejects.toThrow();
    expect((await signIn(client)).status).toBe(200);
  });

  it.each([
    ['no certificate', null],
    ['a certificate of an unknown user', createCertificate(authority, 'stranger')],
    [
      'a certificate of another authority',
      createCertificate(createAuthority('Other'), DEMO_READER.certificateName),
    ],
  ])('refuses %s', async (_what, certificate) => {
    expect((await signIn(certificate)).status).toBe(401);
  });
});
