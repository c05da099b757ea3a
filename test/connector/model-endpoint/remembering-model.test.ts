import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openModelEndpoint,
  rememberingModel,
  type ModelEndpoint,
} from '../../../connector/index.js';
import { configurationSchema, type ChatModel, type ChatRequest } from '../../../domain/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from './model-server.js';

const QUESTION: ChatRequest = {
  model: 'coder',
  messages: [{ role: 'user', content: 'Which class?' }],
  temperature: 0,
  seed: 1,
  max_tokens: 10,
};

let folder: string;
let server: ModelServer | null = null;
const endpoints: ModelEndpoint[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-answers-'));
});

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) endpoint.close();
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

const numbered: Answering = (response, _received, index) => {
  say(response, `answer ${String(index)}`);
};

/** The model at a service of its own; its answers lie in `answers`. */
async function remembering(
  answer: Answering,
  answers = join(folder, 'answers'),
): Promise<ChatModel> {
  await server?.close();
  server = await startModelServer(answer);
  const settings = { baseUrl: server.baseUrl, name: 'coder' };
  const { model: configuration } = configurationSchema.parse({ model: settings });
  const endpoint = await openModelEndpoint({
    configuration,
    apiKey: 'sk-very-secret',
    environment: {},
  });
  endpoints.push(endpoint);
  return rememberingModel(endpoint, answers);
}

function keptFiles(): readonly string[] {
  return readdirSync(join(folder, 'answers')).map((name) => join(folder, 'answers', name));
}

describe('a model whose answers are kept', () => {
  it('is the model that it asks', async () => {
    const model = await remembering(numbered);
    expect(model).toMatchObject({ address: `${server?.baseUrl ?? ''}/chat/completions` });
    expect(model.model).toBe('coder');
  });

  it('is asked nothing twice, also after a restart', async () => {
    const model = await remembering(numbered);
    const first = await model.complete(QUESTION);
    expect(first).toEqual({ kind: 'text', text: 'answer 0' });
    expect(await model.complete(QUESTION)).toEqual(first);
    const restarted = rememberingModel(model, join(folder, 'answers'));
    expect(await restarted.complete({ ...QUESTION })).toEqual(first);
    expect(server?.received).toHaveLength(1);
  });

  it.each([
    ['seed', { seed: 2 }],
    ['length', { max_tokens: 11 }],
    ['model', { model: 'other' }],
    ['temperature', { temperature: 1 }],
  ])('is asked again where the %s differs', async (_name, difference) => {
    const model = await remembering(numbered);
    await model.complete(QUESTION);
    expect(await model.complete({ ...QUESTION, ...difference })).toMatchObject({
      text: 'answer 1',
    });
  });

  it('is another where it is served at another address', async () => {
    await (await remembering(numbered)).complete(QUESTION);
    const elsewhere = await remembering((response) => {
      say(response, 'from elsewhere');
    });
    expect(await elsewhere.complete(QUESTION)).toMatchObject({ text: 'from elsewhere' });
  });

  it('keeps that an answer was too large, and no failure', async () => {
    const model = await remembering((response, _received, index) => {
      if (index === 0) sendJson(response, {}, 404);
      else say(response, 'x'.repeat(300_000));
    });
    await expect(model.complete(QUESTION)).rejects.toMatchObject({ code: 'MODEL_FAILED' });
    expect(await model.complete(QUESTION)).toEqual({ kind: 'too-large' });
    expect(await model.complete(QUESTION)).toEqual({ kind: 'too-large' });
    expect(server?.received).toHaveLength(2);
  });

  it.each(['', '{"version": 1, "answer": {"kind": "text"', '{"version": 2}', '[]'])(
    'is asked anew where the file of the answer holds %j',
    async (damage) => {
      const model = await remembering(numbered);
      await model.complete(QUESTION);
      for (const file of keptFiles()) writeFileSync(file, damage);
      expect(await model.complete(QUESTION)).toMatchObject({ text: 'answer 1' });
      expect(await model.complete(QUESTION)).toMatchObject({ text: 'answer 1' });
    },
  );

  it('keeps answers readable by their owner alone, without question and key', async () => {
    const model = await remembering(numbered);
    await model.complete(QUESTION);
    const [file = '', ...others] = keptFiles();
    expect(others).toEqual([]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toMatch(/Which class|sk-very-secret/);
  });

  it('says where an answer cannot be kept', async () => {
    const taken = join(folder, 'a-file');
    writeFileSync(taken, '');
    const model = await remembering(numbered, taken);
    const asked = model.complete(QUESTION);
    await expect(asked).rejects.toMatchObject({ code: 'MODEL_ANSWERS_UNWRITABLE' });
    await expect(asked).rejects.toThrow(taken);
  });

  it('keeps nothing of a question that was aborted', async () => {
    const controller = new AbortController();
    const model = await remembering((response, _received, index) => {
      if (index === 0) controller.abort();
      else say(response, 'later');
    });
    await expect(model.complete(QUESTION, controller.signal)).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(await model.complete(QUESTION)).toMatchObject({ text: 'later' });
  });
});
