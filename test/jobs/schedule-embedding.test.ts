import { describe, expect, it } from 'vitest';
import type { DemoData, DemoInstance } from '../../connector/demo-instance/index.js';
import type { Job } from '../../domain/index.js';
import { embedJob, OneAtATime, scheduleEmbedding } from '../../jobs/index.js';
import { JobRunner, syncJobs, type Store } from '../../sync/index.js';
import { generatedData } from '../sync/demo-source.js';
import { manualClock } from '../sync/manual-clock.js';
import { afterwards } from '../sync/temporary-mirror.js';
import { endOf } from './mirror-runner.js';
import { trainableMirror } from './trainable-mirror.js';

const APIS = 6;
const LOOK_MS = 60_000;
const SPACE = { model: 'letters-1', dimensions: 16 };

interface Office {
  readonly demo: DemoInstance;
  readonly store: Store;
  readonly runner: JobRunner;
  readonly turn: OneAtATime;
  readonly ended: readonly Job[];
  /** Has the schedule look once, and waits for the end of its job where it begins one. */
  readonly look: () => Promise<void>;
  /** Renames the first Script Include, as an author does, and syncs. */
  readonly rename: (name: string) => Promise<void>;
  readonly embedded: () => Promise<number>;
}

async function office(data: DemoData = generatedData(APIS)): Promise<Office> {
  const { store, demo, environment } = await trainableMirror(data, 'thread');
  const runner = await JobRunner.open({
    store,
    environment: () => Promise.resolve(environment),
    serviceUrl: null,
    kinds: { jobs: [...syncJobs, embedJob], workerModule: '../test/jobs/embedding-worker' },
  });
  afterwards(() => runner.close());
  const turn = new OneAtATime();
  const ended: Job[] = [];
  const clock = manualClock();
  const schedule = scheduleEmbedding({
    store,
    runner,
    turn,
    onEnd: (job) => ended.push(job),
    onError: (error) => {
      throw error;
    },
    clock,
    restMs: 2.5 * LOOK_MS,
  });
  afterwards(() => schedule.close());
  return {
    demo,
    store,
    runner,
    turn,
    ended,
    async look() {
      expect(await clock.waiting()).toBe(LOOK_MS);
      clock.pass();
      await clock.waiting();
      await runner.idle();
    },
    async rename(name) {
      const row = data.rows('sys_script_include').find((each) => each['active'] === 'true');
      const script = `var ${name} = Class.create();\n${name}.prototype = { run: function() {} };\n`;
      data.upsert('sys_script_include', { ...row, name, script });
      await endOf(runner, (await runner.start('sync', {})).id);
      await runner.idle();
    },
    async embedded() {
      return (await store.vectorHashes(SPACE, { limit: 100 })).items.length;
    },
  };
}

describe('the schedule of embedding', () => {
  it('embeds all APIs once, and then those that a sync has changed', async () => {
    const { ended, look, rename, embedded } = await office();
    await look();
    expect(ended).toMatchObject([{ state: 'done', result: { ...SPACE, embedded: APIS } }]);
    expect(await embedded()).toBe(APIS);
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(ended).toHaveLength(1);
    await rename('Renamed');
    await look();
    expect(ended).toMatchObject([{}, { state: 'done', result: { kept: APIS - 1, embedded: 1 } }]);
    await look();
    expect(ended).toHaveLength(2);
  });

  it('rests after a failure before it begins again', async () => {
    const { ended, look, rename } = await office();
    await rename('Broken');
    await look();
    expect(ended).toMatchObject([{ state: 'failed', error: { code: 'EMBEDDING_INVALID' } }]);
    await look();
    expect(ended).toHaveLength(1);
    await look();
    expect(ended).toHaveLength(2);
  });

  it('begins none while another job is there, nor while another instance has its turn', async () => {
    const { demo, runner, turn, ended, look } = await office();
    expect(await turn.tryRun(look)).toBe(true);
    expect(ended).toEqual([]);
    demo.faults.set('slow', { times: 1_000 });
    const { id } = await runner.start('sync', { mode: 'full' });
    const looking = look();
    await runner.cancel(id);
    await looking;
    expect(ended).toEqual([]);
    await look();
    expect(ended).toMatchObject([{ result: { embedded: APIS } }]);
  });
});
