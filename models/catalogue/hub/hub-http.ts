/** GET, with redirections followed by hand, so that the token stays with the hub; every outcome but an abort is a value. */
import { Readable } from 'node:stream';
import axios from 'axios';
import { codeOf } from '../disk.js';
import { HubAgents } from './hub-agents.js';

export interface HubHttpOptions {
  readonly hub: URL;
  /** Sent to the hub's own origin and nowhere else. */
  readonly token: string | null;
  /** The proxy on the way to `target`, or null. */
  readonly proxyFor: (target: URL) => URL | null;
  readonly idleTimeoutMs: number;
}

export interface HubAnswer {
  readonly kind: 'answer';
  /** After redirections. */
  readonly host: string;
  /** Whether the hub itself answered, and not a host that it redirected to. */
  readonly isHub: boolean;
  readonly status: number;
  header(name: string): string | null;
  /** The body, once. Throws BodyInterrupted. */
  chunks(): AsyncGenerator<Buffer>;
  /** Ends an answer whose body is not wanted. */
  drop(): void;
}

export interface NoAnswer {
  readonly kind: 'no-answer';
  readonly host: string;
  /** A system code such as `ECONNRESET`, or words. */
  readonly reason: string;
  /** Whether it may go better next time. */
  readonly isPassing: boolean;
}

/** A body that ended too early; `message` says why. */
export class BodyInterrupted extends Error {}

const MAX_REDIRECTIONS = 5;
const LASTING =
  /^(ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ECONNREFUSED|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$)/;

export class HubHttp {
  readonly #agents = new HubAgents();

  constructor(private readonly options: HubHttpOptions) {}

  async get(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<HubAnswer | NoAnswer> {
    let target = url;
    for (let count = 0; count <= MAX_REDIRECTIONS; count += 1) {
      const outcome = await this.#once(target, headers, signal);
      const location = outcome.kind === 'answer' ? outcome.header('location') : null;
      if (outcome.kind !== 'answer' || outcome.status < 300 || outcome.status >= 400) {
        return outcome;
      }
      outcome.drop();
      if (location === null || !URL.canParse(location, target.href)) {
        return lasting(target, 'it redirects to no address');
      }
      const next = new URL(location, target);
      if (next.protocol !== target.protocol && next.protocol !== 'https:') {
        return lasting(target, `it redirects to ${next.protocol}`);
      }
      target = next;
    }
    return lasting(target, 'it redirects without end');
  }

  close(): void {
    this.#agents.close();
  }

  async #once(
    target: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<HubAnswer | NoAnswer> {
    const { hub, token, proxyFor, idleTimeoutMs } = this.options;
    const isHub = target.origin === hub.origin;
    const idle = new AbortController();
    const timer = setTimeout(() => {
      idle.abort();
    }, idleTimeoutMs);
    try {
      const {
        status,
        data,
        headers: answered,
      } = await axios.request<unknown>({
        adapter: 'http',
        method: 'GET',
        url: target.href,
        headers: {
          // A compressed body could neither be resumed nor be measured.
          'Accept-Encoding': 'identity',
          'User-Agent': 'DeepCodeSeek',
          ...headers,
          ...(isHub && token !== null ? { Authorization: `Bearer ${token}` } : {}),
        },
        ...this.#agents.routeTo(target, proxyFor(target)),
        maxRedirects: 0,
        decompress: false,
        responseType: 'stream',
        validateStatus: () => true,
        signal: signal === undefined ? idle.signal : AbortSignal.any([signal, idle.signal]),
      });
      if (!(data instanceof Readable)) return lasting(target, 'it gave no body');
      return {
        kind: 'answer',
        host: target.host,
        isHub,
        status,
        header(name) {
          const value: unknown = answered[name.toLowerCase()];
          return typeof value === 'string' ? value : null;
        },
        chunks: () => chunksOf(data, idleTimeoutMs, signal),
        drop: () => {
          // An abandoned body may still report that it broke off.
          data.on('error', () => undefined).destroy();
        },
      };
    } catch (error) {
      signal?.throwIfAborted();
      const reason = idle.signal.aborted ? 'it does not answer' : codeOf(error) || 'unknown';
      const isPassing = !LASTING.test(reason);
      return { kind: 'no-answer', host: target.host, reason, isPassing };
    } finally {
      clearTimeout(timer);
    }
  }
}

async function* chunksOf(
  body: Readable,
  idleTimeoutMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<unknown> = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const timer = setTimeout(() => {
        body.destroy(new Error('it stopped sending'));
      }, idleTimeoutMs);
      const next = await pieces.next().finally(() => {
        clearTimeout(timer);
      });
      if (next.done === true) return;
      if (Buffer.isBuffer(next.value)) yield next.value;
    }
  } catch (error) {
    signal?.throwIfAborted();
    const code = codeOf(error);
    const reason = error instanceof Error && code === '' ? error.message : code;
    throw new BodyInterrupted(reason, { cause: error });
  } finally {
    body.destroy();
  }
}

function lasting({ host }: URL, reason: string): NoAnswer {
  return { kind: 'no-answer', host, reason, isPassing: false };
}
