/** A request as the handlers of the demo instance see it. */
import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { TLSSocket } from 'node:tls';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface DemoRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Scheme, host and port as the client wrote them. */
  readonly origin: string;
  readonly fromLoopback: boolean;
  /** Common name of a client certificate that the server's authority has signed, or null. */
  readonly certificateName: string | null;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** The whole body; throws when it is larger than 64 MiB. */
  body(): Promise<Buffer>;
  form(): Promise<URLSearchParams>;
}

export function demoRequest(incoming: IncomingMessage): DemoRequest {
  const { socket } = incoming;
  const scheme = socket instanceof TLSSocket ? 'https' : 'http';
  const origin = `${scheme}://${incoming.headers.host ?? 'localhost'}`;
  const url = new URL(incoming.url ?? '/', origin);
  const header = (name: string): string | undefined => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const body = (): Promise<Buffer> => readBody(incoming);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    origin,
    fromLoopback: isLoopback(socket.remoteAddress ?? ''),
    certificateName: certificateName(socket),
    header,
    cookie: (name) => cookieValue(header('cookie') ?? '', name),
    body,
    form: async () => new URLSearchParams((await body()).toString('utf8')),
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  incoming.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > MAX_BODY_BYTES) incoming.destroy(new Error('the body is larger than 64 MiB'));
    else chunks.push(chunk);
  });
  await finished(incoming);
  return Buffer.concat(chunks);
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.replace('::ffff:', '').startsWith('127.');
}

function certificateName(socket: unknown): string | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null;
  const name: unknown = socket.getPeerCertificate().subject.CN;
  return typeof name === 'string' ? name : null;
}

function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
