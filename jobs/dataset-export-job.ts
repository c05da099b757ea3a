import { join } from 'node:path';
import { z } from 'zod';
import type { ExportFormat } from '../dataset-builder/index.js';
import { defineJob, instancePaths, type JobDefinition } from '../sync/index.js';
import { DEFAULT_FILE_NAME, fileNameSchema } from './file-name.js';
import { makeJobFolder } from './job-folder.js';
import { keptDataset } from './kept-dataset.js';
import { watched } from './watched.js';

/** Told here, so that a command that exports nothing need not load what exports. */
const FORMATS: { readonly [Format in ExportFormat]: Format } = {
  jsonl: 'jsonl',
  parquet: 'parquet',
};

const datasetExportParamsSchema = z.strictObject({
  /** Of the export. */
  name: fileNameSchema.default(DEFAULT_FILE_NAME),
  /** The dataset that is exported, by its own name. */
  dataset: fileNameSchema.default(DEFAULT_FILE_NAME),
  formats: z
    .array(z.enum(FORMATS))
    .min(1)
    .default(['jsonl', 'parquet'])
    .transform((formats) => [...new Set(formats)]),
  /** Replaces what looks like secrets, persons, addresses or identifiers. */
  redact: z.boolean().default(false),
  withoutBodies: z.boolean().default(false),
  allowLeaks: z.boolean().default(false),
});

/** Writes a dataset for others, with its card: `exports/NAME/`. */
export const datasetExportJob: JobDefinition = defineJob(
  'dataset-export',
  datasetExportParamsSchema,
  async ({ name, dataset, ...options }, run) => {
    const { exportDataset, readApiScripts } = await import('../dataset-builder/index.js');
    const { home, instance } = run.environment;
    const file = await keptDataset({ home, instance }, dataset);
    const { exports } = instancePaths(home, instance);
    await makeJobFolder(exports);
    const { examples, files, leaks } = await exportDataset({
      ...options,
      ...watched(run),
      file,
      folder: join(exports, name),
      apiScripts: await readApiScripts(run.store, run.signal),
    });
    return {
      files: files.map((each) => `exports/${name}/${each}`),
      examples,
      leaks: leaks.leakCount,
    };
  },
);
