/** A model hub on loopback, and the other host that it redirects large files to; both can be told to misbehave. */
import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { z } from 'zod';

export interface HubRequest {
  readonly host: 'hub' | 'storage';
  readonly path: string;
  readonly authorization: string | null;
  readonly range: string | null;
}

/** Answers in place of the hub; false leaves the request to it. */
export type Misbehaviour = (
  request: HubRequest,
  response: ServerResponse,
  /** How many requests for the same path came before. */
  before: number,
) => boolean;

export interface StandInHub {
  readonly url: string;
  readonly requests: readonly HubRequest[];
  /** Of a repository at the commit; a change of them is seen by the next request. */
  readonly files: Map<string, Buffer>;
  /** What the list says in place of the truth. */
  readonly listed: Map<string, { readonly size?: number; readonly hash?: string }>;
  /** Put first in the list, as they stand. */
  readonly strangePaths: string[];
  pageSize: number;
  ignoresRange: boolean;
  misbehave: Misbehaviour;
  close(): Promise<void>;
}

export const COMMIT = 'c0ffee'.padEnd(40, '0');
/** Larger files are held apart, as hubs hold them. */
const LARGE_BYTES = 1_000;

export async function startHub(
  files: Readonly<Record<string, Buffer>>,
  /** PEM; without one the hub speaks plain http. */
  certificate?: { readonly cert: string; readonly key: string },
): Promise<StandInHub> {
  const requests: HubRequest[] = [];
  const scheme = certificate === undefined ? 'http' : 'https';
  const serve = (listener: RequestListener): Server =>
    certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  const hub = serve((request, response) => {
    answer('hub', request, response);
  });
  const storage = serve((request, response) => {
    answer('storage', request, response);
  });
  const [hubPort, storagePort] = [await listen(hub), await listen(storage)];
  const state: StandInHub = {
    url: `${scheme}://127.0.0.1:${String(hubPort)}`,
    requests,
    files: new Map(Object.entries(files)),
    listed: new Map(),
    strangePaths: [],
    pageSize: 1_000,
    ignoresRange: false,
    misbehave: () => false,
    close: async () => {
      await Promise.all([close(hub), close(storage)]);
    },
  };

  function answer(
    host: HubRequest['host'],
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const url = new URL(request.url ?? '/', state.url);
    const received: HubRequest = {
      host,
      path: decodeURIComponent(url.pathname),
      authorization: request.headers.authorization ?? null,
      range: request.headers.range ?? null,
    };
    const before = requests.filter(
      ({ host: other, path }) => other === host && path === received.path,
    ).length;
    requests.push(received);
    if (state.misbehave(received, response, before)) return;
    const [, revision] = /^\/api\/models\/[^/]+\/[^/]+\/revision\/(.+)$/.exec(received.path) ?? [];
    if (revision !== undefined) {
      const sha = /^[0-9a-f]{40}$/.test(revision) ? revision : COMMIT;
      sendJson(response, { id: 'owner/name', sha });
      return;
    }
    if (received.path.startsWith('/api/models/')) {
      sendTree(url, response);
      return;
    }
    const [, path = ''] =
      /^\/(?:[^/]+\/[^/]+\/resolve\/[^/]+|large)\/(.+)$/.exec(received.path) ?? [];
    const content = state.files.get(path);
    if (content === undefined) response.writeHead(404).end();
    else if (host === 'hub' && content.length >= LARGE_BYTES) {
      const location = `${scheme}://127.0.0.1:${String(storagePort)}/large/${path}`;
      response.writeHead(302, { Location: location }).end();
    } else sendContent(content, request, response, state.ignoresRange);
  }

  function sendTree(url: URL, response: ServerResponse): void {
    const strange = state.strangePaths.map((path) => ({ type: 'file', path, size: 1, oid: 'x' }));
    const entries = [
      { type: 'directory', path: 'onnx', size: 0, oid: '0'.repeat(40) },
      ...strange,
      ...[...state.files].map(([path, content]) => treeEntry(path, content)),
    ];
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + state.pageSize;
    // As a private mirror passes on the links of the hub that it mirrors.
    const next = `<https://hub.example${url.pathname}?recursive=true&cursor=${String(to)}>; rel="next"`;
    sendJson(response, entries.slice(from, to), to < entries.length ? { Link: next } : {});
  }

  function treeEntry(path: string, content: Buffer) {
    const told = state.listed.get(path);
    const size = told?.size ?? content.length;
    const large = { oid: told?.hash ?? sha256(content), size, pointerSize: 134 };
    const oid = told?.hash ?? gitSha1(content);
    return {
      type: 'file',
      path,
      size,
      oid: content.length >= LARGE_BYTES ? 'a'.repeat(40) : oid,
      ...(content.length >= LARGE_BYTES ? { lfs: large } : {}),
    };
  }

  return state;
}

/** Sends a part of what was promised, and breaks the connection. */
export function cut(response: ServerResponse, content: Buffer, bytes: number, from = 0): void {
  const range = `bytes ${String(from)}-${String(content.length - 1)}/${String(content.length)}`;
  response.writeHead(from === 0 ? 200 : 206, {
    'Content-Length': content.length - from,
    ETag: etagOf(content),
    ...(from === 0 ? {} : { 'Content-Range': range }),
  });
  response.write(content.subarray(from, from + bytes), () => {
    response.destroy();
  });
}

export function sendJson(
  response: ServerResponse,
  value: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function sendContent(
  content: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  ignoresRange: boolean,
): void {
  const etag = etagOf(content);
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const ifRange = request.headers['if-range'];
  if (from === 0 || ignoresRange || (ifRange !== undefined && ifRange !== etag)) {
    response.writeHead(200, { 'Content-Length': content.length, ETag: etag }).end(content);
  } else if (from >= content.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${String(content.length)}` }).end();
  } else cut206(content, from, response);
}

function cut206(content: Buffer, from: number, response: ServerResponse): void {
  response.writeHead(206, {
    'Content-Length': content.length - from,
    'Content-Range': `bytes ${String(from)}-${String(content.length - 1)}/${String(content.length)}`,
    ETag: etagOf(content),
  });
  response.end(content.subarray(from));
}

function etagOf(content: Buffer): string {
  return `"${sha256(content)}"`;
}

function gitSha1(content: Buffer): string {
  const head = Buffer.from(`blob ${String(content.length)}\0`);
  return createHash('sha1').update(head).update(content).digest('hex');
}
