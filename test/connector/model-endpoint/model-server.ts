/** A service that speaks the chat-completions protocol on loopback and answers what a test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

const questionSchema = z.strictObject({
  model: z.string(),
  messages: z.array(z.strictObject({ role: z.string(), content: z.string() })),
  temperature: z.number(),
  seed: z.number(),
  max_tokens: z.number(),
});

export type ReceivedQuestion = z.output<typeof questionSchema>;

export interface Received {
  readonly path: string;
  readonly authorization: string | null;
  readonly question: ReceivedQuestion;
}

export interface ModelServer {
  /** What `model.baseUrl` is to be. */
  readonly baseUrl: string;
  readonly received: readonly Received[];
  /** The most requests that were under way at one time. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

export type Answering = (
  response: ServerResponse,
  received: Received,
  /** How many requests came before. */
  index: number,
) => void | Promise<void>;

export async function startModelServer(answer: Answering): Promise<ModelServer> {
  const received: Received[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    void readBody(request).then((body) => {
      const entry = {
        path: request.url ?? '',
        authorization: request.headers.authorization ?? null,
        question: questionSchema.parse(JSON.parse(body)),
      };
      received.push(entry);
      return answer(response, entry, received.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${String(address.port)}/v1`,
    received,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

/** A completion that says `content`. */
export function say(response: ServerResponse, content: string | null): void {
  sendJson(response, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { total_tokens: 1 },
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
