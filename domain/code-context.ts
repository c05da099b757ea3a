/** The question for the code that matters at a position, and the answer. */
import { z } from 'zod';
import { degradationSchema } from './suggestion.js';

/**
 * `full`: definitions and uses, weighted identifiers, merged blocks; the others leave something out, to be compared with it:
 * `no-bm25` ranks by shared identifiers alone, `no-merge` gives chunks as they are, `naive` does both.
 */
export const CONTEXT_VARIANTS = ['full', 'no-bm25', 'no-merge', 'naive'] as const;
export type ContextVariant = (typeof CONTEXT_VARIANTS)[number];

export const contextBlockSchema = z
  .strictObject({
    file: z.string().meta({
      description: 'From the root, with `/`; of a mirror `table/scope.Name`.',
    }),
    lineStart: z.int().meta({ description: 'From 1.' }),
    lineEnd: z.int().meta({ description: 'The last line, inclusive.' }),
    score: z.number().meta({ description: 'Higher is better; comparable within one answer only.' }),
    text: z.string().meta({ description: 'The lines as they stand in the file.' }),
  })
  .meta({ id: 'ContextBlock' });

export const contextAnswerSchema = z
  .strictObject({
    blocks: z.array(contextBlockSchema).meta({ description: 'Best first.' }),
    tokens: z.int().meta({ description: 'Of all blocks together; never more than the budget.' }),
    variant: z.enum(CONTEXT_VARIANTS),
    degraded: z.array(degradationSchema),
    timings: z.record(z.string(), z.number()).meta({ description: 'Milliseconds by step.' }),
  })
  .meta({ id: 'ContextAnswer' });

export type ContextBlock = z.output<typeof contextBlockSchema>;
export type ContextAnswer = z.output<typeof contextAnswerSchema>;
