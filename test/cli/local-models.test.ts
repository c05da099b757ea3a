import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { suggestAnswerSchema } from '../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

const CONFIGURED = { DEEPCODESEEK_SUGGEST_RERANKER: 'not-there' };
const checksSchema = z.array(
  z.object({ name: z.string(), state: z.string(), detail: z.string(), remedy: z.unknown() }),
);

let demo: DemoPredictor;
let file: string;
beforeAll(async () => {
  demo = await openDemoPredictor();
  file = join(demo.home, 'rule.js');
  writeFileSync(file, 'var due = ');
});
afterAll(() => demo.close());

function suggest(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const command = ['suggest', '--file', file, '--scope', 'x_acme_billing', ...parameters];
  return runDeepCodeSeek(command, { home: demo.home, environment });
}

describe('suggest with a model that is not installed', { timeout: 120_000 }, () => {
  it.each([
    ['named', ['--reranker', 'not-there'], {}],
    ['configured', [], CONFIGURED],
    ['configured and asked for', ['--rerank'], CONFIGURED],
  ])('answers without it and says so, where it is %s', async (_how, parameters, environment) => {
    const { code, stderr, stdout } = await suggest(parameters, environment);
    expect(stderr).toContain('Without neural: The model "not-there" is not installed');
    expect(stdout).toMatch(/^ {2}1 {2}/);
    expect(code).toBe(0);
  });

  it('asks nothing of it with --no-rerank', async () => {
    const { code, stderr, stdout } = await suggest(['--no-rerank', '--json'], CONFIGURED);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(suggestAnswerSchema.parse(JSON.parse(stdout))).toMatchObject({
      degraded: [],
      reranked: 0,
    });
  });
});

describe('suggest', { timeout: 60_000 }, () => {
  it('refuses --rerank where no model is named, and a name that none can have', async () => {
    const unnamed = await suggest(['--rerank']);
    expect(unnamed.code).toBe(2);
    expect(unnamed.stderr).toContain('suggest.reranker');
    const impossible = await suggest(['--reranker', '../elsewhere']);
    expect(impossible.code).toBe(2);
    expect(impossible.stderr).toContain('../elsewhere');
  });
});

describe('doctor', { timeout: 60_000 }, () => {
  async function modelChecks(
    environment: Readonly<Record<string, string>>,
  ): Promise<z.output<typeof checksSchema>> {
    const { stdout } = await runDeepCodeSeek(['doctor', '--json'], {
      home: demo.home,
      environment,
    });
    return checksSchema.parse(JSON.parse(stdout)).filter(({ name }) => name.startsWith('Model '));
  }

  it('looks at the configured models alone, and says what one needs', async () => {
    expect(await modelChecks({})).toEqual([]);
    const [check, ...others] = await modelChecks(CONFIGURED);
    expect(others).toEqual([]);
    expect(check).toMatchObject({ name: 'Model not-there (reranker)', state: 'failed' });
    expect(check?.detail).toContain('is not installed');
    expect(check?.detail).toContain('deepcodeseek models');
  });
});
