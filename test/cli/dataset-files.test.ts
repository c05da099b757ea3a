import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanExample } from '../dataset-builder/check/clean-examples.js';
import { runDeepCodeSeek, temporaryHome } from './command.js';

describe('dataset files on the command line', () => {
  const { home, remove } = temporaryHome();
  afterAll(remove);
  const clean = join(home, 'clean.jsonl');
  const leaking = join(home, 'leaking.jsonl');
  const broken = join(home, 'broken.jsonl');
  writeFileSync(clean, JSON.stringify(cleanExample()));
  writeFileSync(
    leaking,
    JSON.stringify(cleanExample({ codeAfter: "\nrun('Incident' + 'Util');" })),
  );
  writeFileSync(broken, `${JSON.stringify(cleanExample())}\n{`);

  it('a clean dataset ends the check with 0', async () => {
    const { code, stdout } = await runDeepCodeSeek(['dataset', 'check', clean], { home });
    expect(stdout).toBe('1 examples, 0 leaks.\n');
    expect(code).toBe(0);
  });

  it('a leak ends it with 1, and says where; the word only when asked for', async () => {
    const check = ['dataset', 'check', leaking];
    const { code, stdout, stderr } = await runDeepCodeSeek(check, { home });
    expect(code).toBe(1);
    expect(stdout).toContain('line 1: class, disguised in line 2 of codeAfter\n');
    expect(stderr).toContain('1 leak in 1 example');
    expect(stdout + stderr).not.toContain('Util');
    const { stdout: words } = await runDeepCodeSeek([...check, '--words'], { home });
    expect(words).toContain(`codeAfter: "Incident' + 'Util"`);
  });

  it('the report as JSON is the whole of standard output', async () => {
    const check = ['dataset', 'check', leaking, '--json'];
    const { code, stdout } = await runDeepCodeSeek(check, { home });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ examples: 1, leakCount: 1 });
  });

  it('a broken line ends it with 1 and its number, a missing file with 2', async () => {
    const { code, stderr } = await runDeepCodeSeek(['dataset', 'check', broken], { home });
    expect(stderr).toContain(`Line 2 of ${broken}`);
    expect(code).toBe(1);
    const missing = await runDeepCodeSeek(['dataset', 'check', join(home, 'no.jsonl')], { home });
    expect(missing.code).toBe(2);
  });

  it('an export writes what is asked for, and refuses leaks unless they are allowed', async () => {
    const out = join(home, 'out');
    const command = ['dataset', 'export', '--out', out, '--formats', 'parquet', '--dataset'];
    const refused = await runDeepCodeSeek([...command, leaking], { home });
    expect(refused.code).toBe(1);
    expect(existsSync(out)).toBe(false);
    const allowed = await runDeepCodeSeek([...command, leaking, '--allow-leaks'], { home });
    expect(allowed.code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['README.md', 'plots', 'train.parquet']);
    const misspelt = ['dataset', 'export', '--dataset', clean, '--out', out, '--formats', 'csv'];
    const { code, stderr } = await runDeepCodeSeek(misspelt, { home });
    expect(stderr).toContain('--formats must list jsonl, parquet or both, got "csv"');
    expect(code).toBe(2);
  });
});
