import { z } from 'zod';
import { defineJob, instancePaths, type JobDefinition } from '../sync/index.js';
import { DEFAULT_FILE_NAME, fileNameSchema } from './file-name.js';
import { makeJobFolder } from './job-folder.js';
import { datasetFile } from './kept-dataset.js';
import { watched } from './watched.js';

const datasetBuildParamsSchema = z.strictObject({
  name: fileNameSchema.default(DEFAULT_FILE_NAME),
  /** `first`: the first statement of a script that needs an API; `all`: each that does. */
  sites: z.enum(['first', 'all']).default('first'),
  /** Every choice depends on it. */
  seed: z.int().min(0).max(2_147_483_647).default(1),
  /** Test on the scripts of this scope and on no others. */
  heldOutScope: z.string().min(1).nullable().default(null),
  /** The most examples of one API for one question. */
  cap: z.int().min(1).max(1_000_000).default(40),
  /** Whether examples are written for APIs that nobody calls. */
  synthetic: z.boolean().default(true),
});

/** Makes a dataset of the instance's own code: `datasets/NAME.jsonl`. The writer's lock that it holds keeps the mirror still. */
export const datasetBuildJob: JobDefinition = defineJob(
  'dataset-build',
  datasetBuildParamsSchema,
  async ({ name, ...options }, run) => {
    const { buildDataset } = await import('../dataset-builder/index.js');
    const { home, instance } = run.environment;
    await makeJobFolder(instancePaths(home, instance).datasets);
    const file = datasetFile({ home, instance }, name);
    const report = await buildDataset({ store: run.store, file, options, ...watched(run) });
    return { files: [`datasets/${name}.jsonl`], ...report };
  },
);
