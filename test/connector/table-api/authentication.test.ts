import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_READER,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { openInstanceSource, type InstanceSecrets } from '../../../connector/index.js';
import {
  configurationOf,
  failureOf,
  readRecordIds,
  readThrough,
  sourceOf,
  startInstance,
  sysIdAt,
  type SourceOptions,
} from '../instance.js';

let demo: DemoInstance;

beforeAll(async () => {
  demo = await startInstance([1, 2]);
});
afterEach(() => {
  demo.faults.clear();
});
afterAll(() => demo.close());

const both = [1, 2].map(sysIdAt);
const clientId = DEMO_OAUTH_CLIENT.id;
const clientSecret = DEMO_OAUTH_CLIENT.secret;

function using(method: string, settings: object, secrets: InstanceSecrets): SourceOptions {
  return { settings: { authentication: { method, ...settings } }, secrets };
}

async function refreshTokenOf(id: string, secret: string | null): Promise<string> {
  const response = await fetch(`${demo.url}/oauth_token.do`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: id,
      ...(secret === null ? {} : { client_secret: secret }),
      username: DEMO_READER.userName,
      password: DEMO_READER.password,
    }),
  });
  const answer: unknown = await response.json();
  const token: unknown = Reflect.get(Object(answer), 'refresh_token');
  if (typeof token !== 'string') throw new Error('the demo instance issued no refresh token');
  return token;
}

const tokenRequests = (): number =>
  demo.requests.filter((request) => request.path === '/oauth_token.do').length;

describe('signing in', () => {
  it('with a user and a password', async () => {
    expect((await readThrough(demo)).sysIds).toEqual(both);
  });

  it('with an API key', async () => {
    const options = using('api-key', {}, { apiKey: DEMO_READER.apiKey });
    expect((await readThrough(demo, options)).sysIds).toEqual(both);
  });

  it('with client credentials, and one token for all requests', async () => {
    const before = tokenRequests();
    const options = using('oauth-client-credentials', { clientId }, { clientSecret });
    const source = sourceOf(demo.url, options);
    expect(await readRecordIds(source)).toEqual(both);
    expect(await source.count('sys_script_include')).toBe(2);
    expect(tokenRequests()).toBe(before + 1);
    await source.close();
  });

  it('with a refresh token, and hands over the one that follows it', async () => {
    const refreshToken = await refreshTokenOf(clientId, clientSecret);
    const kept: InstanceSecrets[] = [];
    const secrets = { refreshToken, clientSecret, accessToken: 'expired long ago' };
    const { sysIds } = await readThrough(demo, {
      ...using('oauth-refresh-token', { clientId }, secrets),
      onTokens: (tokens) => {
        kept.push(tokens);
        return Promise.resolve();
      },
    });
    expect(sysIds).toEqual(both);
    expect(kept).toHaveLength(1);
    expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['clientSecret', 'refreshToken']);
    expect(kept[0]?.refreshToken).not.toBe(refreshToken);
  });

  it('with the tokens of an authorisation code, without a client secret', async () => {
    const id = DEMO_PUBLIC_OAUTH_CLIENT.id;
    const refreshToken = await refreshTokenOf(id, null);
    const options = using('oauth-authorization-code', { clientId: id }, { refreshToken });
    expect((await readThrough(demo, options)).sysIds).toEqual(both);
  });
});

describe('a token that expires under way', () => {
  it('is renewed once and the request repeated', async () => {
    const before = tokenRequests();
    demo.faults.set('token-expired');
    const options = using('oauth-client-credentials', { clientId }, { clientSecret });
    expect((await readThrough(demo, options)).sysIds).toEqual(both);
    expect(tokenRequests()).toBe(before + 2);
  });

  it('ends with an error when the new one is refused as well', async () => {
    const before = tokenRequests();
    demo.faults.set('token-expired', { times: Infinity });
    const options = using('oauth-client-credentials', { clientId }, { clientSecret });
    const failure = await failureOf(readThrough(demo, options));
    expect(failure.code).toBe('SIGN_IN_REFUSED');
    expect(failure.text).not.toContain(clientSecret);
    expect(tokenRequests()).toBe(before + 2);
  });
});

describe('what cannot work is said at once', () => {
  it.each<[string, SourceOptions, string, RegExp]>([
    ['no password', { secrets: {} }, 'SECRET_MISSING', /demo/],
    [
      'a wrong client secret',
      using('oauth-client-credentials', { clientId }, { clientSecret: 'wrong-secret' }),
      'OAUTH_REFUSED',
      /invalid_client/,
    ],
    [
      'a refresh token that is not valid',
      using('oauth-refresh-token', { clientId }, { clientSecret, refreshToken: 'wrong-secret' }),
      'OAUTH_REFUSED',
      /server_error/,
    ],
    [
      'a wrong API key',
      using('api-key', {}, { apiKey: 'wrong-secret' }),
      'SIGN_IN_REFUSED',
      /api-key/,
    ],
  ])('%s', async (_what, options, code, words) => {
    const failure = await failureOf(readThrough(demo, options));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(words);
    expect(failure.text).not.toContain('wrong-secret');
  });

  it('a missing secret names its variable', async () => {
    const source = openInstanceSource({
      name: 'acme-dev.2',
      configuration: configurationOf(demo.url),
      secrets: {},
    });
    const failure = await failureOf(source.count('sys_scope'));
    expect(failure.text).toContain('DEEPCODESEEK_ACME_DEV_2_PASSWORD');
    await source.close();
  });

  it.each<[string, string, RegExp]>([
    ['http://acme.example.com', 'INSTANCE_URL_INVALID', /plain http/],
    ['https://user:hidden@acme.example.com', 'INSTANCE_URL_INVALID', /credentials/],
  ])('the address %s', async (url, code, words) => {
    const failure = await failureOf(Promise.resolve().then(() => sourceOf(url)));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(words);
    expect(failure.text).not.toContain('hidden');
  });

  it('an instance that holds imports only', async () => {
    const configuration = { ...configurationOf(demo.url), url: undefined };
    const options = { name: 'imports', configuration, secrets: {} };
    const failure = await failureOf(Promise.resolve().then(() => openInstanceSource(options)));
    expect(failure.code).toBe('INSTANCE_URL_MISSING');
  });

  it('drops the path of an address that was pasted from a browser', async () => {
    const source = sourceOf(`${demo.url}/now/nav/ui/classic?x=1`);
    expect(source.description).toBe(demo.url);
    expect(await readRecordIds(source)).toEqual(both);
    await source.close();
  });
});
