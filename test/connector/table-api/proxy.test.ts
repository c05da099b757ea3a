import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../../connector/table-api/proxy.js';

const PROXY = 'http://proxy.example.com:8080';

describe('the proxy for an address', () => {
  it.each<[string, Record<string, string>, string | null]>([
    ['https://acme.service-now.com', {}, null],
    ['https://acme.service-now.com', { HTTPS_PROXY: PROXY }, PROXY],
    ['https://acme.service-now.com', { https_proxy: PROXY, HTTPS_PROXY: 'http://other' }, PROXY],
    ['https://acme.service-now.com', { HTTPS_PROXY: 'proxy.example.com:8080' }, PROXY],
    ['https://acme.service-now.com', { HTTP_PROXY: PROXY }, null],
    ['http://gateway.example.com', { HTTP_PROXY: PROXY }, PROXY],
    ['https://acme.service-now.com', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, null],
    ['https://acme.service-now.com', { HTTPS_PROXY: PROXY, NO_PROXY: 'service-now.com' }, null],
    ['https://acme.service-now.com', { HTTPS_PROXY: PROXY, NO_PROXY: '.service-now.com' }, null],
    [
      'https://acme.service-now.com',
      { HTTPS_PROXY: PROXY, no_proxy: 'a.b, ACME.service-now.com:443' },
      null,
    ],
    [
      'https://acme.service-now.com',
      { HTTPS_PROXY: PROXY, NO_PROXY: 'service-now.com:8443' },
      PROXY,
    ],
    ['https://acme.service-now.com', { HTTPS_PROXY: PROXY, NO_PROXY: 'now.com' }, PROXY],
    ['https://127.0.0.1:4600', { HTTPS_PROXY: PROXY }, null],
    ['https://localhost', { HTTPS_PROXY: PROXY }, null],
    ['https://[::1]', { HTTPS_PROXY: PROXY }, null],
  ])('%s with %j is %s', (target, environment, expected) => {
    const proxy = proxyFor(new URL(target), environment);
    expect(proxy?.origin ?? null).toBe(expected);
  });
});
