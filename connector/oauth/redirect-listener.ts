/** The loopback address that the browser comes back to with the authorisation code. */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createError } from '../../domain/index.js';

export type Redirect =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' };

export interface RedirectListener {
  readonly redirectUri: string;
  /** Settles with the first redirection that carries the state; others are answered and ignored. */
  redirected(options: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<Redirect>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const PATH = '/callback';

/** Throws OAUTH_REDIRECT_PORT when the port cannot be opened. */
export async function listenForRedirect(options: {
  readonly port: number;
  readonly state: string;
}): Promise<RedirectListener> {
  const { port, state } = options;
  let settle: (redirect: Redirect) => void = () => undefined;
  const arrived = new Promise<Redirect>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const redirect = redirectOf(request, state);
    answer(response, redirect, () => {
      if (redirect !== null) settle(redirect);
    });
  });
  const opened = await listen(server, port);
  return {
    redirectUri: `http://${HOST}:${String(opened)}${PATH}`,
    async redirected({ timeoutMs, signal }) {
      const timer = setTimeout(() => {
        settle({ kind: 'timeout' });
      }, timeoutMs);
      const abort = (): void => {
        settle({ kind: 'aborted' });
      };
      signal?.addEventListener('abort', abort);
      if (signal?.aborted === true) abort();
      try {
        return await arrived;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      }
    },
    close: () => close(server),
  };
}

/** Null for a request that is not the answer to ours. */
function redirectOf(request: IncomingMessage, state: string): Redirect | null {
  const target = `http://${HOST}${request.url ?? '/'}`;
  const url = URL.canParse(target) ? new URL(target) : null;
  if (request.method !== 'GET' || url?.pathname !== PATH) return null;
  if (!isSame(url.searchParams.get('state') ?? '', state)) return null;
  const code = url.searchParams.get('code') ?? '';
  if (code !== '') return { kind: 'code', code };
  const error = url.searchParams.get('error') ?? '';
  return { kind: 'declined', reason: /^[\w.-]{1,60}$/.test(error) ? error : 'no code was issued' };
}

function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `onSent` is called when the page is under way, so that closing does not take it away from the browser. */
function answer(response: ServerResponse, redirect: Redirect | null, onSent: () => void): void {
  response.writeHead(redirect === null ? 404 : 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  });
  response.end(page(redirect), onSent);
}

function page(redirect: Redirect | null): string {
  const text =
    redirect === null
      ? 'Nothing is expected here.'
      : redirect.kind === 'code'
        ? 'Signed in. You can close this page and go back to the terminal.'
        : 'The instance did not sign you in. Go back to the terminal to see why.';
  return `<!doctype html><html lang="en"><title>DeepCodeSeek</title><p>${text}</p></html>`;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(createError('OAUTH_REDIRECT_PORT', { port, reason: error.code ?? 'unknown' }));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
