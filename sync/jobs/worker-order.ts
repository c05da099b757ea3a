/** What a job's worker thread is told. */
import { MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import { jobKindSchema } from '../../domain/index.js';
import type { JobEnvironment } from './job-definition.js';

export const workerOrderSchema = z.strictObject({
  jobId: z.string(),
  kind: jobKindSchema,
  params: z.record(z.string(), z.unknown()),
  /** Of the service's own process, validated when its configuration was read. */
  environment: z.custom<JobEnvironment>(isEnvironment),
  writerToken: z.string(),
  /** To the process's neural models; null where it has none. */
  modelPort: z.instanceof(MessagePort).nullable(),
});
export type WorkerOrder = z.output<typeof workerOrderSchema>;

function isEnvironment(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'home' in value && 'secrets' in value;
}
