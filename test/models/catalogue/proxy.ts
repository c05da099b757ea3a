/** A proxy on loopback: plain requests are passed on, `CONNECT` opens a tunnel. */
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { close, listen } from './stand-in-hub.js';

export interface Proxy {
  readonly url: string;
  readonly asked: readonly {
    readonly kind: 'request' | 'tunnel';
    /** Host and port. */
    readonly target: string;
    readonly authorization: string | null;
  }[];
  /** Whether it asks for a sign-in. */
  refuses: boolean;
  close(): Promise<void>;
}

export async function startProxy(): Promise<Proxy> {
  const asked: Proxy['asked'][number][] = [];
  const server = createServer((request, response) => {
    const target = new URL(request.url ?? '');
    const authorization = request.headers['proxy-authorization'] ?? null;
    asked.push({ kind: 'request', target: target.host, authorization });
    const { method, headers } = request;
    const onward = httpRequest(target, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy()).end();
  });
  server.on('connect', (request, socket) => {
    const target = request.url ?? '';
    const authorization = request.headers['proxy-authorization'] ?? null;
    asked.push({ kind: 'tunnel', target, authorization });
    if (proxy.refuses) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${target}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const port = await listen(server);
  const proxy: Proxy = {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    refuses: false,
    close: () => close(server),
  };
  return proxy;
}
