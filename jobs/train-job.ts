import { z } from 'zod';
import { defineJob, type JobDefinition } from '../sync/index.js';

const trainParamsSchema = z.strictObject({
  /** Scripts whose examples are left out, as a sys_id or `scope.name` each. */
  excludeScripts: z.array(z.string().min(1)).max(100_000).default([]),
  /** Take the weights in use before the present ones again, instead of training. */
  revert: z.boolean().default(false),
});

/** Learns the instance's habits from its own call sites. */
export const trainJob: JobDefinition = defineJob(
  'train',
  trainParamsSchema,
  async ({ excludeScripts, revert }, { store, environment, onProgress, signal }) => {
    const { trainInstance, revertWeights } = await import('../dataset-builder/index.js');
    const { home, instance } = environment;
    if (revert) return revertWeights({ home, instance });
    return trainInstance({ home, instance, store, excludeScripts, onProgress, signal });
  },
);
