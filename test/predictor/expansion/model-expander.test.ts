import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openConfiguredModel } from '../../../connector/index.js';
import {
  configurationSchema,
  suggestQuestionSchema,
  type ExpansionMode,
} from '../../../domain/index.js';
import { openExpander, type Expander, type Expansion } from '../../../predictor/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../../connector/model-endpoint/model-server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Opened {
  readonly server: ModelServer;
  readonly expander: Expander;
}

async function open(
  answer: Answering,
  {
    mode = 'hypothetical-code',
    timeoutMs = 5_000,
    concurrency = 2,
  }: { mode?: ExpansionMode; timeoutMs?: number; concurrency?: number } = {},
): Promise<Opened> {
  const server = await startModelServer(answer);
  closing.push(() => server.close());
  const configuration = configurationSchema.parse({
    model: { baseUrl: server.baseUrl, name: 'coder' },
  });
  const expander = await openExpander({
    mode,
    timeoutMs,
    concurrency,
    openModel: () =>
      openConfiguredModel({
        home: '/nowhere',
        configuration,
        environment: {},
        retryPolicy: { maxAttempts: 1 },
      }),
  });
  if (expander === null) throw new Error('no expander');
  closing.push(() => {
    expander.close();
  });
  return { server, expander };
}

function expand(
  expander: Expander,
  codeBefore: string,
  { withinMs = Infinity, signal }: { withinMs?: number; signal?: AbortSignal } = {},
): Promise<Expansion> {
  return expander.expand(suggestQuestionSchema.parse({ codeBefore, codeAfter: ';\nreturn due;' }), {
    withinMs,
    signal,
  });
}

const CODE = 'var invoice = new GlideRecord("invoice");\nvar due = ';

