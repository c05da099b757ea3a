/**
 * The configuration: one file, `config.json` in the home folder, and environment variables that go before it.
 * This is its shape and its defaults; reading it is the command's business.
 */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { EXPANSION_MODES } from './expansion-mode.js';
import { modelNameSchema } from './model-name.js';

const authenticationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({ method: z.literal('basic'), user: z.string().min(1) }),
  z.strictObject({ method: z.literal('api-key') }),
  z.strictObject({
    method: z.literal('oauth-client-credentials'),
    clientId: z.string().min(1),
  }),
  z.strictObject({
    method: z.literal('oauth-refresh-token'),
    clientId: z.string().min(1),
  }),
  z.strictObject({
    method: z.literal('oauth-authorization-code'),
    clientId: z.string().min(1),
    /** Where the browser comes back to; 0 lets the system choose a port. */
    redirectPort: z.int().min(0).max(65_535).default(0),
    scope: z.string().default('useraccount'),
  }),
]);

const tlsSchema = z.strictObject({
  /** PEM files of the client's certificate and key for mutual TLS. */
  certFile: z.string().optional(),
  keyFile: z.string().optional(),
  /** PEM file of a further certificate authority; verification itself is never switched off. */
  caFile: z.string().optional(),
});

const instanceSchema = z.strictObject({
  /** Absent for instances that hold imports only. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  authentication: authenticationSchema.default({ method: 'none' }),
  tls: tlsSchema.default({}),
  pageSize: z.int().min(1).max(10_000).default(200),
  /** A request that has not answered by then is tried again. */
  requestTimeoutMs: z.int().min(100).max(600_000).default(60_000),
});

const syncSchema = z.strictObject({
  /** How often `serve` asks the instance for changes. */
  intervalSeconds: z.int().min(1).max(86_400).default(60),
  /** How often the whole set of sys_ids is compared, to find deletions. */
  reconcileHours: z.number().min(0.01).max(8_760).default(24),
  /** A reconciliation that would remove more than this share of a table stops instead. */
  maxVanishShare: z.number().min(0).max(1).default(0.2),
});

const serverSchema = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(4600),
});

const installedModelSchema = modelNameSchema.nullable().default(null);

const suggestSchema = z.strictObject({
  deadlineMs: z.int().min(10).max(60_000).default(450),
  limit: z.int().min(1).max(200).default(20),
  /** Of what is less probable an editor shows nothing; it holds for rankers that give probabilities. */
  threshold: z.number().min(0).max(1).default(0.02),
  /** Whether an API counts as likelier where the visible code names it already; questions may say otherwise. */
  alreadyNamed: z.boolean().default(true),
  /** What the retrievers' query is widened by; all but `off` and `prefix` send the code around the cursor to the model. */
  expansion: z.enum(['off', ...EXPANSION_MODES]).default('off'),
  /** What a question waits for the model at most, within its deadline: a sentence of a small local model takes a second. */
  expansionTimeoutMs: z.int().min(10).max(60_000).default(2_000),
  /** The installed model that reranks the best candidates; null for none. */
  reranker: installedModelSchema,
  /** How many candidates it sees at most; the deadline may leave time for fewer. */
  rerankCandidates: z.int().min(2).max(200).default(40),
  /** The installed model whose vectors find candidates too; null for none. */
  embedder: installedModelSchema,
});

/** Models that run on this machine: where they are fetched from, and what they may take. */
const localModelsSchema = z.strictObject({
  /** The hub, or a private mirror that speaks its API; nothing is fetched unless a command says so. */
  hubUrl: z.url({ protocol: /^https?$/ }).default('https://huggingface.co'),
  /** A proxy on the way to the hub; null for none. */
  proxy: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Where a model is run, tried in this order; what is not there is passed over, and `models bench` says which it is. */
  providers: z
    .array(z.enum(['cuda', 'coreml', 'dml', 'cpu']))
    .min(1)
    .default(['cuda', 'coreml', 'dml', 'cpu']),
  /** Threads of a model's arithmetic; 0 takes the cores of the machine. */
  threads: z.int().min(0).max(64).default(0),
  /** A process that holds more than this by its models gets a fresh thread for them. */
  memoryLimitMb: z.int().min(100).max(200_000).default(1_600),
});

const trainingSchema = z.strictObject({
  /** Whether `serve` trains the ranker by itself: after the first sync, and again when enough has changed. */
  automatic: z.boolean().default(true),
  /** Enough is this share of the scripts since the last training, ... */
  changedShare: z.number().min(0).max(1).default(0.1),
  /** ... and at least so many scripts. */
  changedScripts: z.int().min(1).max(1_000_000).default(50),
  /** It never begins sooner after the last training, however that one ended. */
  intervalHours: z.number().min(0.01).max(8_760).default(24),
});

/** A service with an OpenAI-compatible `chat/completions`; nothing is sent to it unless a command or a setting says so. */
const modelSchema = z.strictObject({
  /** Without `/chat/completions`; null for none. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** The model, as the service calls it; null for none. */
  name: z.string().min(1).max(200).nullable().default(null),
  /** The most requests of one command. */
  maxRequests: z.int().min(1).max(5_000).default(200),
  /** A request that has not answered by then is tried again. */
  timeoutSeconds: z.number().min(0.1).max(3_600).default(120),
  /** Requests at a time. */
  concurrency: z.int().min(1).max(16).default(2),
  /** Whether `serve` has APIs documented by itself, and again when their scripts have changed; it sends their scripts. */
  documentation: z.boolean().default(false),
});

/** Code from source trees for a position. */
const contextSchema = z.strictObject({
  /** Who names what is searched for: the code itself, or the model, which is then sent the code around the position. */
  keywords: z.enum(['static', 'chat']).default('static'),
  /** A model that has not named keywords by then is not waited for. */
  keywordTimeoutMs: z.int().min(50).max(60_000).default(3_000),
  /** The folders that the service may search; it reads nothing outside them. */
  roots: z.array(z.string().refine(isAbsolute, 'it must be an absolute path')).max(100).default([]),
});

export const configurationSchema = z.strictObject({
  instances: z.record(z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i), instanceSchema).default({}),
  sync: syncSchema.prefault({}),
  server: serverSchema.prefault({}),
  suggest: suggestSchema.prefault({}),
  training: trainingSchema.prefault({}),
  model: modelSchema.prefault({}),
  models: localModelsSchema.prefault({}),
  context: contextSchema.prefault({}),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Configuration = z.output<typeof configurationSchema>;
export type InstanceConfiguration = z.output<typeof instanceSchema>;
export type AuthenticationConfiguration = z.output<typeof authenticationSchema>;
export type SyncConfiguration = z.output<typeof syncSchema>;
export type SuggestConfiguration = z.output<typeof suggestSchema>;
export type TrainingConfiguration = z.output<typeof trainingSchema>;
export type ModelConfiguration = z.output<typeof modelSchema>;
export type LocalModelsConfiguration = z.output<typeof localModelsSchema>;
export type ContextConfiguration = z.output<typeof contextSchema>;
