/** A worker thread that answers calls of one store; `thread-store.ts` is its other end. */
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { serveThread } from '../../domain/index.js';
import { SqliteStore } from './sqlite-store.js';

const optionsSchema = z.strictObject({
  file: z.string(),
  instance: z.string(),
  create: z.boolean(),
});

await serveThread(() => new SqliteStore(optionsSchema.parse(workerData)));
