import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDataset } from '../../dataset-builder/index.js';
import { exampleSchema } from '../../domain/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

const KEY = 'sk-never-to-be-seen';
const WAIT_MS = 180_000;

let demo: DemoPredictor;
let server: ModelServer;

beforeAll(async () => {
  demo = await openDemoPredictor();
  server = await startModelServer((response, { question }) => {
    say(response, codeFor(question.messages[1]?.content ?? ''));
  });
}, WAIT_MS);

afterAll(async () => {
  await server.close();
  await demo.close();
});

/** Code that calls the first method of the class that the question declares. */
function codeFor(question: string): string {
  const name = /^class (\w+)/m.exec(question)?.[1] ?? '';
  const method = /^ {2}(?!constructor)(\w+)\(/m.exec(question)?.[1] ?? '';
  const call = `new ${name}().${method}(record.getUniqueValue())`;
  return `\`\`\`js\nvar record = new GlideRecord('incident');\nvar found = ${call};\ngs.info(found);\n\`\`\``;
}

function build(file: string, ...more: readonly string[]): Promise<CommandResult> {
  return runDeepCodeSeek(['dataset', 'build', '--out', file, ...more], {
    home: demo.home,
    environment: {
      DEEPCODESEEK_MODEL_BASE_URL: server.baseUrl,
      DEEPCODESEEK_MODEL_NAME: 'coder',
      DEEPCODESEEK_MODEL_KEY: KEY,
      DEEPCODESEEK_MODEL_MAX_REQUESTS: '5',
    },
  });
}

describe('deepcodeseek dataset build --origin model', () => {
  it(
    'sends nothing unless it is named, even where a model is configured',
    async () => {
      const { code } = await build(join(demo.home, 'plain.jsonl'));
      expect(code).toBe(0);
      expect(server.received).toEqual([]);
    },
    WAIT_MS,
  );

  it(
    'says what goes where, writes marked examples without leaks, and costs nothing again',
    async () => {
      const [first, again] = [join(demo.home, 'first.jsonl'), join(demo.home, 'again.jsonl')];
      const { code, stdout, stderr } = await build(first, '--origin', 'model');
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(server.received).toHaveLength(5);
      expect(server.received[0]?.authorization).toBe(`Bearer ${KEY}`);
      expect(stderr).toContain(
        `5 requests to coder at ${server.baseUrl}/chat/completions: the name`,
      );
      expect(stderr).toContain('model.maxRequests is reached');
      expect(stdout).toMatch(/origin .*model \d+/);
      const examples = readFileSync(first, 'utf8')
        .trim()
        .split('\n')
        .map((line) => exampleSchema.parse(JSON.parse(line)))
        .filter(({ origin }) => origin === 'model');
      expect(new Set(examples.map(({ groundTruth }) => groundTruth.api)).size).toBeGreaterThan(2);
      expect(await checkDataset(first)).toMatchObject({ leakCount: 0 });
      const second = await build(again, '--origin', 'model');
      expect(second.stderr).toContain('0 requests to coder');
      expect(second.stderr).toContain('5 answers are there already.');
      expect(server.received).toHaveLength(5);
      expect(readFileSync(again, 'utf8')).toBe(readFileSync(first, 'utf8'));
      const answers = join(demo.home, 'instances', 'demo', 'model-answers');
      const kept = readdirSync(answers).map((name) => readFileSync(join(answers, name), 'utf8'));
      expect([stdout, stderr, second.stderr, ...kept].join()).not.toContain(KEY);
    },
    WAIT_MS,
  );

  it(
    'needs a model, and names what is not set',
    async () => {
      const file = join(demo.home, 'none.jsonl');
      const { code, stderr } = await runDeepCodeSeek(
        ['dataset', 'build', '--out', file, '--origin', 'model'],
        demo,
      );
      expect(code).toBe(2);
      expect(stderr).toContain('`model.baseUrl` is not set');
      expect(existsSync(file)).toBe(false);
    },
    WAIT_MS,
  );
});
