/** Asks an instance questions and gets JSON: signed in, repeated where that helps, every refusal a registered error. */
import { z } from 'zod';
import {
  createError,
  type DeepCodeSeekError,
  type InstanceConfiguration,
} from '../../domain/index.js';
import { parseJson } from '../parse-json.js';
import type { InstanceSecrets } from '../secrets.js';
import { instanceAddress } from './address.js';
import { createAuthentication, type Authentication } from './authentication.js';
import { failureAttempt, inWords, refusalAttempt } from './failure.js';
import { HttpClient, type HttpAnswer } from './http-client.js';
import { proxyFor, type Environment } from './proxy.js';
import { retry, type Attempt, type RetryEvent, type RetryPolicy } from './retry.js';
import { tlsOptions } from './tls.js';

/** A page of 200 scripts has some 2 MB; what is larger than this is asked for in smaller pages. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

export interface Question {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly table: string;
  readonly signal?: AbortSignal | undefined;
}

export type JsonAnswer =
  | { readonly kind: 'json'; readonly json: unknown; header(name: string): string | null }
  /** 404 `No Record found`. */
  | { readonly kind: 'nothing' }
  /** The answer was cancelled under way or is too large: ask for less. `error` is for when there is no less. */
  | { readonly kind: 'ask-for-less'; readonly error: DeepCodeSeekError };

export interface ClientOptions {
  readonly instance: string;
  readonly configuration: InstanceConfiguration;
  readonly secrets: InstanceSecrets;
  readonly policy: RetryPolicy;
  readonly environment: Environment;
  readonly onTokens?: ((secrets: InstanceSecrets) => Promise<void>) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

export class InstanceClient {
  readonly #options: ClientOptions;
  readonly #http: HttpClient;
  readonly #authentication: Authentication;

  private constructor(options: ClientOptions, http: HttpClient, authentication: Authentication) {
    this.#options = options;
    this.#http = http;
    this.#authentication = authentication;
  }

  /** Reads the TLS files and the proxy's address, and sends nothing. Throws errors of the configuration. */
  static async open(options: ClientOptions, address: URL): Promise<InstanceClient> {
    const { instance, configuration, secrets, environment, policy, onTokens, onRetry } = options;
    const http = new HttpClient({
      address,
      tls: await tlsOptions(configuration.tls, secrets.keyPassphrase),
      proxy: proxyFor(address, environment),
      timeoutMs: configuration.requestTimeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
    });
    const authentication = createAuthentication({
      instance,
      configuration,
      secrets,
      http,
      policy,
      onTokens,
      onRetry,
    });
    return new InstanceClient(options, http, authentication);
  }

  /** Throws registered errors; retries are bounded by the policy. */
  async ask(question: Question): Promise<JsonAnswer> {
    const { policy, onRetry, instance } = this.#options;
    const what = `Reading ${question.table} from "${instance}"`;
    const state = { renewed: false };
    return retry(() => this.#attempt(question, state), {
      policy,
      what,
      onRetry,
      signal: question.signal,
    });
  }

  close(): void {
    this.#http.close();
  }

  async #attempt(question: Question, state: { renewed: boolean }): Promise<Attempt<JsonAnswer>> {
    const { instance, configuration } = this.#options;
    const { path, query, table, signal } = question;
    const { host } = this.#http;
    const headers = await this.#authentication.headers(signal);
    const outcome = await this.#http.send({ method: 'GET', path, query, headers, signal });
    if (outcome.kind === 'too-large') {
      const error = createError('ANSWER_TOO_LARGE', {
        instance,
        table,
        maxBytes: MAX_ANSWER_BYTES,
      });
      return { kind: 'done', value: { kind: 'ask-for-less', error } };
    }
    if (outcome.kind !== 'answer') {
      const timeoutMs = configuration.requestTimeoutMs;
      return failureAttempt(outcome, { instance, host, timeoutMs });
    }
    const later = refusalAttempt(outcome, { instance, host });
    if (later !== null) return later;
    if (outcome.status === 401) {
      await this.#renewOnce(outcome, state, signal);
      return this.#attempt(question, state);
    }
    return { kind: 'done', value: this.#read(outcome, table) };
  }

  /** Returns when the request is worth repeating; throws otherwise. */
  async #renewOnce(
    answer: HttpAnswer,
    state: { renewed: boolean },
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { instance } = this.#options;
    if (answer.header('x-mfa_token') !== null) throw createError('SIGN_IN_MFA', { instance });
    const { method } = this.#authentication;
    const refused = createError('SIGN_IN_REFUSED', { instance, method });
    if (state.renewed || !(await this.#authentication.renew(signal))) throw refused;
    state.renewed = true;
  }

  #read(answer: HttpAnswer, table: string): JsonAnswer {
    const { instance } = this.#options;
    const { status } = answer;
    const json = parseJson(answer.body);
    const failure = errorSchema.safeParse(json);
    const message = failure.success ? inWords(failure.data.error.message) : '';
    if (status === 403) {
      const words = failure.success ? inWords(failure.data.error.detail) || message : '';
      throw createError('TABLE_FORBIDDEN', { instance, table, detail: words || 'status 403' });
    }
    if (/^invalid table/i.test(message)) throw createError('TABLE_UNKNOWN', { instance, table });
    if (status === 404 && /^no record found/i.test(message)) return { kind: 'nothing' };
    if (status !== 200) {
      throw createError('ANSWER_FAILED', {
        instance,
        status,
        message: message || 'no reason given',
      });
    }
    if (json !== undefined && !failure.success) {
      return { kind: 'json', json, header: (name) => answer.header(name) };
    }
    return { kind: 'ask-for-less', error: this.#cancelled(answer.body, table, message) };
  }

  /** Status 200, and yet the body breaks off or holds an error: cancelled by a quota, or damaged. */
  #cancelled(body: string, table: string, message: string): DeepCodeSeekError {
    const { instance } = this.#options;
    if (QUOTA_WORDS.test(message === '' ? body.slice(-MAX_ERROR_TAIL) : message)) {
      return createError('QUERY_QUOTA', { instance, table });
    }
    if (message !== '') return createError('ANSWER_FAILED', { instance, status: 200, message });
    return createError('ANSWER_UNREADABLE', { instance, what: 'the JSON is cut or damaged' });
  }
}

/** Checks the address without sending anything. Throws INSTANCE_URL_MISSING or INSTANCE_URL_INVALID. */
export function addressOf(
  instance: string,
  configuration: Pick<InstanceConfiguration, 'url' | 'authentication'>,
): URL {
  const { url, authentication } = configuration;
  if (url === undefined) throw createError('INSTANCE_URL_MISSING', { instance });
  return instanceAddress({ instance, url, sendsSecrets: authentication.method !== 'none' });
}

const errorSchema = z.object({
  error: z.union([
    z.object({ message: z.string().catch(''), detail: z.string().catch('') }),
    z.string().transform((message) => ({ message, detail: '' })),
  ]),
});

const QUOTA_WORDS = /transaction cancell?ed|maximum execution time/i;
/** An error stands at the end of the body that it has cut. */
const MAX_ERROR_TAIL = 2_000;
