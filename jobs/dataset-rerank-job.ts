import { join } from 'node:path';
import { z } from 'zod';
import { defineJob, instancePaths, type JobDefinition } from '../sync/index.js';
import { fileNameSchema } from './file-name.js';
import { makeJobFolder } from './job-folder.js';
import { keptDataset } from './kept-dataset.js';

const datasetRerankParamsSchema = z.strictObject({
  /** Of what is written, beside the exports of datasets. */
  name: fileNameSchema.default('rerank'),
  /** A dataset that was built before, by its name; null asks all examples that the mirror gives. */
  dataset: fileNameSchema.nullable().default(null),
  /** The most questions. */
  most: z.int().min(1).max(1_000_000).default(20_000),
});

/** Writes what the training of rerankers reads: `exports/NAME/`. */
export const datasetRerankJob: JobDefinition = defineJob(
  'dataset-rerank',
  datasetRerankParamsSchema,
  async ({ name, dataset, most }, { store, environment, models, onProgress, signal }) => {
    const { writeRerankFolder, RERANK_FILES } = await import('../dataset-builder/index.js');
    const { home, instance } = environment;
    const file = dataset === null ? null : await keptDataset({ home, instance }, dataset);
    const { exports, shards: shardsFolder, ranker: rankerFolder } = instancePaths(home, instance);
    await makeJobFolder(exports);
    const report = await writeRerankFolder({
      ...{ store, shardsFolder, rankerFolder, most, onProgress, signal },
      dataset: file,
      folder: join(exports, name),
      embedder: models?.embedder ?? undefined,
    });
    return { files: RERANK_FILES.map((each) => `exports/${name}/${each}`), ...report };
  },
);
