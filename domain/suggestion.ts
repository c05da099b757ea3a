/** The question that an author's editor asks, and the answer it gets: one shape over HTTP and in batch. */
import { z } from 'zod';

const MAX_CODE_LENGTH = 2_000_000;

/** Of the question only `codeBefore` is required. */
export const suggestQuestionSchema = z
  .strictObject({
    id: z
      .union([z.string().max(200), z.number()])
      .optional()
      .meta({
        description: 'Comes back with the answer; any string or number.',
      }),
    codeBefore: z.string().max(MAX_CODE_LENGTH).meta({
      description: 'The text of the script up to the cursor.',
    }),
    codeAfter: z.string().max(MAX_CODE_LENGTH).default('').meta({
      description: 'The text of the script from the cursor on.',
    }),
    scope: z.string().max(100).nullish().meta({
      description: 'Namespace of the application that the script belongs to; `global` when absent.',
    }),
    table: z.string().max(100).nullish().meta({
      description: 'Table of the record being edited, such as `sys_script_include`.',
    }),
    script: z.string().max(500).nullish().meta({
      description:
        'Name or sys_id of the script being edited; it never counts as evidence for itself.',
    }),
    limit: z
      .int()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'How many suggestions at most.' }),
    alreadyNamed: z.boolean().optional().meta({
      description:
        'Whether an API counts as likelier where the visible code names it already; as configured when absent.',
    }),
    rerank: z.boolean().optional().meta({
      description:
        'Whether the installed model reorders the best candidates; as configured when absent.',
    }),
  })
  .meta({ id: 'SuggestQuestion' });

/** As the caller sends it. */
export type SuggestQuestionInput = z.input<typeof suggestQuestionSchema>;
/** After validation. */
export type SuggestQuestion = z.output<typeof suggestQuestionSchema>;

export const documentationOriginSchema = z.enum(['author', 'generated']).nullable().meta({
  description:
    '`generated` where a model wrote the documentation or a part of it, because its author had left it out; null where there is none, or only what the code says by itself.',
});

export const suggestedMemberSchema = z.strictObject({
  name: z.string(),
  signature: z.string(),
  score: z.number(),
});

export const evidenceSchema = z.strictObject({
  source: z.enum([
    'usage',
    'lexical',
    'grep',
    'co-use',
    'neighbour',
    'dense',
    'named',
    'neural',
    'receiver',
    'platform',
  ]),
  /** A sentence for a person. */
  text: z.string(),
  /** The script that shows it, where there is one. */
  script: z.string().nullable(),
  line: z.int().nullable(),
});

export const suggestionSchema = z
  .strictObject({
    api: z.string().meta({ description: '`scope.Class`; a global API is `global.Class`.' }),
    member: z.string().nullable().meta({ description: 'The best member, or null.' }),
    members: z.array(suggestedMemberSchema),
    score: z.number().meta({
      description:
        "Higher is better. Where the answer has a `threshold` it is the probability that the API is what the author wants; else it orders this answer's suggestions and means nothing more. Where a model has reordered candidates, it is the score of the place.",
    }),
    unlikely: z.boolean().meta({
      description:
        'The probability is below the `threshold`, and what is typed does not name it: an editor shows nothing rather than this.',
    }),
    tier: z.enum(['fusion', 'learned', 'neural', 'platform']),
    signature: z.string(),
    documentation: z.string(),
    documentationOrigin: documentationOriginSchema,
    definedAt: z
      .strictObject({
        script: z.string(),
        sysId: z.string(),
        table: z.string(),
        line: z.int(),
      })
      .nullable(),
    example: z
      .strictObject({
        script: z.string(),
        sysId: z.string(),
        table: z.string(),
        scope: z.string(),
        line: z.int(),
        text: z.string(),
      })
      .nullable(),
    access: z.strictObject({
      verdict: z.enum(['allowed', 'needs-privilege', 'denied']),
      reason: z.string(),
    }),
    evidence: z.array(evidenceSchema),
    insertText: z.string().meta({
      description: 'A snippet (`${1:placeholder}`) that replaces the identifier under the cursor.',
    }),
  })
  .meta({ id: 'Suggestion' });

export const degradationSchema = z.strictObject({ stage: z.string(), reason: z.string() });

export const suggestAnswerSchema = z
  .strictObject({
    id: z.union([z.string(), z.number()]),
    instance: z.string(),
    generation: z.int(),
    question: z.enum(['api', 'member']),
    suggestions: z.array(suggestionSchema),
    threshold: z.number().min(0).max(1).nullable().meta({
      description:
        'The probability below which a suggestion is called unlikely. Null where the scores are no probabilities: of members, and of a ranker that has not been calibrated; no threshold applies then.',
    }),
    reranked: z.int().meta({ description: 'How many candidates a neural model has scored.' }),
    degraded: z.array(degradationSchema),
    pruning: z
      .strictObject({
        known: z.int().meta({ description: 'APIs of the mirror, the one being edited left out.' }),
        callable: z.int().meta({ description: 'Those that the caller may call.' }),
        kept: z.int().meta({ description: 'Those that the prefilter left.' }),
        ranked: z.int().meta({ description: 'Candidates that the retrievers gave.' }),
      })
      .optional()
      .meta({ description: 'What the prefilter pruned; absent where nothing was to be ranked.' }),
    timings: z.record(z.string(), z.number()).meta({ description: 'Milliseconds by stage.' }),
  })
  .meta({ id: 'SuggestAnswer' });

export type SuggestedMember = z.output<typeof suggestedMemberSchema>;
export type Evidence = z.output<typeof evidenceSchema>;
export type Suggestion = z.output<typeof suggestionSchema>;
export type Degradation = z.output<typeof degradationSchema>;
export type SuggestAnswer = z.output<typeof suggestAnswerSchema>;

/** For whom a request is served. */
export interface Principal {
  readonly user: string;
  readonly roles: readonly string[];
  readonly instance: string;
}
