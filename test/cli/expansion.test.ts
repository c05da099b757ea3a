import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestAnswerSchema } from '../../domain/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { toyExample } from '../dataset-builder/evaluate/toy-questions.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

const KEY = 'sk-never-to-be-seen';

let demo: DemoPredictor;
let server: ModelServer;

beforeAll(async () => {
  demo = await openDemoPredictor();
  writeFileSync(join(demo.home, 'rule.js'), 'var due = ');
  const lines = ['one', 'two'].map((id) =>
    JSON.stringify(toyExample({ id, script: id, codeBefore: `var ${id} = ` })),
  );
  writeFileSync(join(demo.home, 'examples.jsonl'), `${lines.join('\n')}\n`);
  server = await startModelServer((response) => {
    say(response, 'new DateMath().addDays(today, 5);');
  });
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

function run(...parameters: readonly string[]): Promise<CommandResult> {
  return runDeepCodeSeek(parameters, {
    home: demo.home,
    environment: {
      DEEPCODESEEK_MODEL_BASE_URL: server.baseUrl,
      DEEPCODESEEK_MODEL_NAME: 'coder',
      DEEPCODESEEK_MODEL_KEY: KEY,
    },
  });
}

describe('--expansion', { timeout: 120_000 }, () => {
  it('sends nothing unless it is given', async () => {
    const { code, stderr } = await run('suggest', '--file', join(demo.home, 'rule.js'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(server.received).toEqual([]);
  });

  it('of suggest says where code goes, and answers from what the model writes', async () => {
    const file = join(demo.home, 'rule.js');
    const asked = [
      'suggest',
      '--file',
      file,
      '--json',
      '--expansion',
      'hypothetical-code',
    ] as const;
    const { code, stdout, stderr } = await run(...asked);
    expect(stderr).toContain(`to coder at ${server.baseUrl}/chat/completions: the code around`);
    expect(code).toBe(0);
    const { degraded, timings } = suggestAnswerSchema.parse(JSON.parse(stdout));
    expect(degraded).toEqual([]);
    expect(timings).toHaveProperty('expansion');
    expect(stdout).toContain('the expanded query');
    expect(server.received).toHaveLength(1);
    expect(stdout + stderr).not.toContain(KEY);
  });

  it('of evaluate says how many requests go where, and asks nothing the second time', async () => {
    const asked = ['evaluate', '--dataset', join(demo.home, 'examples.jsonl')] as const;
    const options = [
      '--systems',
      'bm25',
      '--view',
      'before',
      '--expansion',
      'description',
    ] as const;
    const first = await run(...asked, ...options);
    expect(first.stderr).toContain('2 requests to coder at');
    expect(first.stdout).toContain('Queries widened by a description, written by coder: 2 of 2');
    expect(first.code).toBe(0);
    const sent = server.received.length;
    const again = await run(...asked, ...options);
    expect(again.stderr).toContain('2 answers are there already.');
    expect(server.received).toHaveLength(sent);
    expect(readdirSync(join(demo.home, 'instances', 'demo', 'model-answers'))).toHaveLength(2);
  });

  it.each([
    [['suggest', '--expansion', 'more'], 'Allowed choices are off, prefix'],
    [['evaluate', '--expansion', 'more'], 'Allowed choices are off, prefix'],
    [['evaluate', '--expansion', 'description'], '`model.baseUrl` is not set'],
  ] as const)('with %j is refused', async (parameters, text) => {
    const { code, stderr } = await runDeepCodeSeek(parameters, demo);
    expect(stderr).toContain(text);
    expect(code).toBe(2);
  });
});
