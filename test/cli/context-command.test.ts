import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compiledModule, contextAnswerSchema } from '../../domain/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { writeDeckTree } from '../predictor/context/deck-tree.js';
import { runDeepCodeSeek, temporaryHome, type CommandResult } from './command.js';

const repeatedSchema = contextAnswerSchema.extend({
  repeat: z.strictObject({ runs: z.int(), p50: z.number(), p95: z.number() }),
});

const { home, remove } = temporaryHome();
const root = join(home, 'tree');
let server: ModelServer;
let answers = true;

beforeAll(async () => {
  mkdirSync(root);
  writeDeckTree(root);
  server = await startModelServer((response) => {
    if (answers) say(response, 'method: shuffle_cards');
    else sendJson(response, {}, 503);
  });
});
afterAll(async () => {
  await server.close();
  remove();
});

function ask(...parameters: readonly string[]): Promise<CommandResult> {
  const asked = ['context', '--root', root, '--file', 'game/play.py', '--at', '5:9'];
  return runDeepCodeSeek([...asked, ...parameters], {
    home: join(home, 'never-made'),
    environment: {
      DEEPCODESEEK_MODEL_BASE_URL: server.baseUrl,
      DEEPCODESEEK_MODEL_NAME: 'coder',
    },
  });
}

describe('context', { timeout: 120_000 }, () => {
  it('prints each block with its place, and what it took, and sends nothing anywhere', async () => {
    const { code, stdout, stderr } = await ask();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^deck\.py:1-\d+ \(-?[\d.]+\)\nclass Deck:\n {4}def shuffle_cards/m);
    expect(stdout).toMatch(/\d+ tokens in \d+ ms\n$/);
    expect(stdout).not.toContain('play.py');
    expect(server.received).toEqual([]);
  });

  it('as JSON is the answer, with the figures of repeated questions beside it', async () => {
    const { stdout } = await ask('--json', '--repeat', '5', '--variant', 'naive', '--top', '1');
    const { blocks, repeat, variant } = repeatedSchema.parse(JSON.parse(stdout));
    expect(blocks).toHaveLength(1);
    expect(variant).toBe('naive');
    expect(repeat.runs).toBe(5);
    expect(repeat.p50).toBeGreaterThan(0);
    expect(repeat.p95).toBeGreaterThanOrEqual(repeat.p50);
    const once = await ask('--json', '--budget', '20');
    expect(contextAnswerSchema.parse(JSON.parse(once.stdout)).tokens).toBeLessThanOrEqual(20);
  });

  it('asks the model for keywords when told to, and says where the code goes', async () => {
    const { stdout, stderr } = await ask('--json', '--keywords', 'chat');
    expect(stderr).toContain(`to coder at ${server.baseUrl}/chat/completions: the code around`);
    const { degraded, timings } = contextAnswerSchema.parse(JSON.parse(stdout));
    expect(degraded).toEqual([]);
    expect(timings).toHaveProperty('keywords');
    expect(server.received).toHaveLength(1);
    expect(JSON.stringify(server.received)).not.toContain(root);
  });

  it('answers from the code itself where the model fails, and says so', async () => {
    answers = false;
    const { code, stdout, stderr } = await ask('--keywords', 'chat');
    answers = true;
    expect(code).toBe(0);
    expect(stderr).toContain('keywords: The model at');
    expect(stdout).toContain('def shuffle_cards');
  });

  it('takes a file from the current folder, from the root, and by its whole path', async () => {
    const answered = await Promise.all(
      [join(root, 'game/play.py'), 'game/play.py'].map((file) => ask('--file', file, '--json')),
    );
    expect(answered.map(({ code }) => code)).toEqual([0, 0]);
    const child = await runDeepCodeSeek(
      ['context', '--root', root, '--file', 'package.json', '--at', '1:0'],
      { home },
    );
    expect(child.code).toBe(2);
    expect(child.stderr).toContain('package.json is not in');
  });

  it.each([
    [['--at', '900:0'], 'it has 6 lines'],
    [['--at', '5:99'], 'line 5 has 9 characters'],
    [['--at', '0:0'], 'its first line is 1'],
    [['--at', 'end'], '--at'],
    [['--file', 'binary.py'], 'it is a binary file'],
    [['--file', 'game'], 'it is a folder'],
    [['--file', 'none.py'], 'there is no such file'],
    [['--file', 'large.py'], 'it is larger than 1 MiB'],
    [['--file', 'outside.py'], 'a link leads out of it'],
    [['--file', '../elsewhere.py'], 'is not in'],
    [['--root', '/no/such/folder'], '/no/such/folder is not there'],
    [['--variant', 'best'], 'Allowed choices are full'],
    [['--budget', '0'], 'from 1 to 32768'],
  ] as const)('refuses %j and says why', async (parameters, text) => {
    writeFileSync(join(root, 'binary.py'), 'a = "\0"\n');
    writeFileSync(join(root, 'large.py'), 'a'.repeat(1024 * 1024 + 1));
    writeFileSync(join(home, 'elsewhere.py'), 'secret = 1\n');
    rmSync(join(root, 'outside.py'), { force: true });
    symlinkSync(join(home, 'elsewhere.py'), join(root, 'outside.py'));
    const { code, stdout, stderr } = await ask(...parameters);
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('ends at once on Ctrl-C', async () => {
    const asked = ['context', '--root', root, '--file', 'game/play.py', '--at', '5:9'];
    const child = spawn(
      process.execPath,
      [compiledModule('cli/main'), ...asked, '--repeat', '10000'],
      { env: { ...process.env, DEEPCODESEEK_HOME: home }, stdio: 'ignore' },
    );
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});
