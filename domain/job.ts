/** Long work as it is persisted, watched and found again after a restart. */
import { z } from 'zod';

export const jobKindSchema = z.enum([
  'sync',
  'import',
  'train',
  'dataset-build',
  'dataset-export',
  'dataset-rerank',
  'evaluate',
  'document',
  'embed',
]);
export type JobKind = z.output<typeof jobKindSchema>;

export const jobProgressSchema = z.strictObject({
  /** What is being done now, for a person: `sys_script_include`, `analysis`. */
  phase: z.string(),
  done: z.int(),
  /** Null while the end is not known. */
  total: z.int().nullable(),
});
export type JobProgress = z.output<typeof jobProgressSchema>;

export const jobErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});

export const jobSchema = z
  .strictObject({
    id: z.string(),
    instance: z.string(),
    kind: jobKindSchema,
    /** `interrupted`: the process that ran it ended before it did; starting it again resumes. */
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
    params: z.record(z.string(), z.unknown()),
    progress: jobProgressSchema,
    /** Present when done; its shape is the kind's own. */
    result: z.record(z.string(), z.unknown()).nullable(),
    error: jobErrorSchema.nullable(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Job' });
export type Job = z.output<typeof jobSchema>;
export type JobState = Job['state'];
