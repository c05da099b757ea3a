/** What is known of a model that is installed: `manifest.json` in its folder. Everything that reads a model reads this first. */
import { z } from 'zod';
import { modelNameSchema } from '../../domain/index.js';

/** The manifest's own name in the folder of a model; it is written last, so that a folder that has it is whole. */
export const MANIFEST_FILE = 'manifest.json';

const relativePathSchema = z
  .string()
  .max(300)
  .regex(
    /^(?!.*(^|\/)\.\.?(\/|$))[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/,
    'it must be a relative path',
  );

const fileSchema = z.strictObject({
  path: relativePathSchema,
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const sourceSchema = z.discriminatedUnion('kind', [
  /** A repository of a model hub, at one commit. */
  z.strictObject({
    kind: z.literal('hub'),
    repository: z.string().regex(/^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/),
    revision: z.string().regex(/^[0-9a-f]{40}$/),
  }),
  /** Made on this machine: exported from a checkpoint, or by a seeded script. */
  z.strictObject({ kind: z.literal('made'), from: z.string().max(500) }),
]);

/** What a graph gives for a pair, and how it becomes the log-odds of "yes". */
const labelsSchema = z.discriminatedUnion('kind', [
  /** A logit for each token of the vocabulary; these two are read. */
  z.strictObject({ kind: z.literal('vocabulary'), yes: z.int().min(0), no: z.int().min(0) }),
  /** Two logits, in this order. */
  z.strictObject({
    kind: z.literal('two'),
    order: z.tuple([z.enum(['yes', 'no']), z.enum(['yes', 'no'])]),
  }),
  /** One logit, higher is better. */
  z.strictObject({ kind: z.literal('one') }),
]);

/** The prompt is `head` + `query` + `document` + `suffix`, each tokenised by itself; all but the last two are shared. */
const promptSchema = z.strictObject({
  head: z.string().max(4_000),
  /** `{query}` stands for the code around the cursor, which ends at the cursor. */
  query: z
    .string()
    .max(4_000)
    .refine((text) => text.includes('{query}'), 'it must hold {query}'),
  /** `{document}` stands for the card of a candidate. */
  document: z
    .string()
    .max(4_000)
    .refine((text) => text.includes('{document}'), 'it must hold {document}'),
  suffix: z.string().max(4_000),
});

const contractSchema = z.discriminatedUnion('kind', [
  /** A decoder that answers a prompt with yes or no at its last position. */
  z.strictObject({
    kind: z.literal('decoder-reranker'),
    prompt: promptSchema,
    labels: labelsSchema,
    padding: z.enum(['left', 'right']),
    /** Whether the graph takes the keys and values of a prefix that all documents share. */
    sharedPrefix: z.boolean(),
    /**
     * `last`: logits of one position, which the input `last` names, or the final one of a graph without that input;
     * `every`: of every position.
     */
    positions: z.enum(['last', 'every']),
    /** `one`: right for a single document a run, without padding. Absent: for as many as fit. */
    batch: z.literal('one').optional(),
  }),
  /** An encoder that reads query and document as one pair. */
  z.strictObject({ kind: z.literal('pair-encoder'), labels: labelsSchema }),
  /** An encoder that gives one vector a text. */
  z.strictObject({
    kind: z.literal('text-encoder'),
    /** `none` where the graph pools by itself. */
    pooling: z.enum(['mean', 'first', 'last', 'none']),
    dimensions: z.int().min(1).max(8_192),
    queryPrefix: z.string().max(1_000),
    documentPrefix: z.string().max(1_000),
  }),
]);

/** A figure with the command that repeats it. */
const figureSchema = z.strictObject({
  figure: z.string().max(200),
  value: z.number(),
  unit: z.string().max(40),
  command: z.string().max(400),
  machine: z.string().max(200),
});

const manifestObject = z.strictObject({
  format: z.literal(1),
  name: modelNameSchema,
  role: z.enum(['reranker', 'embedder']),
  architecture: z.enum(['qwen3', 'bert']),
  description: z.string().max(1_000),
  licence: z.string().min(1).max(100),
  source: sourceSchema,
  files: z.array(fileSchema).min(1).max(200),
  /** The graph, and the tokenizer's two files, among `files`. */
  graph: relativePathSchema,
  tokenizer: relativePathSchema,
  tokenizerConfig: relativePathSchema.nullable(),
  precision: z.enum(['float32', 'float16', 'int8', 'int4']),
  /** Whether it was trained on identifiers as their words, `getOpenTotal` as `get Open Total`. */
  identifiers: z.enum(['whole', 'split']).default('whole'),
  contract: contractSchema,
  /** The most tokens of one input, prompt and suffix included. */
  maxTokens: z.int().min(16).max(131_072),
  /** The most tokens of a query's text; what is longer loses its beginning. */
  queryTokens: z.int().min(32).max(8_192),
  /** The most tokens of a document's text, the prompt's suffix not counted; what is longer loses its end. */
  documentTokens: z.union([z.literal(32), z.literal(64), z.literal(128), z.literal(256)]),
  measured: z.array(figureSchema).max(100),
});

export const manifestSchema = manifestObject.superRefine((manifest, context) => {
  const paths = manifest.files.map(({ path }) => path);
  const refuse = (key: string, message: string): void => {
    context.addIssue({ code: 'custom', path: [key], message });
  };
  for (const key of ['graph', 'tokenizer', 'tokenizerConfig'] as const) {
    const path = manifest[key];
    if (path !== null && !paths.includes(path)) refuse(key, `"${path}" is not among the files`);
  }
  // Two names that a disk may take for one would overwrite each other.
  if (new Set(paths.map((path) => path.toLowerCase())).size < paths.length) {
    refuse('files', 'a path stands there twice');
  }
  if (paths.some((path) => path.toLowerCase() === MANIFEST_FILE)) {
    refuse('files', 'the manifest itself is none of them');
  }
});

export type ModelManifest = z.output<typeof manifestSchema>;
export type ModelFile = ModelManifest['files'][number];
export type ModelRole = ModelManifest['role'];
export type RerankerContract = Extract<
  ModelManifest['contract'],
  { kind: 'decoder-reranker' | 'pair-encoder' }
>;
