import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import { datasetReport, withoutCode, type CountedExample } from '../build/dataset-report.js';
import { LeakGathering, type LeakReport } from '../check/check-dataset.js';
import { readExamples } from '../check/read-examples.js';
import { cardPlots } from './card-plots.js';
import { datasetCard, type CardSplit } from './dataset-card.js';
import { exportedRow, type ExportedRow, type RowOptions } from './exported-row.js';
import { Placeholders } from './placeholders.js';
import { EXPORT_FORMATS, writeRows, type ExportFormat } from './write-rows.js';

export interface ExportRequest {
  /** A dataset file, as `dataset build` writes it. */
  readonly file: string;
  /** Made where it is missing; files of an earlier export in it are replaced, others stay. */
  readonly folder: string;
  readonly formats: readonly ExportFormat[];
  readonly redact: boolean;
  readonly withoutBodies: boolean;
  readonly allowLeaks: boolean;
  /** The sys_id of each API's own script, by qualified name: with it the checker takes one for a trace. */
  readonly apiScripts?: ReadonlyMap<string, string>;
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ExportReport {
  readonly examples: number;
  /** Names of the files in the folder. */
  readonly files: readonly string[];
  readonly leaks: LeakReport;
}

type Split = Example['split'];
const SPLITS: readonly Split[] = ['train', 'validation', 'test'];
const CARD = 'README.md';
const PLOTS = 'plots';

/**
 * Writes a dataset for others: a file for each split and format, and a card. Throws what `readExamples` throws, and
 * DATASET_EMPTY, DATASET_LEAKS, EXPORT_UNWRITABLE. Files appear in the folder when all are written; a failure or an abort
 * before that leaves the folder as it was.
 */
export async function exportDataset(request: ExportRequest): Promise<ExportReport> {
  const { file, folder, formats, allowLeaks, withoutBodies, signal } = request;
  const placeholders = request.redact ? new Placeholders() : null;
  const rowOptions: RowOptions = { withoutBodies, placeholders };
  const { examples, leaks } = await survey(request, rowOptions);
  if (examples.length === 0) throw createError('DATASET_EMPTY', { file });
  if (leaks.leakCount > 0 && !allowLeaks) {
    throw createError('DATASET_LEAKS', {
      file,
      leaks: leaks.leakCount,
      examples: leaks.leakingExamples,
    });
  }
  const whole = datasetReport(examples, []);
  const splits = SPLITS.flatMap((name): readonly CardSplit[] => {
    const own = examples.filter(({ split }) => split === name);
    return own.length === 0 ? [] : [{ name, report: datasetReport(own, []) }];
  });
  const plots = cardPlots(whole);
  const redacted = placeholders?.counts() ?? null;
  const card = datasetCard({ formats, withoutBodies, redacted, whole, splits, leaks, plots });
  const texts = [...plots.map(({ path, svg }) => [path, svg] as const), [CARD, card] as const];

  return replacingFiles(folder, async (draft) => {
    const data = splits.flatMap(({ name }) => formats.map((format) => [name, format] as const));
    for (const [done, [name, format]] of data.entries()) {
      request.onProgress?.({ phase: 'writing', done, total: data.length });
      const rows = rowsOf(file, name, rowOptions, signal);
      await writeRows(format, { file: join(draft, `${name}.${format}`), rows, withoutBodies });
    }
    await mkdir(join(draft, PLOTS));
    for (const [path, text] of texts) await writeFile(join(draft, path), text);
    const names = [
      ...data.map(([name, format]) => `${name}.${format}`),
      ...texts.map(([path]) => path),
    ];
    return { examples: examples.length, files: names, leaks };
  });
}

/** Reads the file once, for its counts, its leaks, and the numbers of its placeholders in the order of the file. */
async function survey(
  { file, apiScripts, onProgress, signal }: ExportRequest,
  rowOptions: RowOptions,
): Promise<{ readonly examples: readonly CountedExample[]; readonly leaks: LeakReport }> {
  const examples: CountedExample[] = [];
  const gathering = new LeakGathering(apiScripts === undefined ? {} : { apiScripts });
  for await (const { line, example } of readExamples(file, signal)) {
    examples.push(withoutCode(example));
    gathering.add(line, example);
    exportedRow(example, rowOptions);
    onProgress?.({ phase: 'checking', done: examples.length, total: null });
  }
  return { examples, leaks: gathering.report() };
}

async function* rowsOf(
  file: string,
  split: string,
  options: RowOptions,
  signal?: AbortSignal,
): AsyncGenerator<ExportedRow> {
  for await (const { example } of readExamples(file, signal)) {
    if (example.split === split) yield exportedRow(example, options);
  }
}

/** Lets `work` fill a folder beside the wanted one, then moves its files there in place of an earlier export's. */
async function replacingFiles(
  folder: string,
  work: (draft: string) => Promise<ExportReport>,
): Promise<ExportReport> {
  const draft = await writing(folder, async () => {
    await mkdir(folder, { recursive: true });
    return mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  });
  try {
    return await writing(folder, async () => {
      const report = await work(draft);
      const earlier = SPLITS.flatMap((split) =>
        EXPORT_FORMATS.map((format) => `${split}.${format}`),
      );
      // A file that this export does not write must not stand beside a card that does not know of it.
      for (const name of [...earlier, CARD]) await rm(join(folder, name), { force: true });
      await mkdir(join(folder, PLOTS), { recursive: true });
      for (const name of report.files) await rename(join(draft, name), join(folder, name));
      return report;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function writing<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    throw createError(
      'EXPORT_UNWRITABLE',
      { folder, reason: String(error.code) },
      { cause: error },
    );
  }
}
