import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preparePulling, type Pulling } from './pulling.js';
import { startProxy, type Proxy } from './proxy.js';

let pulling: Pulling;
let proxy: Proxy;

beforeEach(async () => {
  pulling = await preparePulling(10_000);
  proxy = await startProxy();
});

afterEach(async () => {
  await proxy.close();
  await pulling.close();
});

describe('the address of the hub', () => {
  it.each([
    ['https://user:pass-word@hub.example', null, 'it holds credentials'],
    ['http://hub.example', 'hf_secret', 'never sent over plain http'],
  ])('%s is refused', async (hubUrl, token, reason) => {
    const error = await pulling.failure({ hubUrl, token });
    expect(error).toMatchObject({ code: 'HUB_URL_INVALID', kind: 'misuse' });
    expect(error.message).toContain(reason);
    expect(error.message).not.toMatch(/pass-word|hf_/);
  });
});

describe('a proxy', () => {
  it('gets plain http as a request of its own, with its credentials', async () => {
    const address = new URL(proxy.url);
    address.username = 'user';
    address.password = 'word';
    await pulling.pull({ proxyFor: () => address });
    const basic = `Basic ${Buffer.from('user:word').toString('base64')}`;
    expect(proxy.asked.length).toBeGreaterThan(3);
    expect(proxy.asked.every(({ authorization }) => authorization === basic)).toBe(true);
    // The hub, and where it redirects.
    expect(new Set(proxy.asked.map(({ target }) => target)).size).toBe(2);
  });

  it('gets https as a tunnel', async () => {
    // What answers behind the tunnel speaks no TLS: the request gets as far as its greeting.
    const { port } = new URL(pulling.hub.url);
    const error = await pulling.failure({
      hubUrl: `https://127.0.0.1:${port}`,
      token: 'hf_secret',
      proxyFor: () => new URL(proxy.url),
    });
    expect(error.code).toBe('HUB_UNREACHABLE');
    expect(proxy.asked[0]).toEqual({
      kind: 'tunnel',
      target: `127.0.0.1:${port}`,
      authorization: null,
    });
  });

  it('that asks for a sign-in is told apart from a hub', async () => {
    proxy.refuses = true;
    const error = await pulling.failure({
      hubUrl: 'https://hub.example',
      proxyFor: () => new URL(proxy.url),
    });
    expect(error.code).toBe('HUB_UNREACHABLE');
    expect(error.message).toContain('the proxy asks for a sign-in');
  });
});
