import { describe, expect, it } from 'vitest';
import type { DemoInstance } from '../../connector/demo-instance/index.js';
import { configurationSchema, type Job } from '../../domain/index.js';
import { OneAtATime, scheduleDocumentation } from '../../jobs/index.js';
import type { JobRunner } from '../../sync/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { generatedData } from '../sync/demo-source.js';
import { manualClock, type ManualClock } from '../sync/manual-clock.js';
import { afterwards } from '../sync/temporary-mirror.js';
import { endOf, runnerOf } from './mirror-runner.js';
import { trainableMirror } from './trainable-mirror.js';

const APIS = 6;
const LOOK_MS = 60_000;
const useful: Answering = (response) => {
  say(response, '{"class": "Runs."}');
};

type Started = Pick<Office, 'runner' | 'glance' | 'look'> & { readonly close: () => Promise<void> };

interface Office {
  readonly demo: DemoInstance;
  readonly server: ModelServer;
  readonly runner: JobRunner;
  readonly turn: OneAtATime;
  readonly ended: readonly Job[];
  /** Has the schedule look once, and waits for the end of its job where it begins one. */
  readonly glance: () => Promise<void>;
  /** The same, and waits for whatever job there is. */
  readonly look: () => Promise<void>;
  /** Starts anew, as a service does, with a clock that begins at the present. */
  readonly restart: () => Promise<Started>;
  /** Changes the first script of the instance, as an author does, and syncs. */
  readonly change: () => Promise<void>;
  readonly documented: () => Promise<number>;
}

async function office(
  answer: Answering = useful,
  { restMs, ...model }: { readonly restMs?: number; readonly maxRequests?: number } = {},
): Promise<Office> {
  const data = generatedData(APIS);
  const mirror = await trainableMirror(data, 'thread');
  const { store, demo } = mirror;
  const server = await startModelServer(answer);
  afterwards(() => server.close());
  const settings = { model: { baseUrl: server.baseUrl, name: 'coder', ...model } };
  const environment = { ...mirror.environment, model: configurationSchema.parse(settings).model };
  const turn = new OneAtATime();
  const ended: Job[] = [];

  async function start(): Promise<Started> {
    const runner = await runnerOf({ store, environment });
    const clock: ManualClock = manualClock();
    const schedule = scheduleDocumentation({
      store,
      runner,
      turn,
      onEnd: (job) => ended.push(job),
      onError: (error) => {
        throw error;
      },
      clock,
      ...(restMs === undefined ? {} : { restMs }),
    });
    afterwards(() => schedule.close());
    const glance = async (): Promise<void> => {
      expect(await clock.waiting()).toBe(LOOK_MS);
      clock.pass();
      await clock.waiting();
    };
    return {
      runner,
      glance,
      async look() {
        await glance();
        await runner.idle();
      },
      async close() {
        await schedule.close();
        await runner.close();
      },
    };
  }

  const first = await start();
  const { runner, glance, look } = first;
  return {
    demo,
    server,
    runner,
    turn,
    ended,
    glance,
    look,
    async restart() {
      await first.close();
      return start();
    },
    async change() {
      const [row] = data.rows('sys_script_include');
      const script = `${row?.['script'] ?? ''}\n// changed\n`;
      data.upsert('sys_script_include', { ...row, script });
      await endOf(runner, (await runner.start('sync', {})).id);
      await runner.idle();
    },
    async documented() {
      const { items } = await store.apis({}, { limit: 100 });
      return items.filter(({ generated }) => generated !== null).length;
    },
  };
}

describe('the schedule of documentation', () => {
  it('has all APIs documented once, and then only those whose scripts have changed', async () => {
    const { server, ended, look, change, documented } = await office(useful, { restMs: 0 });
    await look();
    expect(ended).toMatchObject([{ state: 'done', result: { documented: APIS } }]);
    expect(await documented()).toBe(APIS);
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(server.received).toHaveLength(APIS);
    await change();
    expect(await documented()).toBe(APIS - 1);
    await look();
    expect(ended).toMatchObject([{}, { state: 'done', result: { requests: 1, documented: 1 } }]);
    expect(await documented()).toBe(APIS);
  });

  it('rests after a failure before it asks again', async () => {
    const refuse: Answering = (response) => {
      sendJson(response, {}, 401);
    };
    const { server, ended, look } = await office(refuse, { restMs: 2.5 * LOOK_MS });
    await look();
    expect(ended).toMatchObject([{ state: 'failed', error: { code: 'MODEL_REFUSED' } }]);
    const asked = server.received.length;
    await look();
    expect(server.received).toHaveLength(asked);
    await look();
    expect(ended).toHaveLength(2);
  });

  it('rests at the most requests, an hour unless told otherwise, and then goes on', async () => {
    const { server, ended, look } = await office(useful, { maxRequests: 4 });
    await look();
    for (let minutes = 1; minutes < 60; minutes += 1) await look();
    expect(server.received).toHaveLength(4);
    await look();
    expect(ended).toMatchObject([{ result: { leftOut: 2 } }, { result: { documented: 2 } }]);
  });

  it('rests after a job that somebody else began, and over a restart', async () => {
    const { server, runner, ended, look, restart } = await office(useful, { maxRequests: 1 });
    await endOf(runner, (await runner.start('document', { limit: 1 })).id);
    await runner.idle();
    await look();
    const again = await restart();
    await again.look();
    await again.look();
    expect(server.received).toHaveLength(1);
    expect(ended).toEqual([]);
  });

  it('asks no second time what was answered with nothing of use, until the mirror changes', async () => {
    const { server, look, change } = await office(
      (response) => {
        say(response, 'I do not know.');
      },
      { restMs: 0 },
    );
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(server.received).toHaveLength(APIS);
    await change();
    await look();
    expect(server.received).toHaveLength(2 * APIS);
  });

  it('begins none while another job is there', async () => {
    const { demo, server, runner, glance, look } = await office();
    demo.faults.set('slow', { times: 1_000 });
    const { id } = await runner.start('sync', { mode: 'full' });
    await glance();
    expect((await runner.list())[0]).toMatchObject({ id, finishedAt: null });
    await runner.cancel(id);
    await endOf(runner, id);
    await runner.idle();
    expect(server.received).toEqual([]);
    await look();
    expect(server.received).toHaveLength(APIS);
  });

  it('begins none while another instance has its turn', async () => {
    const { server, turn, look } = await office();
    expect(await turn.tryRun(look)).toBe(true);
    expect(server.received).toEqual([]);
    await look();
    expect(server.received).toHaveLength(APIS);
  });
});
