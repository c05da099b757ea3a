/** The two formats of an export. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileWriter, parquetWriteRows, type BasicType } from 'hyparquet-writer';
import type { ExportedRow } from './exported-row.js';

export const EXPORT_FORMATS = ['jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface RowsToWrite {
  readonly file: string;
  readonly rows: AsyncIterable<ExportedRow>;
  readonly withoutBodies: boolean;
}

/** Writes the rows to `file`; a failure leaves a part of it. */
export async function writeRows(format: ExportFormat, rows: RowsToWrite): Promise<void> {
  await (format === 'jsonl' ? writeJsonLines(rows) : writeParquet(rows));
}

async function writeJsonLines({ file, rows }: RowsToWrite): Promise<void> {
  await pipeline(Readable.from(jsonLines(rows)), createWriteStream(file));
}

async function* jsonLines(rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** Rows of a group are held in memory together. */
const ROWS_IN_GROUP = 1_000;

const BODIES = ['codeBefore', 'codeMiddle', 'codeAfter'] as const;
const COLUMNS: readonly (readonly [string, BasicType])[] = [
  ['id', 'STRING'],
  ['question', 'STRING'],
  ['cut', 'STRING'],
  ...BODIES.map((name) => [name, 'STRING'] as const),
  ['groundTruthScope', 'STRING'],
  ['groundTruthApi', 'STRING'],
  ['groundTruthMember', 'STRING'],
  ['scope', 'STRING'],
  ['table', 'STRING'],
  ['script', 'STRING'],
  ['origin', 'STRING'],
  ['intent', 'STRING'],
  ['intentScore', 'DOUBLE'],
  ['callers', 'INT32'],
  ['sameScope', 'BOOLEAN'],
  ['family', 'STRING'],
  ['split', 'STRING'],
  ['fold', 'INT32'],
];

async function writeParquet({ file, rows, withoutBodies }: RowsToWrite): Promise<void> {
  const bodies: ReadonlySet<string> = new Set(BODIES);
  await parquetWriteRows({
    writer: fileWriter(file),
    rows: flatRows(rows),
    columns: COLUMNS.filter(([name]) => !withoutBodies || !bodies.has(name)).map(
      ([name, type]) => ({
        name,
        type,
        nullable: name === 'groundTruthMember',
        // The least and the greatest text of a group would repeat code in the file's footer.
        statistics: !bodies.has(name),
      }),
    ),
    rowGroupSize: ROWS_IN_GROUP,
    createdBy: 'deepcodeseek',
  });
}

async function* flatRows(
  rows: AsyncIterable<ExportedRow>,
): AsyncGenerator<Record<string, unknown>> {
  for await (const { groundTruth, ...row } of rows) {
    yield {
      ...row,
      groundTruthScope: groundTruth.scope,
      groundTruthApi: groundTruth.api,
      groundTruthMember: groundTruth.member,
    };
  }
}
