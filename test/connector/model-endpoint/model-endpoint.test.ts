import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openModelEndpoint, type RetryEvent } from '../../../connector/index.js';
import {
  configurationSchema,
  DeepCodeSeekError,
  type ChatAnswer,
  type ChatRequest,
} from '../../../domain/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from './model-server.js';

const KEY = 'sk-very-secret';
const QUESTION: ChatRequest = {
  model: 'coder',
  messages: [{ role: 'user', content: 'Write code that calls InvoiceUtil.' }],
  temperature: 0,
  seed: 1,
  max_tokens: 100,
};

let server: ModelServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

interface Asking {
  readonly answer: Answering;
  readonly apiKey?: string | null;
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
}

async function ask(asking: Asking): Promise<{ answer: ChatAnswer; retries: RetryEvent[] }> {
  server = await startModelServer(asking.answer);
  return askAt(server.baseUrl, asking);
}

async function askAt(
  baseUrl: string,
  { apiKey = KEY, timeoutSeconds = 10, signal }: Omit<Asking, 'answer'>,
): Promise<{ answer: ChatAnswer; retries: RetryEvent[] }> {
  const { model } = configurationSchema.parse({
    model: { baseUrl, name: 'coder', timeoutSeconds },
  });
  const retries: RetryEvent[] = [];
  const endpoint = await openModelEndpoint({
    configuration: model,
    apiKey,
    environment: {},
    retryPolicy: { maxAttempts: 3, baseDelayMs: 1 },
    onRetry: (event) => retries.push(event),
  });
  try {
    return { answer: await endpoint.complete(QUESTION, signal), retries };
  } finally {
    endpoint.close();
  }
}

async function refusal(asked: Promise<unknown>): Promise<DeepCodeSeekError> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeepCodeSeekError)) throw new Error('no registered error');
  expect(`${error.message} ${error.remedy}`).not.toContain(KEY);
  expect(`${error.message} ${error.remedy}`).not.toContain('InvoiceUtil');
  return error;
}

describe('a model endpoint', () => {
  it('sends the question below the address, with the key, and gives the text', async () => {
    const { answer, retries } = await ask({
      answer: (response) => {
        say(response, 'var x;');
      },
    });
    expect(answer).toEqual({ kind: 'text', text: 'var x;' });
    expect(retries).toEqual([]);
    expect(server?.received).toEqual([
      { path: '/v1/chat/completions', authorization: `Bearer ${KEY}`, question: QUESTION },
    ]);
  });

  it('sends no key where there is none, and keeps the query of the address', async () => {
    server = await startModelServer((response) => {
      say(response, null);
    });
    const { answer } = await askAt(`${server.baseUrl}/?api-version=3`, { apiKey: null });
    expect(answer).toEqual({ kind: 'text', text: '' });
    expect(server.received[0]).toMatchObject({
      path: '/v1/chat/completions?api-version=3',
      authorization: null,
    });
  });

  it('waits as long as 429 demands, and tries again', async () => {
    const { answer, retries } = await ask({
      answer: (response, _received, index) => {
        if (index === 0) response.writeHead(429, { 'Retry-After': '0.05' }).end();
        else say(response, 'done');
      },
    });
    expect(answer).toEqual({ kind: 'text', text: 'done' });
    expect(retries).toEqual([{ reason: '429 Too Many Requests', waitMs: 50, attempt: 1 }]);
  });

  it('gives up at once where 429 demands hours', async () => {
    const error = await refusal(
      ask({ answer: (response) => void response.writeHead(429, { 'Retry-After': '7200' }).end() }),
    );
    expect(error.code).toBe('MODEL_BUSY');
    expect(error.message).toContain('7200 s');
    expect(server?.received).toHaveLength(1);
  });

  it('tries 500 and broken connections again, so many times', async () => {
    const { retries } = await ask({
      answer: (response, _received, index) => {
        if (index === 0) sendJson(response, { error: 'down' }, 500);
        else if (index === 1) response.destroy();
        else say(response, 'done');
      },
    });
    expect(retries.map(({ reason }) => reason)).toEqual(['status 500', 'ECONNRESET']);
    const error = await refusal(
      ask({
        answer: (response) => {
          sendJson(response, {}, 503);
        },
      }),
    );
    expect(error.code).toBe('MODEL_FAILED');
    expect(server?.received).toHaveLength(3);
  });

  it.each([
    [401, 'MODEL_REFUSED'],
    [403, 'MODEL_REFUSED'],
    [404, 'MODEL_FAILED'],
    [302, 'MODEL_FAILED'],
  ])('is not asked again after %i', async (status, code) => {
    const error = await refusal(
      ask({
        answer: (response) => {
          response.setHeader('Location', 'http://127.0.0.1:1/');
          const message = `Incorrect API key provided: ${KEY}, InvoiceUtil`;
          sendJson(response, { error: { message, code: 'some_code' } }, status);
        },
      }),
    );
    expect(error.code).toBe(code);
    expect(error.message).toContain(String(status));
    expect(server?.received).toHaveLength(1);
  });

  it.each([
    ['a page', '<html>InvoiceUtil</html>', 'it is not JSON'],
    ['other JSON', '{"InvoiceUtil": 1}', '`choices` is not as it should be'],
    ['no choices', '{"choices": []}', '`choices` is not as it should be'],
    ['content that is no text', '{"choices": [{"message": {"content": 3}}]}', 'content'],
  ])('an answer that is %s is no completion', async (_name, body, reason) => {
    const error = await refusal(ask({ answer: (response) => void response.end(body) }));
    expect(error.code).toBe('MODEL_ANSWER_INVALID');
    expect(error.message).toContain(reason);
  });

  it('an answer without end is not read to the end', async () => {
    const { answer } = await ask({
      answer: (response) => {
        say(response, 'x'.repeat(300_000));
      },
    });
    expect(answer).toEqual({ kind: 'too-large' });
  });

  it('a slow service is waited for as long as the setting says', async () => {
    const error = await refusal(ask({ answer: () => undefined, timeoutSeconds: 0.1 }));
    expect(error.code).toBe('MODEL_TIMEOUT');
    expect(error.message).toContain('within 0.1 s');
    expect(server?.received).toHaveLength(3);
  });

  it('an abort ends the wait', async () => {
    const controller = new AbortController();
    const error = await refusal(
      ask({
        answer: () => {
          controller.abort();
        },
        signal: controller.signal,
      }),
    );
    expect(error.code).toBe('ABORTED');
  });

  it('that nobody serves is named', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const port = portOf(free.address());
    await new Promise((resolve) => free.close(resolve));
    const error = await refusal(askAt(`http://127.0.0.1:${String(port)}/v1`, {}));
    expect(error.code).toBe('MODEL_UNREACHABLE');
    expect(error.message).toContain(`127.0.0.1:${String(port)}`);
  });

  it('is not opened for an address that would show the key', async () => {
    for (const url of ['http://models.example/v1', `https://me:${KEY}@models.example/v1`]) {
      expect((await refusal(askAt(url, {}))).code).toBe('MODEL_URL_INVALID');
    }
  });

  it.each([
    [{ name: 'coder' }, 'model.baseUrl'],
    [{ baseUrl: 'https://models.example/v1' }, 'model.name'],
  ])('is not opened for half a configuration', async (settings, missing) => {
    const { model } = configurationSchema.parse({ model: settings });
    const error = await refusal(openModelEndpoint({ configuration: model, apiKey: null }));
    expect(error.code).toBe('MODEL_NOT_CONFIGURED');
    expect(error.message).toContain(missing);
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
