import { describe, expect, it } from 'vitest';
import { configurationSchema, type Job } from '../../domain/index.js';
import { JobRunner, scheduleSync } from '../../sync/index.js';
import type { DemoInstance } from '../../connector/demo-instance/index.js';
import { configurationOf, demoInstance, generatedData, READER_SECRETS } from './demo-source.js';
import { manualClock, type ManualClock } from './manual-clock.js';
import { afterwards, INSTANCE, openMirror, temporaryHome } from './temporary-mirror.js';

async function scheduled(
  demo: DemoInstance,
  reconcileHours = 24,
): Promise<{ clock: ManualClock; runner: JobRunner; errors: NonNullable<Job['error']>[] }> {
  const home = await temporaryHome();
  const store = await openMirror(home, 'thread');
  const runner = await JobRunner.open({
    store,
    environment: () =>
      Promise.resolve({
        home,
        instance: INSTANCE,
        configuration: configurationOf(demo.url, 50),
        sync: configurationSchema.parse({}).sync,
        secrets: READER_SECRETS,
      }),
    serviceUrl: null,
  });
  afterwards(() => runner.close());
  const clock = manualClock();
  const errors: NonNullable<Job['error']>[] = [];
  const schedule = scheduleSync({
    runner,
    intervalSeconds: 60,
    reconcileHours,
    onError: (error) => errors.push(error),
    clock,
  });
  afterwards(() => schedule.close());
  return { clock, runner, errors };
}

async function params(runner: JobRunner): Promise<unknown[]> {
  return (await runner.list()).map((job) => job.params).reverse();
}

describe('the schedule', () => {
  it('syncs at once and every interval, and looks for deletions when that is due', async () => {
    const { clock, runner, errors } = await scheduled(await demoInstance(generatedData(5)), 0.05);
    for (let round = 0; round < 5; round += 1) {
      expect(await clock.waiting()).toBe(60_000);
      clock.pass();
    }
    await clock.waiting();
    const reconciled = (await params(runner)).map((given) =>
      JSON.stringify(given).includes('true'),
    );
    expect(reconciled.slice(0, 4)).toEqual([true, false, false, true]);
    expect(errors).toEqual([]);
  });

  it('waits ever longer while syncs fail, and as usual again once one succeeds', async () => {
    const demo = await demoInstance(generatedData(5));
    demo.faults.set('forbidden', { table: 'sys_script_include', times: 1_000 });
    const { clock, errors } = await scheduled(demo);
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      waits.push(await clock.waiting());
      if (round === 2) demo.faults.clear();
      clock.pass();
    }
    expect(waits).toEqual([120_000, 240_000, 480_000]);
    expect(errors.map(({ code }) => code)).toEqual(Array(3).fill('TABLE_FORBIDDEN'));
    expect(await clock.waiting()).toBe(60_000);
  });

  it('starts nothing while a job is there', async () => {
    const demo = await demoInstance(generatedData(30));
    const { clock, runner } = await scheduled(demo);
    await clock.waiting();
    demo.faults.set('slow', { times: 1_000 });
    const busy = await runner.start('sync', { mode: 'full' });
    clock.pass();
    await clock.waiting();
    expect((await runner.list()).length).toBe(2);
    await runner.cancel(busy.id);
  });
});
