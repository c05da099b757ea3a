import { afterEach, describe, expect, it } from 'vitest';
import { openModelEndpoint, type ModelEndpoint } from '../../../../connector/index.js';
import { configurationSchema } from '../../../../domain/index.js';
import { chatKeywords } from '../../../../predictor/context/keywords/chat-keywords.js';
import type { KeywordWriter } from '../../../../predictor/context/keywords/keyword.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../../../connector/model-endpoint/model-server.js';

const SECRET = 'very_private_name';
const QUESTION = { file: 'deck.py', codeBefore: `${SECRET} = Deck`, codeAfter: '' };
const NEVER = new AbortController().signal;

let server: ModelServer | null = null;
let endpoint: ModelEndpoint | null = null;

afterEach(async () => {
  endpoint?.close();
  await server?.close();
  server = null;
  endpoint = null;
});

interface Asked {
  readonly ask: KeywordWriter;
  readonly host: string;
  readonly requests: () => number;
}

async function writerFor(
  answer: Answering,
  { timeoutMs = 5_000, maxCached = 10, now = () => performance.now() } = {},
): Promise<Asked> {
  const started = await startModelServer(answer);
  server = started;
  const { baseUrl } = started;
  const { model } = configurationSchema.parse({ model: { baseUrl, name: 'coder' } });
  endpoint = await openModelEndpoint({
    configuration: model,
    apiKey: null,
    environment: {},
    retryPolicy: { maxAttempts: 3, baseDelayMs: 1 },
  });
  return {
    ask: chatKeywords({ model: endpoint, timeoutMs, maxCached, now }),
    host: new URL(baseUrl).host,
    requests: () => started.received.length,
  };
}

/** Something to wait for, and what makes it happen. */
function happening(): readonly [Promise<void>, () => void] {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return [
    happened,
    () => {
      happen();
    },
  ];
}

/** A server that says nothing, and tells of each connection that is left. */
function silence(): { answer: Answering; arrived: Promise<void>; left: Promise<void> } {
  const [arrived, arrive] = happening();
  const [left, leave] = happening();
  return {
    answer: (response) => {
      arrive();
      response.on('close', leave);
    },
    arrived,
    left,
  };
}

