import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createDemoData,
  DEMO_AUTHOR,
  DEMO_MFA_USER,
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_READER,
  startDemoInstance,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { ask, recordOf, type Answer } from './demo-client.js';

const tokenSchema = z.object({
  access_token: z.string().min(20),
  refresh_token: z.string().min(20).optional(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().positive(),
});

const client = { client_id: DEMO_OAUTH_CLIENT.id, client_secret: DEMO_OAUTH_CLIENT.secret };
let instance: DemoInstance;

beforeAll(async () => {
  instance = await startDemoInstance({ data: createDemoData() });
});

afterAll(() => instance.close());

async function post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(`${instance.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const token = (form: Readonly<Record<string, string>>): Promise<Answer> =>
  post('/oauth_token.do', form);

async function whoIs(accessToken: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${accessToken}` };
  const answer = await ask(instance, '/api/now/ui/user/current_user', { headers });
  return answer.status === 200 ? recordOf(answer)['user_name'] : answer.status;
}

const tokens = (answer: Answer): z.infer<typeof tokenSchema> =>
  tokenSchema.parse(JSON.parse(answer.text));

describe('the token endpoint', () => {
  const password = {
    grant_type: 'password',
    username: DEMO_AUTHOR.userName,
    password: DEMO_AUTHOR.password,
    ...client,
  };

  it('gives a token for a name and password, and refreshes it', async () => {
    const first = tokens(await token(password));
    expect(await whoIs(first.access_token)).toBe('author');
    const refresh_token = first.refresh_token ?? '';
    const second = tokens(await token({ grant_type: 'refresh_token', refresh_token, ...client }));
    expect(second.access_token).not.toBe(first.access_token);
    expect(await whoIs(second.access_token)).toBe('author');
  });

  it('gives a client its own user, and nothing to refresh', async () => {
    const given = tokens(await token({ grant_type: 'client_credentials', ...client }));
    expect(given.refresh_token).toBeUndefined();
    expect(await whoIs(given.access_token)).toBe(DEMO_READER.userName);
  });

  it('takes the credentials of the client from the header too', async () => {
    const response = await fetch(`${instance.url}/oauth_token.do`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ['a wrong client secret', { ...password, client_secret: 'x' }, 401, 'invalid_client'],
    ['an unknown client', { ...password, client_id: 'x' }, 401, 'invalid_client'],
    ['a wrong password', { ...password, password: 'x' }, 401, 'server_error'],
    [
      'a user with a second factor',
      { ...password, username: DEMO_MFA_USER.userName, password: DEMO_MFA_USER.password },
      401,
      'server_error',
    ],
    [
      'an unknown refresh token',
      { grant_type: 'refresh_token', refresh_token: 'x', ...client },
      401,
      'server_error',
    ],
    [
      'client credentials of a client without a secret',
      { grant_type: 'client_credentials', client_id: DEMO_PUBLIC_OAUTH_CLIENT.id },
      401,
      'server_error',
    ],
    ['an unknown grant', { grant_type: 'x', ...client }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, form, status, error) => {
    const answer = await token(form);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ error });
  });

  it('refuses the refresh token of another client', async () => {
    const { refresh_token = '' } = tokens(await token(password));
    const other = { client_id: DEMO_PUBLIC_OAUTH_CLIENT.id };
    const answer = await token({ grant_type: 'refresh_token', refresh_token, ...other });
    expect(answer.status).toBe(401);
  });

  it('gives tokens that the fault of an expired token ends', async () => {
    const { access_token } = tokens(await token(password));
    instance.faults.set('token-expired');
    expect(await whoIs(access_token)).toBe(401);
    expect(await whoIs(access_token)).toBe(401);
    const again = tokens(await token(password));
    expect(await whoIs(again.access_token)).toBe('author');
  });
});

describe('the authorisation page', () => {
  const verifier = randomBytes(32).toString('base64url');
  const redirect_uri = 'http://127.0.0.1:4711/callback';
  const question = {
    response_type: 'code',
    client_id: DEMO_PUBLIC_OAUTH_CLIENT.id,
    redirect_uri,
    state: 'a"b&c',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const person = { user_name: DEMO_AUTHOR.userName, user_password: DEMO_AUTHOR.password };
  const exchange = { grant_type: 'authorization_code', client_id: question.client_id };

  const codeOf = (answer: Answer): string => {
    const target = new URL(answer.headers.get('location') ?? '');
    expect(target.href.startsWith(`${redirect_uri}?`)).toBe(true);
    expect(target.searchParams.get('state')).toBe(question.state);
    return target.searchParams.get('code') ?? '';
  };

  it('lets a person sign in and sends a code back that is good for one token', async () => {
    const page = await ask(instance, `/oauth_auth.do?${new URLSearchParams(question).toString()}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('value="a&quot;b&amp;c"');

    const answer = await post('/oauth_auth.do', { ...question, ...person });
    expect(answer.status).toBe(302);
    const form = { ...exchange, code: codeOf(answer), redirect_uri, code_verifier: verifier };
    const given = tokens(await token(form));
    expect(given.refresh_token).toBeDefined();
    expect(await whoIs(given.access_token)).toBe('author');
    expect((await token(form)).status).toBe(401);
  });

  it('sends a person with a session back at once', async () => {
    const signedIn = await post('/oauth_auth.do', { ...question, ...person });
    const Cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const path = `/oauth_auth.do?${new URLSearchParams(question).toString()}`;
    const answer = await ask(instance, path, { headers: { Cookie } });
    expect(answer.status).toBe(302);
    expect(codeOf(answer)).not.toBe('');
  });

  it.each([
    ['another verifier', { code_verifier: 'x' }],
    ['no verifier', {}],
    ['another redirect address', { code_verifier: verifier, redirect_uri: 'http://127.0.0.1:1/' }],
    [
      'another client',
      { code_verifier: verifier, client_id: client.client_id, client_secret: client.client_secret },
    ],
  ])('gives a code that is worth nothing with %s', async (_what, change) => {
    const code = codeOf(await post('/oauth_auth.do', { ...question, ...person }));
    expect((await token({ ...exchange, code, redirect_uri, ...change })).status).toBe(401);
  });

  it('shows the page again after a wrong password', async () => {
    const answer = await post('/oauth_auth.do', { ...question, ...person, user_password: 'x' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('User name or password invalid.');
    expect(answer.text).not.toContain('value="x"');
  });

  it.each([
    ['an unknown client', { client_id: 'x' }],
    ['a redirect to another machine', { redirect_uri: 'http://evil.example/' }],
    ['a redirect that is no address', { redirect_uri: 'x' }],
  ])('sends nobody anywhere for %s', async (_what, change) => {
    const answer = await post('/oauth_auth.do', { ...question, ...person, ...change });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ])('sends the error of %s back', async (_what, change, error) => {
    const answer = await post('/oauth_auth.do', { ...question, ...person, ...change });
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  });

  it('wants a challenge from a client without a secret', async () => {
    const { response_type, client_id, state } = question;
    const without = { response_type, client_id, state, redirect_uri };
    const answer = await post('/oauth_auth.do', { ...without, ...person });
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });
});
