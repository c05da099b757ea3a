/** Listens, hands each request to one function, and sends the reply that it gives. */
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { createError } from '../../../domain/index.js';
import { errorReply, type Reply } from './reply.js';

/** PEM texts. With `requestCert`, a client certificate that `ca` has signed signs its user in. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
  readonly requestCert?: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** Ends the server and every connection to it; once more does no harm. */
  close(): Promise<void>;
}

/** Throws DEMO_ADDRESS_UNAVAILABLE. An error of `answer` becomes a reply with status 500 that says it. */
export async function serve(
  address: { readonly host: string; readonly port: number; readonly tls: ServerTls | null },
  answer: (incoming: IncomingMessage) => Promise<Reply>,
): Promise<RunningServer> {
  const { host, tls } = address;
  const reply = async (incoming: IncomingMessage): Promise<Reply> => {
    try {
      return await answer(incoming);
    } catch (error) {
      return errorReply(500, 'Internal Server Error', String(error));
    }
  };
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    reply(incoming)
      .then((given) => {
        send(outgoing, given);
      })
      .catch((error: unknown) =>
        outgoing.destroy(new Error('no reply was sent', { cause: error })),
      );
  };
  const server =
    tls === null
      ? createHttpServer(handle)
      : createHttpsServer({ ...tls, rejectUnauthorized: false }, handle);
  const port = await listen(server, host, address.port);
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (!server.listening) {
        resolve();
        return;
      }
      server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
      server.closeAllConnections();
    });
  return { port, close };
}

function send(outgoing: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body, 'utf8');
  if (reply.resetAfterBytes === 0) {
    outgoing.destroy();
    return;
  }
  for (const [name, value] of Object.entries(reply.headers)) outgoing.setHeader(name, value);
  outgoing.writeHead(reply.status, { 'Content-Length': body.length });
  if (reply.resetAfterBytes === undefined) {
    outgoing.end(body);
    return;
  }
  // The reset has to come after the bytes have left.
  outgoing.write(body.subarray(0, reply.resetAfterBytes), () => {
    setImmediate(() => {
      reset(outgoing.socket);
    });
  });
}

/** Only a plain connection can be reset; one of TLS is cut. */
function reset(socket: Socket | null): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

function listen(
  server: ReturnType<typeof createHttpServer>,
  host: string,
  port: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(createError('DEMO_ADDRESS_UNAVAILABLE', { host, port }, { cause }));
    });
    server.listen(port, host, () => {
      resolve(boundPort(server.address()));
    });
  });
}

function boundPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
