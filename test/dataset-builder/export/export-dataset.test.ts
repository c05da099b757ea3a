import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import {
  exportDataset,
  readExamples,
  type ExportReport,
  type ExportRequest,
} from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import { cleanExample } from '../check/clean-examples.js';

const root = mkdtempSync(join(tmpdir(), 'deepcodeseek-export-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const SECRET = "\n// ask jane.doe@acme.example\nvar password = 'hunter22';\nmail('Jane Doe');\n";
const EXAMPLES: readonly Example[] = [
  cleanExample({ id: 'a', codeAfter: SECRET }),
  cleanExample({
    id: 'b',
    question: 'member',
    codeBefore: 'var é = "日本 😀";\r\niu.',
    codeMiddle: 'getOpenIncidents()',
  }),
  cleanExample({
    id: 'c',
    script: 'c'.repeat(32),
    family: 'c'.repeat(32),
    split: 'test',
    fold: 1,
    scope: 'x|<b>',
    callers: 12,
    groundTruth: { scope: 'x_acme_itsm', api: 'x_acme_itsm.IncidentUtil', member: null },
  }),
];

let number = 0;

/** Writes the examples to a file of their own and exports it to a folder of its own. */
async function exported(
  changes: Partial<ExportRequest> = {},
  examples: readonly Example[] = EXAMPLES,
): Promise<ExportReport & { readonly folder: string }> {
  number += 1;
  const file = join(root, `dataset-${number}.jsonl`);
  writeFileSync(file, examples.map((example) => `${JSON.stringify(example)}\n`).join(''));
  const folder = join(root, `export-${number}`);
  const report = await exportDataset({
    file,
    folder,
    formats: ['jsonl', 'parquet'],
    redact: false,
    withoutBodies: false,
    allowLeaks: false,
    ...changes,
  });
  return { ...report, folder: changes.folder ?? folder };
}

function text(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

async function parquetRows(folder: string, name: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(join(folder, name)) });
}

describe('an export', () => {
  it('holds a file for each split and format, a card, and its plots', async () => {
    const { folder, files, examples } = await exported();
    expect(examples).toBe(3);
    expect(readdirSync(folder).sort()).toEqual([
      'README.md',
      'plots',
      'test.jsonl',
      'test.parquet',
      'train.jsonl',
      'train.parquet',
    ]);
    for (const file of files) expect(existsSync(join(folder, file))).toBe(true);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('gives the examples of a split back from JSON Lines as they were', async () => {
    const { folder } = await exported();
    const read: Example[] = [];
    for await (const { example } of readExamples(join(folder, 'train.jsonl'))) read.push(example);
    expect(read).toEqual(EXAMPLES.slice(0, 2));
  });

  it('gives the same rows back from Parquet, the ground truth in columns', async () => {
    const { folder } = await exported();
    const rows = [
      ...(await parquetRows(folder, 'train.parquet')),
      ...(await parquetRows(folder, 'test.parquet')),
    ];
    expect(rows).toEqual(
      EXAMPLES.map(({ groundTruth, ...example }) => ({
        ...example,
        groundTruthScope: groundTruth.scope,
        groundTruthApi: groundTruth.api,
        groundTruthMember: groundTruth.member,
      })),
    );
  });

  it('writes more rows than one group of Parquet holds', async () => {
    const many = Array.from({ length: 1_250 }, (_, index) => cleanExample({ id: `e${index}` }));
    const { folder } = await exported({ formats: ['parquet'] }, many);
    const file = await asyncBufferFromFile(join(folder, 'train.parquet'));
    expect((await parquetMetadataAsync(file)).row_groups).toHaveLength(2);
    const rows = await parquetRows(folder, 'train.parquet');
    expect(rows.map((row) => row['id'])).toEqual(many.map(({ id }) => id));
  });

  it('is the same to the byte when it is made again', async () => {
    const [one, other] = [await exported({ redact: true }), await exported({ redact: true })];
    for (const file of one.files) {
      expect(readFileSync(join(other.folder, file))).toEqual(readFileSync(join(one.folder, file)));
    }
  });

  it('without bodies holds no code anywhere', async () => {
    const { folder, files } = await exported({ withoutBodies: true });
    const [row] = await parquetRows(folder, 'train.parquet');
    expect(Object.keys(row ?? {})).not.toContain('codeBefore');
    for (const file of files) {
      const content = readFileSync(join(folder, file)).toString('latin1');
      expect(content).not.toContain('hunter22');
      expect(content).not.toContain('executeRule');
    }
    expect(text(folder, 'README.md')).toContain('The fields that hold code are left out.');
  });

  it('redacts code and record identifiers alike in every format', async () => {
    const { folder, files } = await exported({ redact: true });
    for (const file of files) {
      const content = readFileSync(join(folder, file)).toString('latin1');
      for (const value of ['hunter22', 'jane.doe', 'Jane Doe', 'a'.repeat(32)]) {
        expect(content).not.toContain(value);
      }
    }
    const [first] = text(folder, 'train.jsonl').split('\n');
    const [row] = await parquetRows(folder, 'train.parquet');
    expect(JSON.parse(first ?? '')).toMatchObject({
      codeAfter: row?.['codeAfter'],
      script: row?.['script'],
    });
    expect(row?.['codeAfter']).toBe(
      "\n// ask person1@example.invalid\nvar password = 'SECRET_1';\nmail('Person 1');\n",
    );
    expect(text(folder, 'README.md')).toContain('secret 1, email 1');
  });
});

describe('the dataset card', () => {
  it('counts by split and names the files', async () => {
    const { folder } = await exported();
    const card = text(folder, 'README.md');
    expect(card).toContain('| train | 2 | 1 | 1 | `train.jsonl`, `train.parquet` |');
    expect(card).toContain('    path: test.parquet');
    expect(card).toContain('| Question | all | train | test |');
    expect(card).toContain('| api | 2 | 1 | 1 |');
    expect(card).toContain('| 10+ | 1 | 0 | 1 |');
    expect(card).toContain('| x\\|\\<b\\> | 1 | 0 | 1 |');
    expect(card).toContain('found 0 leaks in 3 examples');
    for (const [, path] of card.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)) {
      expect(text(folder, path ?? '')).toContain('<svg');
    }
  });
});

describe('an export refuses', () => {
  const leaking = [cleanExample({ codeAfter: 'new IncidentUtil();' })];

  it('a dataset with a leak, unless leaks are allowed', async () => {
    const folder = join(root, 'refused');
    await expect(exported({ folder }, leaking)).rejects.toMatchObject({ code: 'DATASET_LEAKS' });
    expect(existsSync(folder)).toBe(false);
    const { leaks } = await exported({ folder, allowLeaks: true }, leaking);
    expect(leaks.leakCount).toBe(1);
    const card = text(folder, 'README.md');
    expect(card).toContain('**1 leaks in 1 of 1 examples**');
    expect(card).toContain('| sample-1 | class | after the cursor, line 1 |');
  });

  it('a dataset without an example', async () => {
    await expect(exported({}, [])).rejects.toMatchObject({ code: 'DATASET_EMPTY' });
  });

  it('a folder that is a file', async () => {
    const folder = join(root, 'a-file');
    writeFileSync(folder, '');
    await expect(exported({ folder })).rejects.toMatchObject({ code: 'EXPORT_UNWRITABLE' });
  });

  it('to leave an earlier export beside a later one', async () => {
    const folder = join(root, 'again');
    await exported({ folder });
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await exported({ folder, formats: ['parquet'], redact: true });
    expect(readdirSync(folder)).not.toContain('train.jsonl');
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it('to leave anything behind at an abort', async () => {
    const folder = join(root, 'aborted');
    const controller = new AbortController();
    const aborted = exported({
      folder,
      signal: controller.signal,
      onProgress: ({ phase }) => {
        if (phase === 'writing') controller.abort();
      },
    });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
