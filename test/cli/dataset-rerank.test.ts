import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rerankHeaderSchema } from '../../dataset-builder/index.js';
import { compiledModule } from '../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek } from './command.js';

let demo: DemoPredictor;
let dataset: string;
let folder: string;

beforeAll(async () => {
  demo = await openDemoPredictor();
  dataset = join(demo.home, 'examples.jsonl');
  folder = join(demo.home, 'rerank');
  await runDeepCodeSeek(['dataset', 'build', '--out', dataset, '--cap', '2'], demo);
}, 180_000);

afterAll(() => demo.close());

function rerank(...options: readonly string[]): ReturnType<typeof runDeepCodeSeek> {
  return runDeepCodeSeek(['dataset', 'rerank', '--dataset', dataset, ...options], demo);
}

describe('deepcodeseek dataset rerank', () => {
  it('writes the folder and prints what it holds', async () => {
    const { code, stdout, stderr } = await rerank('--out', folder, '--most', '40');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/rerank: 40 questions about \d+ cards\.\n {2}train \d+, validation \d+/);
    expect(stderr).toContain('candidates: ');
  }, 60_000);

  it('prints JSON, the same as the header', async () => {
    const { stdout } = await rerank('--out', folder, '--most', '30', '--json');
    const { questions } = rerankHeaderSchema.parse(
      JSON.parse(readFileSync(join(folder, 'rerank.json'), 'utf8')),
    );
    const report = z.object({ folder: z.string(), unfound: z.int() }).loose();
    expect(report.parse(JSON.parse(stdout))).toMatchObject({ folder, questions, leftOut: 0 });
  }, 60_000);

  it('killed in the middle, leaves the earlier folder as it was', async () => {
    const before = readFileSync(join(folder, 'rerank.json'), 'utf8');
    const words = ['dataset', 'rerank', '--dataset', dataset, '--out', folder];
    const child = spawn(process.execPath, [compiledModule('cli/main'), ...words], {
      env: { ...process.env, DEEPCODESEEK_HOME: demo.home },
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('candidates: ')) child.kill('SIGKILL');
    });
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
    expect(readFileSync(join(folder, 'rerank.json'), 'utf8')).toBe(before);
  }, 60_000);

  it('refuses a folder that holds something else, before it asks anything', async () => {
    const other = join(demo.home, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'notes.txt'), '');
    const { code, stderr } = await rerank('--out', other);
    expect(stderr).toContain(
      `${other} holds something else than questions for a reranker: notes.txt.`,
    );
    expect(stderr).not.toContain('candidates');
    expect(code).toBe(2);
  });

  it('refuses a number of questions that is none, and names what it takes in its help', async () => {
    const { code, stderr } = await rerank('--out', join(demo.home, 'none'), '--most', '0');
    expect(stderr).toContain('--most must be a whole number from 1 to 1000000, got "0"');
    expect(code).toBe(2);
    expect(existsSync(join(demo.home, 'none'))).toBe(false);
    const help = await runDeepCodeSeek(['dataset', 'rerank', '--help'], demo);
    expect(help.stdout).toContain('deepcodeseek dataset rerank --out ./rerank');
  });
});
