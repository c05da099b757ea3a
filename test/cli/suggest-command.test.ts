import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestAnswerSchema, type SuggestAnswer } from '../../domain/index.js';
import { writeCalibratedWeights } from '../predictor/calibrated-weights.js';
import { DEMO_MIRROR, openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek } from './command.js';

const CODE = 'var first = new x_acme_core.DateMath().today();\nvar due = ';

let demo: DemoPredictor;
let file: string;

beforeAll(async () => {
  demo = await openDemoPredictor();
  file = join(demo.home, 'rule.js');
  writeFileSync(file, CODE);
});

afterAll(async () => {
  await demo.close();
});

async function suggest(...parameters: readonly string[]): Promise<string> {
  const command = ['suggest', '--file', file, '--scope', 'x_acme_billing', ...parameters];
  const { code, stdout, stderr } = await runDeepCodeSeek(command, { home: demo.home });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

function sources({ suggestions }: SuggestAnswer): readonly string[] {
  return suggestions.flatMap(({ evidence }) => evidence).map(({ source }) => source);
}

describe('suggest', { timeout: 60_000 }, () => {
  it('heeds what a file names already, and a batch only where its question says so', async () => {
    const answer = suggestAnswerSchema.parse(JSON.parse(await suggest('--json', '--limit', '200')));
    expect(sources(answer)).toContain('named');
    const question = { codeBefore: CODE, scope: 'x_acme_billing', limit: 200 };
    const { stdout } = await runDeepCodeSeek(['suggest', '--stdin'], {
      home: demo.home,
      input: [question, { ...question, alreadyNamed: true }]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    });
    const [bare, heeded] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => sources(suggestAnswerSchema.parse(JSON.parse(line))));
    expect(bare).not.toContain('named');
    expect(heeded).toContain('named');
  });

  it('shows how likely each is, in percent, once the ranker gives probabilities', async () => {
    await writeCalibratedWeights(demo.home, DEMO_MIRROR);
    const lines = (await suggest('--limit', '5'))
      .split('\n')
      .filter((line) => /^ {2}\d/.test(line));
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^ {2}\d {2} *(?:\d+|<1) % {2}\S/);
  });
});
