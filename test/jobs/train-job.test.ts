import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jobKinds } from '../../jobs/index.js';
import { readTrainingState } from '../../jobs/training-state.js';
import { executeJob, instancePaths } from '../../sync/index.js';
import { generatedData } from '../sync/demo-source.js';
import { INSTANCE } from '../sync/temporary-mirror.js';
import { textWith } from '../sync/text-with.js';
import { trainableMirror, type TrainableMirror } from './trainable-mirror.js';

function train(
  { store, environment }: TrainableMirror,
  params: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  return executeJob({ store, kind: 'train', params, jobs: jobKinds.jobs, environment });
}

const AUTOMATIC = { automatic: true };
const notTaken = z.strictObject({ taken: z.literal(false), reason: z.string() });

/** Of a mirror with too few of them, how many questions an automatic training had. */
async function automaticQuestions(mirror: TrainableMirror): Promise<number> {
  const { reason } = notTaken.parse(await train(mirror, AUTOMATIC));
  return Number(/gives (\d+) questions/.exec(reason)?.[1]);
}

function rankerFolder({ home }: TrainableMirror): string {
  return instancePaths(home, INSTANCE).ranker;
}

async function callers({ store }: TrainableMirror): Promise<readonly string[]> {
  const { items } = await store.callSites({}, { limit: 1_000 });
  return [...new Set(items.map(({ scriptSysId }) => scriptSysId))];
}

describe('a training job', () => {
  it('with too little to learn from fails where it was asked for, and is done where it was not', async () => {
    const mirror = await trainableMirror(generatedData(40));
    await expect(train(mirror)).rejects.toMatchObject({ code: 'TRAINING_TOO_LITTLE' });
    expect(await automaticQuestions(mirror)).toBeGreaterThan(0);
    const [automatic, manual] = await mirror.store.jobs(2);
    expect(manual).toMatchObject({ state: 'failed', error: { code: 'TRAINING_TOO_LITTLE' } });
    expect(automatic).toMatchObject({ state: 'done', error: null });
    const learned = { generation: await mirror.store.generation() };
    expect(await readTrainingState(rankerFolder(mirror))).toMatchObject({ unended: 0, learned });
  });

  it('without a single call site says that there is none', async () => {
    const mirror = await trainableMirror(generatedData(2));
    await expect(train(mirror)).rejects.toMatchObject({
      code: 'TRAINING_TOO_LITTLE',
      message: textWith('gives 0 questions'),
    });
  });

  it('that nobody asked for leaves out what the last one by hand left out', async () => {
    const mirror = await trainableMirror(generatedData(60));
    const all = await automaticQuestions(mirror);
    const [one = '', ...others] = await callers(mirror);
    const script = await mirror.store.script(one);
    const excludeScripts = [`${script?.scope ?? ''}.${script?.name ?? ''}`, ...others.slice(0, 9)];
    await expect(train(mirror, { excludeScripts })).rejects.toThrow();
    const fewer = await automaticQuestions(mirror);
    expect(fewer).toBeLessThanOrEqual(all - excludeScripts.length);
    expect(await automaticQuestions(mirror)).toBe(fewer);
    await expect(train(mirror)).rejects.toThrow();
    expect(await automaticQuestions(mirror)).toBe(all);
  });

  it('that nobody asked for passes over a script left out that is no longer there', async () => {
    const data = generatedData(30);
    const mirror = await trainableMirror(data);
    const [gone = ''] = await callers(mirror);
    await expect(train(mirror, { excludeScripts: [gone] })).rejects.toThrow();
    data.remove('sys_script_include', gone);
    const { store, environment } = mirror;
    await executeJob({ store, kind: 'sync', params: { reconcile: true }, environment });
    expect(await store.script(gone)).toBeNull();
    expect(await automaticQuestions(mirror)).toBeGreaterThan(0);
  });

  it('that names an unknown script is refused, and what was left out before stays', async () => {
    const mirror = await trainableMirror(generatedData(30));
    const excludeScripts = (await callers(mirror)).slice(0, 2);
    await expect(train(mirror, { excludeScripts })).rejects.toThrow();
    await expect(train(mirror, { excludeScripts: ['x_acme.Nobody'] })).rejects.toMatchObject({
      code: 'SCRIPT_UNKNOWN',
    });
    expect(await readTrainingState(rankerFolder(mirror))).toMatchObject({ excludeScripts });
  });

  it('that nobody asked for does not guess what to leave out; one by hand says it anew', async () => {
    const mirror = await trainableMirror(generatedData(30));
    await expect(train(mirror)).rejects.toThrow();
    await writeFile(join(rankerFolder(mirror), 'training.json'), '{"version":1,"excl');
    await expect(train(mirror, AUTOMATIC)).rejects.toMatchObject({
      code: 'TRAINING_STATE_UNREADABLE',
      remedy: textWith('--exclude-scripts'),
    });
    await expect(train(mirror)).rejects.toMatchObject({ code: 'TRAINING_TOO_LITTLE' });
    expect(await automaticQuestions(mirror)).toBeGreaterThan(0);
  });
});
