import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptQuestion } from '../../../dataset-builder/learn/kept-question.js';
import { packQuestions, unpackQuestions } from '../../../dataset-builder/learn/packed-questions.js';
import { programFingerprint } from '../../../dataset-builder/learn/program-fingerprint.js';
import { TrainingCheckpoint } from '../../../dataset-builder/learn/training-checkpoint.js';

const NAMES = ['first', 'second'];
const QUESTIONS: readonly (KeptQuestion | null)[] = [
  { truth: 1, features: { names: NAMES, rows: 2, values: Float32Array.of(0.1, 2, 0, 1e-30) } },
  null,
  { truth: -1, features: { names: NAMES, rows: 1, values: Float32Array.of(Infinity, -0) } },
  { truth: -1, features: { names: NAMES, rows: 0, values: new Float32Array() } },
];

function ensemble(trees: number): Parameters<TrainingCheckpoint['keepTrees']>[0] {
  const leaf = {
    features: Int16Array.of(-1),
    numbers: Float32Array.of(0.1),
    right: Int32Array.of(0),
  };
  return { names: NAMES, trees: Array.from({ length: trees }, () => leaf) };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-checkpoint-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('packed questions', () => {
  it.each([
    ['some', QUESTIONS],
    ['none', []],
    ['only empty ones', [null, null]],
  ] as const)('come back the same, to the bit: %s', (_, questions) => {
    expect(unpackQuestions(packQuestions(questions))).toEqual(questions);
  });

  it('that are cut, changed or something else count as none', () => {
    const whole = packQuestions(QUESTIONS);
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(whole.length - 1) ^ 1, whole.length - 1);
    const cuts = Array.from({ length: whole.length }, (_, end) => whole.subarray(0, end));
    for (const bytes of [...cuts, changed, Buffer.from('questions')]) {
      expect(unpackQuestions(bytes)).toBeNull();
    }
  });
});

describe('a checkpoint', () => {
  it('gives back what was kept under its key, until it is discarded', async () => {
    const kept = await TrainingCheckpoint.open(folder, 'key');
    await kept.keepQuestions(3, QUESTIONS);
    kept.keepTrees(ensemble(50));
    const again = await TrainingCheckpoint.open(folder, 'key');
    expect(await again.questions(3)).toEqual(QUESTIONS);
    expect(await again.questions(0)).toBeNull();
    expect(await again.trees(NAMES)).toEqual(ensemble(50));
    expect(await again.hasExamples()).toBe(false);
    await writeFile(again.examplesFile, '');
    expect(await again.hasExamples()).toBe(true);
    await again.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another key is thrown away, and nothing else of the folder', async () => {
    await writeFile(join(folder, 'weights.json'), '{}');
    await (await TrainingCheckpoint.open(folder, 'old')).keepQuestions(0, QUESTIONS);
    const fresh = await TrainingCheckpoint.open(folder, 'new');
    expect(await fresh.questions(0)).toBeNull();
    expect(await readdir(folder)).toEqual(['checkpoint-new', 'weights.json']);
  });

  it('does not go on from trees that are damaged or of other features', async () => {
    const checkpoint = await TrainingCheckpoint.open(folder, 'key');
    checkpoint.keepTrees(ensemble(25));
    expect(await checkpoint.trees([...NAMES, 'third'])).toBeNull();
    const file = join(folder, 'checkpoint-key', 'trees.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -9));
    expect(await checkpoint.trees(NAMES)).toBeNull();
  });

  it('writes trees every now and then only', async () => {
    const checkpoint = await TrainingCheckpoint.open(folder, 'key');
    for (let trees = 1; trees <= 49; trees += 1) checkpoint.keepTrees(ensemble(trees));
    expect(await checkpoint.trees(NAMES)).toEqual(ensemble(25));
  });
});

describe('the fingerprint of the program', () => {
  it('is the same each time', async () => {
    expect(await programFingerprint()).toBe(await programFingerprint());
    expect(await programFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });
});
