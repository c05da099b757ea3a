import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_READER,
  startDemoInstance,
  type DemoInstance,
} from '../../connector/demo-instance/index.js';
import { compiledModule, mirrorStatusSchema, suggestAnswerSchema } from '../../domain/index.js';
import { runDeepCodeSeek, temporaryHome } from './command.js';

const COMMANDS = [
  'demo',
  'connect',
  'sync',
  'import',
  'status',
  'suggest',
  'serve',
  'doctor',
  'train',
];

describe('every command', () => {
  const { home, remove } = temporaryHome();
  afterAll(remove);

  it.each(COMMANDS)('%s explains itself with an example', async (command) => {
    const { code, stdout } = await runDeepCodeSeek([command, '--help'], { home });
    expect(code).toBe(0);
    const [, examples] = stdout.split('Example:');
    expect(examples).toContain(`deepcodeseek ${command}`);
  });

  it('ends with 2 and the nearest name for a command that does not exist', async () => {
    const { code, stderr } = await runDeepCodeSeek(['statsu'], { home });
    expect(code).toBe(2);
    expect(stderr).toContain('status');
  });

  it.each([
    [['suggest', '--limit', '500'], '--limit must be a whole number from 1 to 200, got "500"'],
    [['serve', '--port', 'x'], '--port must be a whole number'],
    [['status'], 'There is no instance here yet'],
    [['status', '--instance', 'nowhere'], 'There is no instance named "nowhere"'],
    [['connect', 'a', '--url', 'nonsense'], 'nonsense'],
    [['connect', 'a', '--url', 'https://a.example', '--auth', 'magic'], 'got "magic"'],
    [['import', 'does-not-exist'], 'does-not-exist'],
    [['sync', '--unknown'], 'unknown option'],
  ])('%j ends with 2 and names the thing', async (parameters, text) => {
    const { code, stderr } = await runDeepCodeSeek(parameters, { home });
    expect(stderr).toContain(text);
    expect(code).toBe(2);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [compiledModule('cli/main'), '--help']);
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child, 'close');
    expect({ said, code: child.exitCode }).toEqual({ said: '', code: 0 });
  });

  it('names an unknown configuration key before it does anything', async () => {
    const { code, stderr } = await runDeepCodeSeek(['status'], {
      home,
      environment: { DEEPCODESEEK_LOG_LEVEL: 'loud' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('logLevel');
  });
});

describe('an instance from connect to suggest', () => {
  const { home, remove } = temporaryHome();
  let demo: DemoInstance;

  beforeAll(async () => {
    demo = await startDemoInstance({ port: 0 });
  });

  afterAll(async () => {
    await demo.close();
    remove();
  });

  it('is connected with the secret from standard input, which lands in a file for the owner only', async () => {
    const { code, stdout, stderr } = await runDeepCodeSeek(
      ['connect', 'acme', '--url', demo.url, '--user', DEMO_READER.userName],
      { home, input: `${DEMO_READER.password}\n` },
    );
    expect(stderr).toContain('Connected.');
    expect(code).toBe(0);
    expect(stdout).toContain('sys_script_include');
    expect(stdout + stderr).not.toContain(DEMO_READER.password);
    const secrets = join(home, 'instances', 'acme', 'secrets.json');
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
  });

  it('is refused with a wrong password, which is not shown', async () => {
    const { code, stderr } = await runDeepCodeSeek(
      ['connect', 'other', '--url', demo.url, '--user', DEMO_READER.userName],
      { home, input: 'wr0ng-passw0rd\n' },
    );
    expect(code).toBe(1);
    expect(stderr).toContain(`"other" refused to sign in`);
    expect(stderr).not.toContain('wr0ng-passw0rd');
  });

  it('is synced with plain progress lines where there is no terminal', async () => {
    const { code, stdout, stderr } = await runDeepCodeSeek(['sync'], { home });
    expect(stderr).toContain('sys_script_include: ');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Read \d+ records in/);
  });

  it('tells its status as JSON', async () => {
    const { code, stdout } = await runDeepCodeSeek(['status', '--json'], { home });
    expect(code).toBe(0);
    const status = mirrorStatusSchema.parse(JSON.parse(stdout));
    expect(status.scriptIncludes).toBeGreaterThanOrEqual(80);
    expect(status.scripts - status.scriptIncludes).toBeGreaterThanOrEqual(120);
    expect(status.resolvedCallSites / status.callSites).toBeGreaterThan(0.9);
    expect(status.lastSync).not.toBeNull();
  });

  it('answers JSON lines in order, with the id that each line gave', async () => {
    const lines = [
      { id: 'first', codeBefore: 'var dates = new x_acme_core.', scope: 'x_acme_billing' },
      { id: 2, codeBefore: 'var u = new x_acme_core.DateMath();\nu.', scope: 'x_acme_billing' },
      { codeBefore: '' },
    ];
    const { code, stdout } = await runDeepCodeSeek(['suggest', '--stdin', '--limit', '3'], {
      home,
      input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    expect(code).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => suggestAnswerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ id }) => id).slice(0, 2)).toEqual(['first', 2]);
    expect(answers).toHaveLength(3);
    expect(answers[1]?.question).toBe('member');
    expect(answers.every(({ suggestions }) => suggestions.length <= 3)).toBe(true);
  });

  it('names the line that is not a question, and still answers the others', async () => {
    const { code, stdout, stderr } = await runDeepCodeSeek(['suggest', '--stdin'], {
      home,
      input: '{"codeBefore":""}\nnot json\n{"codeAfter":"x"}\n',
    });
    expect(code).toBe(1);
    const rows = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain('Line 2 is not a question');
    expect(rows[2]).toContain('codeBefore');
    expect(stderr).toContain('2 of 3 lines could not be answered');
  });

  it('is found in order by the doctor, which signs in and looks at the mirror', async () => {
    const { stdout } = await runDeepCodeSeek(['doctor', '--json'], { home });
    const results = new Map(
      z
        .array(z.object({ name: z.string(), state: z.string() }))
        .parse(JSON.parse(stdout))
        .map(({ name, state }) => [name, state]),
    );
    expect(results.get('ripgrep')).toBe('ok');
    expect(results.get('Mirror acme')).toBe('ok');
    expect(results.get('Connection acme')).toBe('ok');
  });
});
