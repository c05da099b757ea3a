/** HTTP to one service: axios without cookies, redirections or its own proxy handling, every outcome a value. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { InstanceProxyAgent } from './proxy.js';

/** Connections at a time; a session of an instance runs one request after the other anyway. */
const MAX_SOCKETS = 4;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as `application/json`; not beside `form`. */
  readonly json?: object;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: string;
  /** Value of a header (any case), or null. */
  header(name: string): string | null;
}

export type HttpOutcome =
  | HttpAnswer
  | { readonly kind: 'aborted' }
  | { readonly kind: 'timeout' }
  /** The body is larger than `maxBytes`. */
  | { readonly kind: 'too-large' }
  | {
      /** `interrupted` may go better next time; `unreachable` and `certificate` will not. */
      readonly kind: 'unreachable' | 'certificate' | 'interrupted';
      /** A system code such as `ECONNRESET`; never another's message, which could quote the request. */
      readonly reason: string;
    };

export interface HttpOptions {
  readonly address: URL;
  readonly tls: ConnectionOptions;
  readonly proxy: URL | null;
  /** For a whole request with its body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Default 4. */
  readonly maxSockets?: number;
}

export class HttpClient {
  /** Host and port, for messages. */
  readonly host: string;
  readonly #axios: AxiosInstance;
  readonly #agents: readonly { destroy(): void }[];
  readonly #timeoutMs: number;

  constructor(options: HttpOptions) {
    const { address, tls, proxy, timeoutMs, maxBytes, maxSockets = MAX_SOCKETS } = options;
    const pool = { keepAlive: true, maxSockets };
    const httpAgent = proxy === null ? new HttpAgent(pool) : new InstanceProxyAgent(proxy, tls);
    const httpsAgent =
      proxy === null ? new HttpsAgent({ ...pool, ...tls }) : new InstanceProxyAgent(proxy, tls);
    this.#agents = [httpAgent, httpsAgent];
    this.host = address.host;
    this.#timeoutMs = timeoutMs;
    this.#axios = axios.create({
      adapter: 'http',
      baseURL: address.origin,
      httpAgent,
      httpsAgent,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: maxBytes,
      responseType: 'text',
      transformResponse: [(body: unknown) => body],
      validateStatus: () => true,
      headers: { Accept: 'application/json', 'User-Agent': 'DeepCodeSeek' },
    });
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    const { signal } = request;
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await this.#axios.request<unknown>({
        method: request.method,
        url: request.path,
        params: new URLSearchParams(request.query),
        headers: { ...request.headers },
        data: request.form === undefined ? request.json : new URLSearchParams(request.form),
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
      return answerOf(response);
    } catch (error) {
      if (signal?.aborted === true) return { kind: 'aborted' };
      if (deadline.aborted) return { kind: 'timeout' };
      return failureOf(error);
    }
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }
}

function answerOf(response: AxiosResponse<unknown>): HttpAnswer {
  const { status, data, headers } = response;
  return {
    kind: 'answer',
    status,
    body: typeof data === 'string' ? data : '',
    header(name) {
      const value: unknown = headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
  };
}

const UNREACHABLE = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);
const TIMEOUTS = new Set(['ETIMEDOUT', 'ECONNABORTED']);
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$)/;

function failureOf(error: unknown): HttpOutcome {
  if (!(error instanceof Error)) return { kind: 'interrupted', reason: 'unknown' };
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  if (error.message.startsWith('maxContentLength')) return { kind: 'too-large' };
  if (TIMEOUTS.has(reason)) return { kind: 'timeout' };
  if (UNREACHABLE.has(reason)) return { kind: 'unreachable', reason };
  if (CERTIFICATE.test(reason)) return { kind: 'certificate', reason };
  // How axios words a body that ends too early.
  const isCut = reason === 'ERR_BAD_RESPONSE';
  return { kind: 'interrupted', reason: isCut ? 'the answer broke off' : reason };
}
