/** A service with an OpenAI-compatible `POST …/chat/completions`. */
import {
  createError,
  type ChatAnswer,
  type ChatModel,
  type ChatRequest,
  type ModelConfiguration,
} from '../../domain/index.js';
import { HttpClient } from '../table-api/http-client.js';
import { proxyFor, type Environment } from '../table-api/proxy.js';
import {
  DEFAULT_RETRY_POLICY,
  retry,
  type Attempt,
  type RetryEvent,
  type RetryPolicy,
} from '../table-api/retry.js';
import { tlsOptions } from '../table-api/tls.js';
import { readCompletion } from './chat-completion.js';
import { completionsAddress } from './model-address.js';
import { modelFailure, modelRefusal } from './model-failure.js';

export interface ModelEndpointOptions {
  readonly configuration: ModelConfiguration;
  readonly apiKey: string | null;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up; the process's own unless given. */
  readonly environment?: Environment | undefined;
  readonly retryPolicy?: Partial<RetryPolicy> | undefined;
}

export interface ModelEndpoint extends ChatModel {
  close(): void;
}

/** An answer of as many tokens as are asked for is far smaller. */
const MAX_ANSWER_BYTES = 256 * 1024;
const MAX_ATTEMPTS = 5;

/** Sends nothing yet. Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID or PROXY_INVALID. */
export async function openModelEndpoint(options: ModelEndpointOptions): Promise<ModelEndpoint> {
  const { configuration, apiKey, onRetry, environment = process.env, retryPolicy } = options;
  const { baseUrl, name, timeoutSeconds, concurrency } = configuration;
  if (baseUrl === null) throw createError('MODEL_NOT_CONFIGURED', { setting: 'model.baseUrl' });
  if (name === null) throw createError('MODEL_NOT_CONFIGURED', { setting: 'model.name' });
  const address = completionsAddress(baseUrl, apiKey !== null);
  const policy = { ...DEFAULT_RETRY_POLICY, maxAttempts: MAX_ATTEMPTS, ...retryPolicy };
  const http = new HttpClient({
    address,
    tls: await tlsOptions({}, undefined),
    proxy: proxyFor(address, environment),
    timeoutMs: timeoutSeconds * 1000,
    maxBytes: MAX_ANSWER_BYTES,
    maxSockets: concurrency,
  });
  const { host } = http;
  const headers = apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` };

  async function attempt(request: ChatRequest, signal?: AbortSignal): Promise<Attempt<ChatAnswer>> {
    const outcome = await http.send({
      method: 'POST',
      path: address.pathname,
      query: Object.fromEntries(address.searchParams),
      headers,
      json: request,
      signal,
    });
    if (outcome.kind === 'too-large') return { kind: 'done', value: outcome };
    if (outcome.kind !== 'answer') return modelFailure(outcome, { host, timeoutSeconds });
    if (outcome.status !== 200) return modelRefusal(outcome, { host, hasKey: apiKey !== null });
    const completion = readCompletion(outcome.body);
    if (completion.kind === 'text') return { kind: 'done', value: completion };
    throw createError('MODEL_ANSWER_INVALID', { host, reason: completion.reason });
  }

  return {
    address: address.origin + address.pathname,
    model: name,
    complete: (request, signal) =>
      retry(() => attempt(request, signal), {
        policy,
        what: `Asking the model at ${host}`,
        onRetry,
        signal,
      }),
    close: () => {
      http.close();
    },
  };
}
