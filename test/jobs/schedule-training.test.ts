import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationSchema, type Job } from '../../domain/index.js';
import { OneAtATime, scheduleTraining } from '../../jobs/index.js';
import { instancePaths, scheduleSync, type JobRunner } from '../../sync/index.js';
import { generatedData } from '../sync/demo-source.js';
import { manualClock, type ManualClock } from '../sync/manual-clock.js';
import { afterwards, INSTANCE } from '../sync/temporary-mirror.js';
import { endOf, runnerOf } from './mirror-runner.js';
import { trainableMirror, type TrainableMirror } from './trainable-mirror.js';

/** The interval is over at each look, so that only what is tested holds a training back. */
const EAGER = { changedScripts: 5, intervalHours: 0.01 };

interface Scheduled {
  readonly clock: ManualClock;
  readonly errors: unknown[];
  /** Looks once, and waits for the training where one is begun. */
  readonly look: () => Promise<void>;
}

function scheduled(
  { home, store }: TrainableMirror,
  runner: JobRunner,
  settings: Readonly<Record<string, number>> = EAGER,
): Scheduled {
  const clock = manualClock();
  const errors: unknown[] = [];
  const schedule = scheduleTraining({
    store,
    runner,
    rankerFolder: instancePaths(home, INSTANCE).ranker,
    training: configurationSchema.parse({ training: settings }).training,
    turn: new OneAtATime(),
    onEnd: () => undefined,
    onError: (error) => errors.push(error),
    clock,
  });
  afterwards(() => schedule.close());
  return {
    clock,
    errors,
    look: async () => {
      await clock.waiting();
      clock.pass();
      await clock.waiting();
    },
  };
}

async function trainings(runner: JobRunner): Promise<readonly Job[]> {
  return (await runner.list()).filter(({ kind }) => kind === 'train');
}

describe('the schedule of trainings', () => {
  it('trains once the mirror is there, and not again until enough has changed', async () => {
    const data = generatedData(30);
    const mirror = await trainableMirror(data, 'thread');
    const runner = await runnerOf(mirror);
    const { look, errors } = scheduled(mirror, runner);
    await look();
    expect(await trainings(runner)).toMatchObject([
      { state: 'done', params: { automatic: true }, result: { taken: false } },
    ]);
    await look();
    expect(await trainings(runner)).toHaveLength(1);
    for (const row of data.rows('sys_script_include').slice(0, 6)) {
      data.upsert('sys_script_include', { ...row, script: `${row['script'] ?? ''}\n// changed\n` });
    }
    await endOf(runner, (await runner.start('sync', {})).id);
    await runner.idle();
    await look();
    expect(await trainings(runner)).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it('does not try one again and again that fails before anything is written down', async () => {
    const mirror = await trainableMirror(generatedData(5), 'thread');
    const runner = await runnerOf(mirror);
    const { ranker } = instancePaths(mirror.home, INSTANCE);
    await mkdir(join(ranker, 'training.json.new'), { recursive: true });
    const { look } = scheduled(mirror, runner, { ...EAGER, intervalHours: 0.04 });
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(await trainings(runner)).toMatchObject([{ state: 'failed' }]);
    await look();
    expect(await trainings(runner)).toHaveLength(2);
  });

  it('begins none while another job is there', async () => {
    const mirror = await trainableMirror(generatedData(30), 'thread');
    const runner = await runnerOf(mirror);
    const { look } = scheduled(mirror, runner);
    mirror.demo.faults.set('slow', { times: 1_000 });
    const { id } = await runner.start('sync', { mode: 'full' });
    await look();
    expect(await trainings(runner)).toEqual([]);
    await runner.cancel(id);
    await endOf(runner, id);
    await runner.idle();
    await look();
    expect(await trainings(runner)).toHaveLength(1);
  });

  it('goes on with a training that the end of the service interrupted; a sync that falls due waits for it', async () => {
    const mirror = await trainableMirror(undefined, 'thread');
    const before = await runnerOf(mirror);
    const { id } = await before.start('train', { automatic: true });
    for await (const { progress } of before.watch(id)) {
      if (progress.phase === 'candidates' && progress.done > 220) break;
    }
    await before.close();
    const runner = await runnerOf(mirror);
    expect(await trainings(runner)).toMatchObject([{ state: 'interrupted' }]);
    const { clock } = scheduled(mirror, runner, { ...EAGER, intervalHours: 24 });
    await clock.waiting();
    clock.pass();
    await expect.poll(() => runner.busy).toBe(true);
    const [resumed] = await trainings(runner);

    const syncClock = manualClock();
    const sync = scheduleSync({
      runner,
      intervalSeconds: 60,
      reconcileHours: 24,
      onError: () => undefined,
      clock: syncClock,
    });
    afterwards(() => sync.close());
    expect(await syncClock.waiting()).toBe(60_000);
    expect((await runner.list()).map(({ kind }) => kind)).toEqual(['train', 'train', 'sync']);
    for await (const { progress } of runner.watch(resumed?.id ?? '')) {
      if (progress.phase !== 'candidates') continue;
      expect(progress.done).toBeGreaterThanOrEqual(200);
      break;
    }
    await runner.cancel(resumed?.id ?? '');
    await endOf(runner, resumed?.id ?? '');
    await runner.idle();
    syncClock.pass();
    await syncClock.waiting();
    expect((await runner.list())[0]).toMatchObject({ kind: 'sync', state: 'done' });
  });
});

describe('work one at a time', () => {
  it('is refused while other work is done, and taken again after it has failed', async () => {
    const turn = new OneAtATime();
    let fail: (reason: Error) => void = () => undefined;
    const first = turn.tryRun(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    expect(await turn.tryRun(() => Promise.resolve())).toBe(false);
    fail(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    expect(await turn.tryRun(() => Promise.resolve())).toBe(true);
  });
});
