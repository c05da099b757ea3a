/** What the predictor and its search process say to each other. */
import { z } from 'zod';

export const searchRequestSchema = z.discriminatedUnion('kind', [
  /** The files that later searches read. */
  z.object({ kind: z.literal('files'), files: z.array(z.string()) }),
  z.object({
    kind: z.literal('search'),
    id: z.int(),
    ripgrepPath: z.string(),
    words: z.array(z.string()),
    maxLinesPerFile: z.int(),
    maxBytes: z.int(),
  }),
  z.object({ kind: z.literal('cancel'), id: z.int() }),
]);
export type SearchRequest = z.output<typeof searchRequestSchema>;

export const searchReplySchema = z.object({
  id: z.int(),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('hits'),
      hits: z.array(z.object({ file: z.int(), line: z.int(), words: z.array(z.int()) })),
    }),
    z.object({ kind: z.literal('unavailable') }),
    z.object({ kind: z.literal('failed'), reason: z.string() }),
  ]),
});
export type SearchReply = z.output<typeof searchReplySchema>;
