import { z } from 'zod';
import { createError } from '../domain/index.js';
import { defineJob, type JobDefinition } from '../sync/index.js';

const embedParamsSchema = z.strictObject({
  /** The most APIs; another run goes on from there. */
  limit: z.int().min(1).max(1_000_000).nullable().default(null),
});

/** Embeds the APIs whose texts have changed. Throws EMBEDDER_NOT_CONFIGURED. */
export const embedJob: JobDefinition = defineJob(
  'embed',
  embedParamsSchema,
  async ({ limit }, { store, models, onProgress, signal }) => {
    const embedder = models?.embedder ?? null;
    if (embedder === null) throw createError('EMBEDDER_NOT_CONFIGURED', {});
    const { embedApis } = await import('../predictor/index.js');
    return embedApis({ store, embedder, limit: limit ?? undefined, onProgress, signal });
  },
);
