import { join } from 'node:path';
import { z } from 'zod';
import { openModelEndpoint, readModelKey, type ModelEndpoint } from '../connector/index.js';
import { configurationSchema } from '../domain/index.js';
import { defineJob, type JobDefinition, type JobRun } from '../sync/index.js';

const documentParamsSchema = z.strictObject({
  /** The most APIs that the model is asked for, besides `model.maxRequests`. */
  limit: z.int().min(1).max(1_000_000).nullable().default(null),
  /** Say what would be sent, and send nothing. */
  dryRun: z.boolean().default(false),
  /** Remove all that a model has written, and send nothing. */
  remove: z.boolean().default(false),
});

/** Has the configured model document the APIs that no author has documented. It is sent their scripts. */
export const documentJob: JobDefinition = defineJob(
  'document',
  documentParamsSchema,
  async ({ limit: told, dryRun, remove }, run) => {
    const { store, onProgress, signal } = run;
    if (remove) {
      const { removed } = await store.removeDocumentation();
      return { removed };
    }
    const { planDocumentation, writeDocumentation } = await import('../dataset-builder/index.js');
    const { model = configurationSchema.parse({}).model } = run.environment;
    const limit = Math.min(told ?? model.maxRequests, model.maxRequests);
    const endpoint = await openEndpoint(model, run);
    try {
      if (dryRun) return (await planDocumentation(store, endpoint, { limit, signal })).plan;
      const { concurrency } = model;
      return await writeDocumentation({ store, endpoint, limit, concurrency, onProgress, signal });
    } finally {
      endpoint.close();
    }
  },
);

async function openEndpoint(
  configuration: NonNullable<JobRun['environment']['model']>,
  { environment: { home }, onProgress }: JobRun,
): Promise<ModelEndpoint> {
  const file = join(home, 'model-secrets.json');
  return openModelEndpoint({
    configuration,
    apiKey: await readModelKey({ file, environment: process.env }),
    onRetry: ({ reason }) =>
      onProgress?.({ phase: `asking again (${reason})`, done: 0, total: null }),
  });
}