describe('an expansion that a model writes', () => {
  it.each([
    ['hypothetical-code', 'next 5 lines of code', 200],
    ['description', 'in one sentence', 80],
  ] as const)('asks for %s once, with the code on both sides', async (mode, task, longest) => {
    const { server, expander } = await open(
      (response) => {
        say(response, 'Sure:\n```js\nvar due = new DueDates().of(invoice);\n```\nThat is all.');
      },
      { mode },
    );
    const text = 'var due = new DueDates().of(invoice);';
    expect(await expand(expander, CODE)).toEqual({ kind: 'expanded', text });
    const [{ question }] = [server.received[0] ?? { question: null }];
    expect(question).toMatchObject({
      model: 'coder',
      temperature: 0,
      seed: 1,
      max_tokens: longest,
    });
    const content = question?.messages[1]?.content ?? '';
    expect(content).toContain(task);
    expect(content).toContain('var due =\n');
    expect(content).toContain('return due;');
  });

  it('is asked for once while a name is typed, and not for a member', async () => {
    const { server, expander } = await open((response) => {
      say(response, 'DueDates');
    });
    for (const typed of ['', 'D', 'Du', 'Due']) {
      expect((await expand(expander, `${CODE}${typed}`)).kind).toBe('expanded');
    }
    expect(await expand(expander, `${CODE}dates.`)).toEqual({ kind: 'unneeded' });
    expect(await expand(expander, `${CODE}dates.o`)).toEqual({ kind: 'unneeded' });
    expect(server.received).toHaveLength(1);
  });

  it('shows the model no more than the lines around the cursor', async () => {
    const { server, expander } = await open((response) => {
      say(response, 'x');
    });
    const far = Array.from({ length: 500 }, (_, at) => `line${String(at)}();`).join('\n');
    await expand(expander, `${far}\n`);
    await expand(expander, 'x'.repeat(1_000_000).replaceAll('xx', 'x '));
    const sent = server.received.map(({ question }) => question.messages[1]?.content ?? '');
    expect(sent[0]).toContain('line499();');
    expect(sent[0]).not.toContain('line450();');
    expect(Math.max(...sent.map((content) => content.length))).toBeLessThan(7_000);
  });

  it('goes on behind a question that is answered without, and is there for the next', async () => {
    const unanswered: ServerResponse[] = [];
    const { server, expander } = await open((response) => {
      unanswered.push(response);
    });
    expect(await expand(expander, CODE, { withinMs: 50 })).toEqual({
      kind: 'none',
      reason: 'the model did not answer within 50 ms',
    });
    await expect.poll(() => unanswered.length).toBe(1);
    const second = expand(expander, CODE);
    for (const response of unanswered) say(response, 'DueDates');
    expect(await second).toEqual({ kind: 'expanded', text: 'DueDates' });
    expect(await expand(expander, CODE, { withinMs: 0 })).toMatchObject({ kind: 'expanded' });
    expect(server.received).toHaveLength(1);
  });

  it('takes its own time-out where the deadline leaves more', async () => {
    const { expander } = await open(() => undefined, { timeoutMs: 40 });
    expect(await expand(expander, CODE)).toMatchObject({
      reason: 'the model did not answer within 40 ms',
    });
  });

  it('ends its request when all who wait for it have gone, and asks anew then', async () => {
    const closed: Promise<unknown>[] = [];
    const { server, expander } = await open((response, _, index) => {
      if (index > 0) say(response, 'DueDates');
      else closed.push(new Promise((resolve) => response.on('close', resolve)));
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => expand(expander, CODE, { signal }));
    const outcomes = Promise.allSettled(asked);
    await expect.poll(() => server.received.length).toBe(1);
    one.abort(new Error('typed on'));
    await expect(asked[0]).rejects.toThrow('typed on');
    other.abort(new Error('typed on'));
    await outcomes;
    await Promise.all(closed);
    expect(await expand(expander, CODE)).toEqual({ kind: 'expanded', text: 'DueDates' });
    expect(server.received).toHaveLength(2);
  });

  it('is left out while as many requests are under way as the model takes', async () => {
    const { server, expander } = await open(() => undefined, { concurrency: 1 });
    const first = expand(expander, CODE, { withinMs: 200 });
    expect(await expand(expander, 'other')).toEqual({
      kind: 'none',
      reason: 'the model is busy with other questions',
    });
    await first;
    expect(server.received).toHaveLength(1);
  });

  it.each([
    ['a refusal', 401, 'refuses requests without a key'],
    ['a failure', 500, 'answered with status 500'],
    ['too many requests', 429, 'takes no more requests'],
  ])('says why after %s, and tries again at the next question', async (_, status, reason) => {
    const { server, expander } = await open((response) => {
      sendJson(response, {}, status);
    });
    const first = await expand(expander, CODE);
    expect(first).toMatchObject({ kind: 'none' });
    expect(JSON.stringify(first)).toContain(reason);
    await expand(expander, CODE);
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['nothing', null, 'the model said nothing'],
    ['an empty block', '```js\n```', 'the model said nothing'],
    ['megabytes', 'x'.repeat(400_000), 'the model said too much'],
  ])('keeps that the model said %s', async (_, answer, reason) => {
    const { server, expander } = await open((response) => {
      say(response, answer);
    });
    expect(await expand(expander, CODE)).toEqual({ kind: 'none', reason });
    expect(await expand(expander, CODE)).toEqual({ kind: 'none', reason });
    expect(server.received).toHaveLength(1);
  });

  it('cuts a model that goes on', async () => {
    const { expander } = await open((response) => {
      say(response, 'again '.repeat(1_000));
    });
    const expansion = await expand(expander, CODE);
    expect(expansion.kind === 'expanded' ? expansion.text.length : 0).toBe(1_000);
  });

  it('ends what is under way when it is closed', async () => {
    const { server, expander } = await open(() => undefined);
    const asked = expand(expander, CODE);
    await expect.poll(() => server.received.length).toBe(1);
    expander.close();
    expect(await asked).toMatchObject({ kind: 'none' });
  });
});

describe('an expansion without a model', () => {
  it('is the code before the cursor, the last line first', async () => {
    const { server, expander } = await open(() => undefined, { mode: 'prefix' });
    expect(await expand(expander, 'one();\ntwo();\nvar thr')).toEqual({
      kind: 'expanded',
      text: 'var\ntwo();\none();',
    });
    expect(server.received).toEqual([]);
  });

  it('is nothing where it is off', async () => {
    const openModel = (): Promise<never> => Promise.reject(new Error('asked'));
    const options = { timeoutMs: 1, concurrency: 1, openModel };
    expect(await openExpander({ mode: 'off', ...options })).toBeNull();
    await expect(openExpander({ mode: 'description', ...options })).rejects.toThrow('asked');
  });
});
