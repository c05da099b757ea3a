import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../../domain/index.js';
import { trainingDue } from '../../jobs/training-due.js';
import type { TrainingState } from '../../jobs/training-state.js';
import { executeJob } from '../../sync/index.js';
import type { DemoData } from '../../connector/demo-instance/index.js';
import { generatedData } from '../sync/demo-source.js';
import { openMirror, temporaryHome } from '../sync/temporary-mirror.js';
import { trainableMirror, type TrainableMirror } from './trainable-mirror.js';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const { training } = configurationSchema.parse({ training: { changedScripts: 8 } });

async function learnedState(
  { store }: TrainableMirror,
  changes: Partial<TrainingState> = {},
): Promise<TrainingState> {
  return {
    version: 1,
    excludeScripts: [],
    begunAt: hoursAgo(30),
    unended: 0,
    learned: { identity: await store.identity(), generation: await store.generation() },
    ...changes,
  };
}

function hoursAgo(hours: number): string {
  return new Date(NOW - hours * HOUR_MS).toISOString();
}

function due(
  { store }: Pick<TrainableMirror, 'store'>,
  state: TrainingState | null,
  interrupted = false,
): Promise<boolean> {
  return trainingDue({ store, training, state, interrupted, now: NOW });
}

/** Changes scripts of the instance, as an author does, and syncs. */
async function change(mirror: TrainableMirror, data: DemoData, count: number): Promise<void> {
  for (const row of data.rows('sys_script_include').slice(0, count)) {
    data.upsert('sys_script_include', { ...row, script: `${row['script'] ?? ''}\n// changed\n` });
  }
  const { store, environment } = mirror;
  await executeJob({ store, kind: 'sync', params: {}, environment });
}

describe('a training', () => {
  it('is due when the first sync has finished, not before', async () => {
    const home = await temporaryHome();
    expect(await due({ store: await openMirror(home) }, null)).toBe(false);
    expect(await due(await trainableMirror(generatedData(5)), null)).toBe(true);
  });

  it('is due again when so many scripts and such a share of them have changed, deletions included', async () => {
    const data = generatedData(60);
    // Changes move rows: none of those that change.
    const [gone] = data.rows('sys_script_include').slice(-1);
    const mirror = await trainableMirror(data);
    const state = await learnedState(mirror);
    expect(await due(mirror, state)).toBe(false);
    await change(mirror, data, 7);
    expect(await due(mirror, state)).toBe(false);
    data.remove('sys_script_include', gone?.['sys_id'] ?? '');
    const { store, environment } = mirror;
    await executeJob({ store, kind: 'sync', params: { reconcile: true }, environment });
    expect(await due(mirror, state)).toBe(true);
    const strict = { ...training, changedShare: 0.2 };
    expect(
      await trainingDue({ store, training: strict, state, interrupted: false, now: NOW }),
    ).toBe(false);
  });

  it('waits for the interval, whatever has changed and however the last one ended', async () => {
    const data = generatedData(20);
    const mirror = await trainableMirror(data);
    const recent = await learnedState(mirror, { begunAt: hoursAgo(23) });
    await change(mirror, data, 20);
    expect(await due(mirror, recent)).toBe(false);
    expect(await due(mirror, { ...recent, unended: 1 })).toBe(false);
    expect(await due(mirror, { ...recent, begunAt: hoursAgo(25) })).toBe(true);
  });

  it.each([
    [
      'that failed or was cancelled is followed by another after the interval',
      { unended: 1 },
      true,
    ],
    ['of another mirror does not count', { learned: { identity: 'other', generation: 9 } }, true],
    ['that a fast clock dated counts as long ago', { unended: 1, begunAt: hoursAgo(-900) }, true],
  ])('%s', async (_, changes, expected) => {
    const mirror = await trainableMirror(generatedData(10));
    expect(await due(mirror, await learnedState(mirror, changes))).toBe(expected);
  });

  it('that was interrupted goes on at once, but not for ever', async () => {
    const mirror = await trainableMirror(generatedData(10));
    const begun = await learnedState(mirror, { begunAt: hoursAgo(0.1), unended: 1 });
    expect(await due(mirror, begun, true)).toBe(true);
    expect(await due(mirror, { ...begun, unended: 3 }, true)).toBe(false);
  });
});
