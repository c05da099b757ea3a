import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_READER,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { authorizeInBrowser, type InstanceSecrets } from '../../../connector/index.js';
import { failureOf, readThrough, startInstance, sysIdAt } from '../instance.js';

let demo: DemoInstance;

beforeAll(async () => {
  demo = await startInstance([1]);
});
afterAll(() => demo.close());

/** What a person does: opens the page, signs in, and is sent back. Gives the page they end on. */
async function signIn(url: string): Promise<string> {
  const form = new URLSearchParams(new URL(url).search);
  form.set('user_name', DEMO_READER.userName);
  form.set('user_password', DEMO_READER.password);
  const answer = await fetch(`${demo.url}/oauth_auth.do`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const back = await fetch(answer.headers.get('location') ?? '');
  return back.text();
}

function authorize(
  onUrl: (url: string) => void,
  options: { clientId?: string; clientSecret?: string; signal?: AbortSignal; port?: number } = {},
): Promise<InstanceSecrets> {
  const { clientId = DEMO_PUBLIC_OAUTH_CLIENT.id, port = 0, ...rest } = options;
  return authorizeInBrowser({
    url: demo.url,
    clientId,
    redirectPort: port,
    scope: 'useraccount',
    tls: {},
    environment: {},
    onUrl,
    ...rest,
  });
}

const redirectOf = (url: string): URL =>
  new URL(new URL(url).searchParams.get('redirect_uri') ?? '');

describe('signing in through the browser', () => {
  it.each([
    ['a public client', DEMO_PUBLIC_OAUTH_CLIENT.id, {}],
    ['a client with a secret', DEMO_OAUTH_CLIENT.id, { clientSecret: DEMO_OAUTH_CLIENT.secret }],
  ])('gives tokens for %s that sign requests in', async (_what, clientId, client) => {
    let page: Promise<string> = Promise.resolve('');
    const secrets = await authorize(
      (url) => {
        page = signIn(url);
      },
      { clientId, ...client },
    );
    expect(await page).toContain('Signed in');
    const settings = { authentication: { method: 'oauth-authorization-code', clientId } };
    const { sysIds } = await readThrough(demo, { settings, secrets });
    expect(sysIds).toEqual([sysIdAt(1)]);
  });

  it('asks with PKCE and comes back to this machine only', async () => {
    let asked = new URL('http://none');
    await authorize((url) => {
      asked = new URL(url);
      void signIn(url);
    });
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(redirectOf(asked.href).hostname).toBe('127.0.0.1');
    expect(asked.searchParams.has('client_secret')).toBe(false);
  });

  it('ignores a code that comes with another state', async () => {
    let stray: Promise<number> = Promise.resolve(0);
    const secrets = await authorize((url) => {
      const forged = redirectOf(url);
      forged.search = 'code=stolen&state=guessed';
      stray = fetch(forged).then(async (response) => {
        await signIn(url);
        return response.status;
      });
    });
    expect(await stray).toBe(404);
    expect(secrets.refreshToken).toBeTruthy();
  });

  it('says that the instance declined', async () => {
    const work = authorize((url) => {
      const declined = redirectOf(url);
      const state = new URL(url).searchParams.get('state') ?? '';
      declined.search = new URLSearchParams({ error: 'access_denied', state }).toString();
      void fetch(declined).then((response) => response.text());
    });
    const failure = await failureOf(work);
    expect(failure.code).toBe('OAUTH_REFUSED');
    expect(failure.message).toContain('access_denied');
  });

  it('refuses a code that the instance did not issue', async () => {
    const work = authorize((url) => {
      const forged = redirectOf(url);
      const state = new URL(url).searchParams.get('state') ?? '';
      forged.search = new URLSearchParams({ code: 'forged-code', state }).toString();
      void fetch(forged).then((response) => response.text());
    });
    const failure = await failureOf(work);
    expect(failure.code).toBe('OAUTH_REFUSED');
    expect(failure.text).not.toContain('forged-code');
  });

  it('ends with an abort and frees its port', async () => {
    const controller = new AbortController();
    let redirect = new URL('http://none');
    const work = authorize(
      (url) => {
        redirect = redirectOf(url);
        controller.abort();
      },
      { signal: controller.signal },
    );
    expect((await failureOf(work)).code).toBe('ABORTED');
    await expect(fetch(redirect)).rejects.toThrow();
  });

  it('names a port that is taken', async () => {
    const failure = await failureOf(authorize(() => undefined, { port: demo.port }));
    expect(failure.code).toBe('OAUTH_REDIRECT_PORT');
    expect(failure.message).toContain(String(demo.port));
  });
});
