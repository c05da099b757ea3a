import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../domain/index.js';
import { serialiseTrees } from '../../models/index.js';
import { FEATURES, WEIGHTS_FILE } from '../../predictor/index.js';
import { instancePaths } from '../../sync/index.js';
import { trainableMirror } from '../jobs/trainable-mirror.js';
import { INSTANCE, temporaryHome } from '../sync/temporary-mirror.js';

interface Step {
  readonly phase: string;
  readonly done: number;
}

describe('a training whose process is killed', () => {
  it(
    'goes on where it was, among the questions as among the trees, and ends with the same weights to the byte',
    { timeout: 400_000 },
    async () => {
      const { home } = await trainableMirror();
      await uselessWeights(home);
      const undisturbed = await temporaryHome();
      await cp(home, undisturbed, { recursive: true });
      await train(undisturbed, () => false);

      const first = await train(home, ({ phase, done }) => phase === 'candidates' && done > 200);
      expect(first.at(-1)?.phase).toBe('candidates');
      const second = await train(home, ({ phase, done }) => phase === 'trees' && done > 40);
      expect(second.find(({ phase }) => phase === 'scripts')).toBeUndefined();
      expect(second.find(({ phase }) => phase === 'candidates')?.done).toBe(200);
      const third = await train(home, () => false);
      expect(third.filter(({ phase }) => phase === 'candidates').length).toBeLessThan(10);
      expect(third.find(({ phase }) => phase === 'trees')?.done).toBe(26);

      expect(await weights(home)).toBe(await weights(undisturbed));
      expect(await readdir(instancePaths(home, INSTANCE).ranker)).not.toContainEqual(
        expect.stringMatching(/^checkpoint/),
      );
    },
  );
});

/** Trains in a process of its own, which is killed at the first step that `isEnough`; gives the steps. */
async function train(home: string, isEnough: (step: Step) => boolean): Promise<readonly Step[]> {
  const entry = join(packageRoot, 'test', 'fault', 'train-child.mjs');
  const child = spawn(process.execPath, [entry, home, INSTANCE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const steps: Step[] = [];
  let isDone = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isDone ||= line === 'done';
    const match = /^(.*) (\d+)$/.exec(line);
    if (match === null) continue;
    const step = { phase: match[1] ?? '', done: Number(match[2]) };
    steps.push(step);
    if (!isEnough(step)) continue;
    child.kill('SIGKILL');
    break;
  }
  await closed;
  expect(child.signalCode).toBe(isDone ? null : 'SIGKILL');
  return steps;
}

/** Weights that every others beat, so that those that are learned are taken. */
async function uselessWeights(home: string): Promise<void> {
  const folder = instancePaths(home, INSTANCE).ranker;
  await mkdir(folder, { recursive: true });
  const names = FEATURES.map(({ name }) => name);
  const leaf = {
    features: Int16Array.of(-1),
    numbers: Float32Array.of(0),
    right: Int32Array.of(0),
  };
  const text = serialiseTrees({
    ensemble: { names, trees: [leaf] },
    calibration: null,
    trainedOn: { date: new Date(0).toISOString(), counts: {} },
  });
  await writeFile(join(folder, WEIGHTS_FILE), text);
}

/** But for the moment at which they were made. */
async function weights(home: string): Promise<string> {
  const text = await readFile(join(instancePaths(home, INSTANCE).ranker, WEIGHTS_FILE), 'utf8');
  expect(text).not.toContain('1970');
  return text.replace(/"date":"[^"]*"/, '');
}
