import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../domain/index.js';

const folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-train-'));
const checkpoint = join(folder, 'checkpoint');
mkdirSync(checkpoint);
writeFileSync(join(checkpoint, 'config.json'), '{}');
const home = join(folder, 'home');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the script as npm does, with a Python that cannot be there unless `python` names another. */
function train(parameters: readonly string[], python = join(folder, 'no-python')): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const script = join(packageRoot, 'scripts', 'train-neural.mjs');
    const child = spawn(process.execPath, [script, ...parameters], {
      env: { ...process.env, DEEPCODESEEK_HOME: home, DEEPCODESEEK_PYTHON: python },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

describe('npm run train:neural', () => {
  it('says in its help what it takes, with an example', async () => {
    const { code, stdout } = await train(['--help']);
    expect(stdout).toContain('npm run train:neural -- --checkpoint ./Qwen3-Reranker-0.6B');
    expect(code).toBe(0);
  });

  it.each([
    [[], '--checkpoint must name the folder of a model.'],
    [['--checkpoint', folder], `--checkpoint must name the folder of a model, got "${folder}"`],
    [['--checkpoint', checkpoint, '--minutes', '0'], '--minutes must be a number above 0, got "0"'],
    [['--checkpoint', checkpoint, '--minutes', 'x'], '--minutes must be a number above 0, got "x"'],
    [['--checkpoint', checkpoint, '--name', '../mine'], '--name must be lower-case letters'],
    [['--checkpoint', checkpoint, '--data', folder], '--data must name what'],
    [['--checkpoint', checkpoint, '--speed', '2'], "Unknown option '--speed'"],
    [['--checkpoint', checkpoint, 'more'], "Unexpected argument 'more'"],
  ])('refuses %j', async (parameters, problem) => {
    const { code, stderr } = await train(parameters);
    expect(stderr).toContain(problem);
    expect(stderr).toContain('(--help shows an example)');
    expect(code).toBe(2);
  });

  it.each([
    ['is not there', join(folder, 'no-python'), 'ENOENT'],
    ['is none', process.execPath, 'cannot train: '],
  ])(
    'says how to make a Python where the one named %s, and writes nothing',
    async (_, python, reason) => {
      const { code, stderr } = await train(['--checkpoint', checkpoint], python);
      expect(stderr).toContain(`${python} (DEEPCODESEEK_PYTHON) cannot train: `);
      expect(stderr).toContain(reason);
      expect(stderr).toContain('python3 -m venv .venv');
      expect(stderr).toContain('models/training/README.md');
      expect(code).toBe(1);
      expect(readdirSync(folder)).toEqual(['checkpoint']);
    },
  );
});
