/** What `status --json` prints: the size and freshness of one instance's mirror. */
import { z } from 'zod';

export const mirrorStatusSchema = z
  .strictObject({
    instance: z.string(),
    generation: z.int(),
    /** Records of every script table. */
    scripts: z.int(),
    scriptIncludes: z.int(),
    apis: z.int(),
    members: z.int(),
    callSites: z.int(),
    resolvedCallSites: z.int(),
    scopes: z.int(),
    /** Scripts that defeated both parsers and are kept as text. */
    unparsed: z.int(),
    /** ISO 8601, or null before the first sync or import has finished. */
    lastSync: z.string().nullable(),
  })
  .meta({ id: 'MirrorStatus' });

export type MirrorStatus = z.output<typeof mirrorStatusSchema>;
