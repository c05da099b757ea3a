import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDataset, readExamples } from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import { cleanExample } from './clean-examples.js';

const folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-check-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, lines: readonly (Example | string)[], lineBreak = '\n'): string {
  const file = join(folder, name);
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(file, texts.join(lineBreak));
  return file;
}

describe('checking a dataset file', () => {
  it('counts examples and finds no leak in clean ones', async () => {
    const file = fileOf('clean.jsonl', [cleanExample(), cleanExample({ id: 'sample-2' }), '']);
    expect(await checkDataset(file)).toEqual({
      examples: 2,
      leakingExamples: 0,
      leakCount: 0,
      countByKind: {},
      leaks: [],
    });
  });

  it('names the line of each leak, and lists no more than asked for', async () => {
    const leaking = cleanExample({ id: 'b', codeAfter: 'iu.run(IncidentUtil);' });
    const file = fileOf('leaking.jsonl', [cleanExample({ id: 'a' }), '', leaking]);
    const report = await checkDataset(file, { listed: 1 });
    expect(report).toMatchObject({
      examples: 2,
      leakingExamples: 1,
      leakCount: 2,
      countByKind: { class: 1, holder: 1 },
    });
    expect(report.leaks.map(({ line, leak }) => [line, leak.exampleId])).toEqual([[3, 'b']]);
  });

  it('finds a script or family on two sides of the split', async () => {
    const file = fileOf('split.jsonl', [
      cleanExample({ id: 'a', script: '1', family: '1' }),
      cleanExample({ id: 'b', script: '2', family: '1', split: 'test' }),
      cleanExample({ id: 'c', script: '1', family: '3', fold: 2 }),
      cleanExample({ id: 'd', script: '4', family: '3', fold: 2 }),
    ]);
    const { leaks } = await checkDataset(file);
    expect(leaks).toEqual([
      { line: 2, leak: { kind: 'split', exampleId: 'b', across: 'family', otherExampleId: 'a' } },
      { line: 3, leak: { kind: 'split', exampleId: 'c', across: 'script', otherExampleId: 'a' } },
    ]);
  });

  it('reads a byte order mark and carriage returns', async () => {
    const first = `\uFEFF${JSON.stringify(cleanExample())}`;
    const file = fileOf('windows.jsonl', [first, cleanExample({ id: 'sample-2' })], '\r\n');
    expect((await checkDataset(file)).examples).toBe(2);
  });

  it.each([
    ['not JSON', '{"id": "secret text', 'it is not valid JSON'],
    ['no example', '{"id": 5}', '"id" is wrong'],
    ['a field too many', JSON.stringify({ ...cleanExample({ id: 'x' }), more: 1 }), 'more'],
    ['an id for the second time', JSON.stringify(cleanExample()), 'its id stands in line 1 too'],
  ])('names the line that is %s, without its text', async (_name, broken, reason) => {
    const file = fileOf('broken.jsonl', [cleanExample(), '', broken]);
    const failure = checkDataset(file);
    await expect(failure).rejects.toMatchObject({ code: 'DATASET_LINE_INVALID' });
    await expect(failure).rejects.toThrow(`Line 3 of ${file}`);
    await expect(failure).rejects.toThrow(reason);
    await expect(failure).rejects.not.toThrow('secret text');
  });

  it('says which file is missing, and that a folder is none', async () => {
    const missing = join(folder, 'missing.jsonl');
    await expect(checkDataset(missing)).rejects.toMatchObject({ code: 'DATASET_UNREADABLE' });
    await expect(checkDataset(missing)).rejects.toThrow(missing);
    await expect(checkDataset(folder)).rejects.toMatchObject({ code: 'DATASET_UNREADABLE' });
  });

  it('ends at an abort', async () => {
    const file = fileOf('long.jsonl', [cleanExample(), cleanExample({ id: 'sample-2' })]);
    const controller = new AbortController();
    const checking = checkDataset(file, {
      signal: controller.signal,
      onExample: () => {
        controller.abort();
      },
    });
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('leaves no error behind where its reader ends at the abort before it does', async () => {
    const file = fileOf(
      'read.jsonl',
      Array.from({ length: 50 }, (_, at) => cleanExample({ id: `sample-${at}` })),
    );
    const controller = new AbortController();
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => {
      unhandled.push(error);
    };
    process.on('uncaughtException', note);
    try {
      const reading = async (): Promise<void> => {
        for await (const { line } of readExamples(file, controller.signal)) {
          if (line < 20) continue;
          controller.abort();
          controller.signal.throwIfAborted();
        }
      };
      await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
      await setTimeout(20);
    } finally {
      process.off('uncaughtException', note);
    }
    expect(unhandled).toEqual([]);
  });
});
