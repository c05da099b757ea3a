import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleSchema } from '../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek } from './command.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
}, 180_000);

afterAll(() => demo.close());

describe('deepcodeseek dataset build', () => {
  it('writes the examples and prints what they are', async () => {
    const file = join(demo.home, 'examples.jsonl');
    const { code, stdout, stderr } = await runDeepCodeSeek(
      ['dataset', 'build', '--out', file],
      demo,
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/examples\.jsonl: \d+ examples of \d+ APIs from \d+ scripts/);
    expect(stderr).toContain('examples: ');
    const [first = ''] = (await readFile(file, 'utf8')).split('\n');
    expect(exampleSchema.safeParse(JSON.parse(first)).success).toBe(true);
  }, 180_000);

  it('prints the report as JSON', async () => {
    const file = join(demo.home, 'capped.jsonl');
    const options = ['--cap', '2', '--seed', '7', '--no-synthetic', '--json'];
    const { code, stdout } = await runDeepCodeSeek(
      ['dataset', 'build', '--out', file, ...options],
      demo,
    );
    expect(code).toBe(0);
    const report = z
      .object({ file: z.string(), examples: z.int(), origin: z.record(z.string(), z.int()) })
      .parse(JSON.parse(stdout));
    expect(report).toMatchObject({ file, origin: { 'call-site': report.examples } });
  }, 180_000);

  it('writes nothing that the checker finds, though it knows the sys_id of each API; a planted one it does', async () => {
    const file = join(demo.home, 'checked.jsonl');
    await runDeepCodeSeek(['dataset', 'build', '--out', file, '--cap', '3'], demo);
    const check = ['dataset', 'check', '--json', '--instance', 'demo'];
    const clean = await runDeepCodeSeek([...check, file], demo);
    expect(clean.stderr).not.toContain('leak');
    expect(clean.code).toBe(0);

    const examples = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const example = examples
      .map((line) => exampleSchema.parse(JSON.parse(line)))
      .find(({ question }) => question === 'api');
    const api = await demo.store.api(example?.groundTruth.api ?? '');
    const codeBefore = `// ${api?.surface.scriptSysId}\n${example?.codeBefore}`;
    const planted = join(demo.home, 'planted.jsonl');
    await writeFile(planted, JSON.stringify({ ...example, codeBefore }));
    const alone = await runDeepCodeSeek(['dataset', 'check', planted], demo);
    expect(alone.code).toBe(0);
    const known = await runDeepCodeSeek([...check, planted], demo);
    expect(known.code).toBe(1);
    expect(JSON.parse(known.stdout)).toMatchObject({ countByKind: { sys_id: 1 } });
    const exporting = ['dataset', 'export', '--dataset', planted, '--out', join(demo.home, 'out')];
    const refused = await runDeepCodeSeek([...exporting, '--instance', 'demo'], demo);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('1 leak in 1 example');
    const unknown = await runDeepCodeSeek([...check.slice(0, -1), 'nowhere', planted], demo);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('There is no instance named "nowhere"');
  }, 180_000);

  it.each([
    ['a scope that is not there', ['--held-out-scope', 'x_nobody'], 'x_nobody'],
    ['a wrong choice of sites', ['--sites', 'some'], 'first or all'],
    ['a cap of nothing', ['--cap', '0'], '--cap must be'],
  ])(
    'refuses %s with exit code 2',
    async (_name, options, told) => {
      const file = join(demo.home, 'refused.jsonl');
      const { code, stderr } = await runDeepCodeSeek(
        ['dataset', 'build', '--out', file, ...options],
        demo,
      );
      expect(code).toBe(2);
      expect(stderr).toContain(told);
    },
    60_000,
  );
});
