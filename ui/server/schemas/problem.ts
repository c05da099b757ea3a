import { z } from 'zod';

/** Every error's body: the page and clients show `message` and `remedy` as they are. */
export const problemSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problemSchema>;
