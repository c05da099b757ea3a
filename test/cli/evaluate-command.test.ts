import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { toyExample } from '../dataset-builder/evaluate/toy-questions.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

let demo: DemoPredictor;
let dataset: string;

beforeAll(async () => {
  demo = await openDemoPredictor();
  dataset = join(demo.home, 'examples.jsonl');
  const lines = ['one', 'two'].map((id) => JSON.stringify(toyExample({ id, script: id })));
  await writeFile(dataset, `${lines.join('\n')}\n`);
}, 120_000);

afterAll(async () => {
  await demo.close();
});

function evaluate(...parameters: readonly string[]): Promise<CommandResult> {
  return runDeepCodeSeek(['evaluate', ...parameters], { home: demo.home });
}

describe('evaluate', () => {
  it('explains itself with an example', async () => {
    const { code, stdout } = await evaluate('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('deepcodeseek evaluate --html report.html');
  });

  it.each([
    [
      ['--systems', 'bm25,magic'],
      2,
      'fusion, learned, neural, blended, separated by commas, got "magic"',
    ],
    [['--folds', '1'], 2, '--folds must be a whole number from 2 to 20, got "1"'],
    [['--hold-out', 'fold'], 2, '--hold-out must be scope, got "fold"'],
    [['--view', 'after'], 2, '--view must be both or before, got "after"'],
    [['--hold-out', 'scope', '--folds', '3'], 2, 'cannot be used with'],
    [['--html', 'no/such/folder/report.html'], 1, 'report.html cannot be written: ENOENT'],
    [['--dataset', 'does-not-exist.jsonl'], 2, 'does-not-exist.jsonl cannot be read'],
  ] as const)('with %j ends with %i and names the thing', async (parameters, code, text) => {
    const result = await evaluate(...parameters);
    expect(result.stderr).toContain(text);
    expect(result.code).toBe(code);
  });

  it('says that no model is named, and that two examples are too few to learn from', async () => {
    const neural = await evaluate('--dataset', dataset, '--systems', 'neural');
    expect(neural.stderr).toContain('no model is named');
    expect(neural.code).toBe(1);
    const learned = await evaluate('--dataset', dataset);
    expect(learned.stderr).toContain('0 questions to learn from');
    expect(learned.code).toBe(1);
  });

  it('prints a table, or JSON, and writes the page', async () => {
    const html = join(demo.home, 'report.html');
    const asked = ['--dataset', dataset, '--systems', 'fusion,bm25', '--view', 'before'] as const;
    const { code, stdout } = await evaluate(...asked, '--html', html);
    expect(code).toBe(0);
    expect(stdout).toContain('2 examples of "demo"');
    expect(await readFile(html, 'utf8')).toContain('<h1>Evaluation of demo</h1>');
    const json = await evaluate(...asked, '--json');
    const { systems } = z
      .object({ systems: z.array(z.object({ system: z.string(), view: z.string() })) })
      .parse(JSON.parse(json.stdout));
    expect(systems.map(({ system, view }) => `${system} ${view}`)).toEqual([
      'bm25 before',
      'fusion before',
    ]);
  });
});
