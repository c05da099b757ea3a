import { z } from 'zod';

export const modelSchema = z
  .strictObject({
    name: z.string().meta({ description: 'As `deepcodeseek models list` shows it.' }),
    role: z.enum(['reranker', 'embedder']),
    state: z.enum(['warming', 'ready', 'failed']).meta({
      description:
        'Suggestions do not wait for a model that is warming; they say in `degraded` that they were made without it.',
    }),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Why it is not ready, and what to do; null where it is.' }),
    provider: z.string().nullable().meta({
      description: 'What computes it: `cuda`, `coreml`, `dml` or `cpu`; null until it is ready.',
    }),
    version: z.string().meta({ description: 'Scores of another version are others.' }),
  })
  .meta({ id: 'Model' });

export const modelsSchema = z
  .strictObject({ items: z.array(modelSchema).readonly() })
  .meta({ id: 'Models' });
