import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_READER, type DemoInstance } from '../../../connector/demo-instance/index.js';
import { createAuthority, createCertificate } from '../demo-instance/certificate.js';
import { failureOf, listen, readThrough, sourceOf, startInstance, sysIdAt } from '../instance.js';

const authority = createAuthority('Test Authority');
let folder = '';
let demo: DemoInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-tls-'));
  const reader = createCertificate(authority, DEMO_READER.certificateName);
  const stranger = createCertificate(authority, 'stranger');
  await writeFile(join(folder, 'ca.pem'), authority.cert);
  await writeFile(join(folder, 'cert.pem'), reader.cert);
  await writeFile(join(folder, 'key.pem'), reader.key);
  await writeFile(join(folder, 'stranger-key.pem'), stranger.key);
  await writeFile(join(folder, 'text.pem'), 'no certificate');
  const { cert, key } = createCertificate(authority, 'instance.test');
  demo = await startInstance([1], { tls: { cert, key, ca: authority.cert, requestCert: true } });
});
afterAll(async () => {
  await demo.close();
  await rm(folder, { recursive: true });
});

const none = { method: 'none' };
const file = (name: string): string => join(folder, name);
const mutual = (): Record<string, string> => ({
  caFile: file('ca.pem'),
  certFile: file('cert.pem'),
  keyFile: file('key.pem'),
});

describe('TLS', () => {
  it('refuses a certificate of an unknown authority, whatever the environment says', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const failure = await failureOf(readThrough(demo));
      expect(failure.code).toBe('INSTANCE_CERTIFICATE');
      expect(failure.message).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('accepts a certificate of the named authority', async () => {
    const { sysIds } = await readThrough(demo, { settings: { tls: { caFile: file('ca.pem') } } });
    expect(sysIds).toEqual([sysIdAt(1)]);
  });

  it('signs in with a client certificate', async () => {
    const settings = { authentication: none, tls: mutual() };
    const { sysIds } = await readThrough(demo, { settings, secrets: {} });
    expect(sysIds).toEqual([sysIdAt(1)]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a file that is not there', { caFile: 'missing.pem' }, /missing\.pem.*tls\.caFile/],
    ['a file that is no certificate', { caFile: 'text.pem' }, /text\.pem.*not a PEM/],
    ['a certificate without its key', { certFile: 'cert.pem' }, /both/],
    [
      'the key of another certificate',
      { certFile: 'cert.pem', keyFile: 'stranger-key.pem' },
      /stranger-key\.pem.*does not fit/,
    ],
  ])('names %s', async (_what, names, words) => {
    const tls = Object.fromEntries(
      Object.entries(names).map(([setting, name]) => [setting, file(name)]),
    );
    const failure = await failureOf(readThrough(demo, { settings: { tls } }));
    expect(failure.code).toBe('TLS_FILE_UNREADABLE');
    expect(failure.message).toMatch(words);
  });
});

describe('a proxy of the environment', () => {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let proxy: Server;
  let address = '';

  beforeAll(async () => {
    proxy = createServer();
    // Every name leads to the demo instance.
    proxy.on('connect', (request, client: Socket) => {
      asked.push(request.url ?? '');
      sockets.add(client);
      if ((request.headers['proxy-authorization'] ?? '') === '') {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const upstream = connect(demo.port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      sockets.add(upstream);
      client.on('error', () => upstream.destroy());
      upstream.on('error', () => client.destroy());
    });
    address = `127.0.0.1:${String(await listen(proxy))}`;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });

  async function readVia(environment: Record<string, string>): Promise<readonly string[]> {
    const url = 'https://instance.test';
    const settings = { authentication: none, tls: mutual() };
    const options = { settings, secrets: {}, environment };
    const source = sourceOf(url, options);
    try {
      const [page] = await readPagesOf(source);
      return page ?? [];
    } finally {
      await source.close();
    }
  }

  async function readPagesOf(source: ReturnType<typeof sourceOf>): Promise<string[][]> {
    const pages: string[][] = [];
    for await (const page of source.pages('sys_script_include', null)) {
      pages.push(page.records.map((record) => record.sysId));
    }
    return pages;
  }

  it('is tunnelled through, with the instance’s own TLS and client certificate', async () => {
    const found = await readVia({ HTTPS_PROXY: `http://user:proxy-secret@${address}` });
    expect(found).toEqual([sysIdAt(1)]);
    expect(asked).toContain('instance.test:443');
  });

  it('that wants a sign-in is named as such', async () => {
    const failure = await failureOf(readVia({ https_proxy: `http://${address}` }));
    expect(failure.code).toBe('INSTANCE_UNREACHABLE');
    expect(failure.message).toContain('407');
  });

  it('is passed by for this machine', async () => {
    const before = asked.length;
    const { sysIds } = await readThrough(demo, {
      settings: { tls: { caFile: file('ca.pem') } },
      environment: { HTTPS_PROXY: 'http://127.0.0.1:1' },
    });
    expect(sysIds).toEqual([sysIdAt(1)]);
    expect(asked.length).toBe(before);
  });

  it('that is no address is refused without showing it', async () => {
    const failure = await failureOf(readVia({ HTTPS_PROXY: 'socks5://user:proxy-secret@x' }));
    expect(failure.code).toBe('PROXY_INVALID');
    expect(failure.text).not.toContain('proxy-secret');
  });
});