describe('keywords from a chat model', () => {
  it('are those of its answer', async () => {
    const { ask } = await writerFor((response) => {
      say(response, '1. class: Deck\n2. method: `load_*`');
    });
    expect(await ask(QUESTION, NEVER)).toEqual({
      kind: 'keywords',
      keywords: [
        { kind: 'class', text: 'Deck' },
        { kind: 'method', text: 'load_*' },
      ],
    });
    const { question } = server?.received[0] ?? {};
    expect(question).toMatchObject({ model: 'coder', temperature: 0, seed: 1, max_tokens: 256 });
    expect(question?.messages[1]?.content).toContain(SECRET);
  });

  it('are asked for once, as long as they are kept', async () => {
    const { ask, requests } = await writerFor(
      (response, _received, index) => {
        say(response, `class: Deck${String(index)}`);
      },
      { maxCached: 2 },
    );
    const at = (file: string): ReturnType<KeywordWriter> => ask({ ...QUESTION, file }, NEVER);
    const first = await at('a.py');
    expect(await at('a.py')).toEqual(first);
    expect(requests()).toBe(1);
    await at('b.py');
    await at('c.py');
    expect(requests()).toBe(3);
    expect(await at('a.py')).not.toEqual(first);
    expect(requests()).toBe(4);
  });

  it('share one request among equal questions', async () => {
    const { ask, requests } = await writerFor((response) => {
      setTimeout(() => {
        say(response, 'class: Deck');
      }, 30);
    });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => ask(QUESTION, new AbortController().signal)),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(requests()).toBe(1);
  });

  it('come after another try, within the time', async () => {
    const { ask, requests } = await writerFor((response, _received, index) => {
      if (index === 0) sendJson(response, { error: SECRET }, 503);
      else say(response, 'class: Deck');
    });
    expect(await ask(QUESTION, NEVER)).toMatchObject({ kind: 'keywords' });
    expect(requests()).toBe(2);
  });

  it.each([
    [
      '500',
      'status 500',
      (): Answering => (response) => {
        sendJson(response, SECRET, 500);
      },
    ],
    [
      '401',
      '401',
      (): Answering => (response) => {
        sendJson(response, SECRET, 401);
      },
    ],
    [
      '404',
      '404',
      (): Answering => (response) => {
        sendJson(response, SECRET, 404);
      },
    ],
    ['a page', 'not JSON', (): Answering => (response) => void response.end(`<p>${SECRET}`)],
    [
      'prose',
      'names no keyword',
      (): Answering => (response) => {
        say(response, 'No idea, sorry.');
      },
    ],
    [
      'nothing',
      'names no keyword',
      (): Answering => (response) => {
        say(response, null);
      },
    ],
    [
      'far too much',
      'too large',
      (): Answering => (response) => {
        say(response, SECRET.repeat(30_000));
      },
    ],
  ])(
    'are none after %s: the reason names the host, and nothing of the code',
    async (_name, reason, answering) => {
      const { ask, host } = await writerFor(answering());
      const outcome = await ask(QUESTION, NEVER);
      const text = outcome.kind === 'none' ? outcome.reason : '';
      expect(text).toContain(reason);
      expect(text).toContain(host);
      expect(text).not.toContain(SECRET);
    },
  );

  it('are asked for again after a failure, and not after an answer without any', async () => {
    const { ask, requests } = await writerFor((response, _received, index) => {
      if (index === 0) sendJson(response, {}, 404);
      else say(response, 'No idea, sorry.');
    });
    for (let count = 0; count < 3; count += 1) await ask(QUESTION, NEVER);
    expect(requests()).toBe(2);
  });

  it('are none when the time is over, and the request is left', async () => {
    const { answer, left } = silence();
    const { ask, host, requests } = await writerFor(answer, { timeoutMs: 60 });
    const started = performance.now();
    expect(await ask(QUESTION, NEVER)).toEqual({
      kind: 'none',
      reason: `The model at ${host} did not answer within 0.06 s.`,
    });
    expect(performance.now() - started).toBeLessThan(1_000);
    await left;
    expect(requests()).toBe(1);
  });

  it('are none when the service demands more patience than there is', async () => {
    const { ask, host } = await writerFor(
      (response) => void response.writeHead(429, { 'Retry-After': '60' }).end(),
      { timeoutMs: 60 },
    );
    expect(await ask(QUESTION, NEVER)).toMatchObject({
      reason: `The model at ${host} did not answer within 0.06 s.`,
    });
  });

  it('are none where nobody serves', async () => {
    const { ask, host } = await writerFor(() => undefined);
    await server?.close();
    expect(await ask(QUESTION, NEVER)).toEqual({
      kind: 'none',
      reason: `The model at ${host} cannot be reached (ECONNREFUSED).`,
    });
  });

  it('are not asked for during a minute after three times without an answer', async () => {
    let nowMs = 0;
    let isSilent = true;
    const { ask, host, requests } = await writerFor(
      (response) => {
        if (!isSilent) say(response, 'class: Deck');
      },
      { timeoutMs: 60, now: () => nowMs },
    );
    const reasonFor = async (): Promise<string | null> => {
      const outcome = await ask(QUESTION, NEVER);
      return outcome.kind === 'none' ? outcome.reason : null;
    };
    const late = `The model at ${host} did not answer within 0.06 s.`;
    for (let count = 0; count < 3; count += 1) expect(await reasonFor()).toBe(late);
    expect(await reasonFor()).toBe(
      `The model at ${host} has not answered 3 times in a row; it is asked again in 60 s.`,
    );
    nowMs = 59_001;
    expect(await reasonFor()).toContain('it is asked again in 1 s.');
    expect(requests()).toBe(3);
    nowMs = 60_000;
    expect(await reasonFor()).toBe(late);
    expect(await reasonFor()).toContain('4 times in a row; it is asked again in 60 s.');
    expect(requests()).toBe(4);
    nowMs = 120_000;
    isSilent = false;
    expect(await reasonFor()).toBeNull();
    expect(requests()).toBe(5);
  });

  it('are asked for on and on where answers lie between failures, refusals among them', async () => {
    const { ask, requests } = await writerFor(
      (response, _received, index) => {
        if (index % 3 === 2) sendJson(response, {}, 404);
      },
      { timeoutMs: 40 },
    );
    for (let count = 0; count < 9; count += 1) await ask(QUESTION, NEVER);
    expect(requests()).toBe(9);
  });

  it('are asked for however often an abort came first', async () => {
    let isSilent = true;
    const { ask } = await writerFor((response) => {
      if (!isSilent) say(response, 'class: Deck');
    });
    for (let count = 0; count < 5; count += 1) {
      const asked = ask(QUESTION, AbortSignal.timeout(20));
      await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
    }
    isSilent = false;
    expect(await ask(QUESTION, NEVER)).toMatchObject({ kind: 'keywords' });
  });

  it('are not asked for where nobody serves, after three times', async () => {
    const { ask, host } = await writerFor(() => undefined);
    await server?.close();
    const outcomes = [];
    for (let count = 0; count < 4; count += 1) outcomes.push(await ask(QUESTION, NEVER));
    const refused = `The model at ${host} cannot be reached (ECONNREFUSED).`;
    const reasons = outcomes.map((outcome) => (outcome.kind === 'none' ? outcome.reason : null));
    expect(reasons.slice(0, 3)).toEqual([refused, refused, refused]);
    expect(reasons[3]).toContain('has not answered 3 times in a row');
  });

  it('that are kept are given during such a minute', async () => {
    const { ask } = await writerFor((response) => {
      say(response, 'class: Deck');
    });
    const known = await ask(QUESTION, NEVER);
    await server?.close();
    for (let count = 0; count < 4; count += 1) await ask({ ...QUESTION, file: 'b.py' }, NEVER);
    expect(await ask(QUESTION, NEVER)).toEqual(known);
  });

  it('are thrown away by an abort, which leaves the request', async () => {
    const { answer, arrived, left } = silence();
    const { ask } = await writerFor(answer);
    const controller = new AbortController();
    const asked = ask(QUESTION, controller.signal);
    await arrived;
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
    await left;
    await expect(ask(QUESTION, controller.signal)).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('come for those who stay, when one of those who wait is aborted', async () => {
    const [go, letGo] = happening();
    const { ask, requests } = await writerFor(async (response) => {
      await go;
      say(response, 'class: Deck');
    });
    const controller = new AbortController();
    const leaving = ask(QUESTION, controller.signal);
    const staying = ask(QUESTION, NEVER);
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' });
    letGo();
    expect(await staying).toMatchObject({ kind: 'keywords' });
    expect(requests()).toBe(1);
  });

  it('are asked for anew by who comes after the last one left', async () => {
    const { ask, requests } = await writerFor((response, _received, index) => {
      if (index > 0) say(response, 'class: Deck');
    });
    const controller = new AbortController();
    const leaving = ask(QUESTION, controller.signal);
    while (requests() === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' });
    expect(await ask(QUESTION, NEVER)).toMatchObject({ kind: 'keywords' });
  });

  it('are none for more positions at a time than the model is asked for', async () => {
    const { answer, arrived } = silence();
    const { ask, host } = await writerFor(answer);
    const controllers = Array.from({ length: 33 }, () => new AbortController());
    const asked = controllers.map(({ signal }, index) =>
      ask({ ...QUESTION, file: `f${String(index)}.py` }, signal),
    );
    expect(await asked[32]).toEqual({
      kind: 'none',
      reason: `The model at ${host} has 32 other questions to answer first.`,
    });
    await arrived;
    for (const controller of controllers) controller.abort();
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(32);
  });
});
