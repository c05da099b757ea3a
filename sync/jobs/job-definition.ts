/** What a kind of job is: what it may be told, and how it is done. */
import { z } from 'zod';
import {
  createError,
  type InstanceConfiguration,
  type JobKind,
  type JobProgress,
  type ModelConfiguration,
  type NeuralModels,
  type SuggestConfiguration,
  type SyncConfiguration,
} from '../../domain/index.js';
import type { InstanceSecrets } from '../../connector/index.js';
import type { Store } from '../store.js';

/** What a job needs beside its parameters. It is handed over in memory and never persisted: it holds secrets. */
export interface JobEnvironment {
  readonly home: string;
  readonly instance: string;
  /** Null for an instance that holds imports only. */
  readonly configuration: InstanceConfiguration | null;
  readonly sync: SyncConfiguration;
  readonly secrets: InstanceSecrets;
  /** The model that a job may ask when it is told to; the defaults name none. */
  readonly model?: ModelConfiguration;
  /** How suggestions are made; the defaults when absent. */
  readonly suggest?: SuggestConfiguration;
}

export interface JobRun {
  /** Holds the writer's lock. */
  readonly store: Store;
  readonly environment: JobEnvironment;
  /** The neural models of the process that the job is done for, shared with whatever else uses them; absent where there are none. */
  readonly models?: NeuralModels | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

type JobParams = Readonly<Record<string, unknown>>;

export interface JobDefinition {
  readonly kind: JobKind;
  /** What it may be told, by name. */
  readonly params: readonly string[];
  /** Throws JOB_PARAMS_INVALID, so that a job that cannot succeed is refused before it is queued. */
  check(params: JobParams): void;
  /** Does the work; what it gives is the job's result. Throws JOB_PARAMS_INVALID and what the work throws. */
  run(params: JobParams, run: JobRun): Promise<object>;
}

export function defineJob<Schema extends z.ZodObject>(
  kind: JobKind,
  schema: Schema,
  work: (params: z.output<Schema>, run: JobRun) => Promise<object>,
): JobDefinition {
  return {
    kind,
    params: Object.keys(schema.shape),
    check(params) {
      parseParams(kind, schema, params);
    },
    run: async (params, run) => work(parseParams(kind, schema, params), run),
  };
}

/** The definition of a kind. Throws JOB_PARAMS_INVALID for one that this program does not do. */
export function jobDefinition(jobs: readonly JobDefinition[], kind: JobKind): JobDefinition {
  const found = jobs.find((job) => job.kind === kind);
  if (found !== undefined) return found;
  throw createError('JOB_PARAMS_INVALID', { kind, key: 'kind', reason: 'it is not done here' });
}

function parseParams<Schema extends z.ZodType>(
  kind: JobKind,
  schema: Schema,
  params: JobParams,
): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
  throw createError('JOB_PARAMS_INVALID', {
    kind,
    key: key ?? '',
    reason: issue?.message ?? 'it is not understood',
  });
}
