/** What a model's thread is told when it starts. */
import { z } from 'zod';

export const modelOrderSchema = z.strictObject({
  home: z.string(),
  name: z.string(),
  role: z.enum(['reranker', 'embedder']),
  providers: z.array(z.enum(['cuda', 'coreml', 'dml', 'cpu'])).min(1),
  /** 0 takes the cores of the machine. */
  threads: z.int().min(0),
});

export type ModelOrder = z.output<typeof modelOrderSchema>;
