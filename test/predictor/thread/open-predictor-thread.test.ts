import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePort, suggestQuestionSchema, type SuggestAnswer } from '../../../domain/index.js';
import { openPredictorThread, type ThreadedPredictor } from '../../../predictor/index.js';
import { AUTHOR, DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;
let threaded: ThreadedPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
  threaded = await openPredictorThread({ home: demo.home, instance: DEMO_MIRROR, scripts: 461 });
});
afterAll(async () => {
  await threaded.close();
  await demo.close();
});

const QUESTION = suggestQuestionSchema.parse({
  id: 'q',
  codeBefore: 'var invoice = new GlideRecord("x_acme_bill_invoice");\nvar due = ',
  scope: 'x_acme_billing',
});
const OPTIONS = { limit: 10, deadlineMs: null, principal: AUTHOR };

describe('a predictor in a thread', () => {
  it('answers as one in the same thread does', async () => {
    const untimed = ({ timings, ...rest }: SuggestAnswer): unknown => [
      rest,
      Object.keys(timings).sort(),
    ];
    const [there, here] = await Promise.all([
      threaded.suggest(QUESTION, OPTIONS),
      demo.predictor.suggest(QUESTION, OPTIONS),
    ]);
    expect(untimed(there)).toEqual(untimed(here));
    expect(threaded.generation).toBe(demo.predictor.generation);
    expect(await threaded.statistics()).toEqual(await demo.predictor.statistics());
  });

  it('counts the way to the thread into the deadline, and says what it left out', async () => {
    const { degraded } = await threaded.suggest(
      { ...QUESTION, codeBefore: `${QUESTION.codeBefore} ` },
      { ...OPTIONS, deadlineMs: 0 },
    );
    expect(degraded.map(({ stage }) => stage)).toContain('grep');
  });

  it('ends a question with its signal', async () => {
    const signal = AbortSignal.abort(new Error('typed on'));
    await expect(threaded.suggest(QUESTION, { ...OPTIONS, signal })).rejects.toThrow('typed on');
  });

  it('says what is missing', async () => {
    await expect(
      openPredictorThread({ home: demo.home, instance: 'nowhere', scripts: 0 }),
    ).rejects.toMatchObject({ code: 'MIRROR_MISSING' });
  });

  it('answers no more when it has been closed', async () => {
    const closed = await openPredictorThread({
      home: demo.home,
      instance: DEMO_MIRROR,
      scripts: 461,
    });
    await closed.close();
    await expect(closed.suggest(QUESTION, OPTIONS)).rejects.toMatchObject({
      code: 'PREDICTOR_CLOSED',
    });
  });

  it('gets a fresh port to the models each time it is opened, which ends with the thread', async () => {
    const events: string[] = [];
    const connectModels = (): MessagePort => {
      const { port1, port2 } = new MessageChannel();
      events.push('connected');
      servePort(port1, {
        describe: () => {
          events.push('asked');
          return Promise.resolve({ reranker: null, embedder: null });
        },
      });
      port1.on('close', () => events.push('closed'));
      return port2;
    };
    const place = { home: demo.home, instance: DEMO_MIRROR, scripts: 461, connectModels };
    for (let times = 1; times <= 2; times += 1) {
      const opened = await openPredictorThread(place);
      await opened.close();
      await expect.poll(() => events.splice(0)).toEqual(['connected', 'asked', 'closed']);
    }
    await expect(openPredictorThread({ ...place, instance: 'nowhere' })).rejects.toThrow();
    await expect.poll(() => events).toEqual(['connected', 'closed']);
  });
});
