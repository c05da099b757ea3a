/** What a service and its context process say to each other. */
import { z } from 'zod';
import { CONTEXT_VARIANTS, contextAnswerSchema, wireErrorSchema } from '../../../domain/index.js';
import { KEYWORD_KINDS } from '../keywords/keyword.js';

const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), root: z.string() }),
  z.strictObject({
    kind: z.literal('mirror'),
    instance: z.string(),
    shardsFolder: z.string(),
    excluded: z.array(z.string()),
  }),
]);

const questionSchema = z.strictObject({
  file: z.string(),
  codeBefore: z.string(),
  codeAfter: z.string(),
  budgetTokens: z.int(),
  top: z.int(),
  variant: z.enum(CONTEXT_VARIANTS),
  keywords: z.array(z.strictObject({ kind: z.enum(KEYWORD_KINDS), text: z.string() })).nullable(),
});

export const contextRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('find'),
    id: z.int(),
    /** Null for the bundled one. */
    ripgrepPath: z.string().nullable(),
    place: placeSchema,
    question: questionSchema,
  }),
  z.strictObject({ kind: z.literal('cancel'), id: z.int() }),
]);
export type ContextRequest = z.output<typeof contextRequestSchema>;

export const contextReplySchema = z.strictObject({
  id: z.int(),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), answer: contextAnswerSchema }),
    z.strictObject({ kind: z.literal('failed'), error: wireErrorSchema }),
  ]),
});
export type ContextReply = z.output<typeof contextReplySchema>;
