/** What each kind of job is told, and how it is done. */
import {
  openExportSource,
  openInstanceSource,
  readSecrets,
  writeSecrets,
} from '../../connector/index.js';
import type { InstanceSecrets, RecordSource } from '../../connector/index.js';
import { z } from 'zod';
import {
  createError,
  type InstanceConfiguration,
  type JobKind,
  type JobProgress,
  type SyncConfiguration,
} from '../../domain/index.js';
import { instancePaths } from '../instance-paths.js';
import { importExport, syncInstance } from '../run/sync-instance.js';
import type { SyncReport } from '../run/sync-report.js';
import type { Store } from '../store.js';

/** What a job needs beside its parameters. It is handed over in memory and never persisted: it holds secrets. */
export interface JobEnvironment {
  readonly home: string;
  readonly instance: string;
  /** Null for an instance that holds imports only. */
  readonly configuration: InstanceConfiguration | null;
  readonly sync: SyncConfiguration;
  readonly secrets: InstanceSecrets;
}

export interface JobRun {
  /** Holds the writer's lock. */
  readonly store: Store;
  readonly params: Readonly<Record<string, unknown>>;
  readonly environment: JobEnvironment;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const syncParamsSchema = z.strictObject({
  mode: z.enum(['incremental', 'full']).default('incremental'),
  reconcile: z.boolean().default(false),
  allowDeletions: z.boolean().default(false),
});

const importParamsSchema = z.strictObject({
  /** A file or folder on the machine that does the work. */
  path: z.string().min(1),
  allowDeletions: z.boolean().default(false),
});

const paramsSchemas = { sync: syncParamsSchema, import: importParamsSchema };

/** Throws JOB_PARAMS_INVALID, so that a job that cannot succeed is refused before it is queued. */
export function checkJobParams(kind: JobKind, params: Readonly<Record<string, unknown>>): void {
  parseParams(kind, paramsSchemas[kind], params);
}

/** Does the work of a job; the report is its result. Throws JOB_PARAMS_INVALID and what the work throws. */
export function runJobKind(kind: JobKind, run: JobRun): Promise<SyncReport> {
  switch (kind) {
    case 'sync':
      return runSync(run);
    case 'import':
      return runImport(run);
  }
}

async function runSync(run: JobRun): Promise<SyncReport> {
  const { mode, reconcile, allowDeletions } = parseParams('sync', syncParamsSchema, run.params);
  const { configuration, home, instance: name, secrets } = run.environment;
  if (configuration?.url === undefined) {
    throw createError('INSTANCE_URL_MISSING', { instance: name });
  }
  const { secrets: file } = instancePaths(home, name);
  const source = openInstanceSource({
    name,
    configuration,
    secrets,
    onTokens: (fresh) => keepRefreshToken(file, name, fresh),
  });
  return withSource(source, () =>
    syncInstance({ ...common(run), source, mode, reconcile, allowDeletions }),
  );
}

async function runImport(run: JobRun): Promise<SyncReport> {
  const { path, allowDeletions } = parseParams('import', importParamsSchema, run.params);
  const { signal } = run;
  const source = await openExportSource(path, signal === undefined ? {} : { signal });
  return withSource(source, () => importExport({ ...common(run), source, allowDeletions }));
}

function common({ store, environment, onProgress, signal }: JobRun): {
  store: Store;
  maxVanishShare: number;
  shardsFolder: string;
  onProgress: JobRun['onProgress'];
  signal: AbortSignal | undefined;
} {
  const { home, instance, sync } = environment;
  return {
    store,
    maxVanishShare: sync.maxVanishShare,
    shardsFolder: instancePaths(home, instance).shards,
    onProgress,
    signal,
  };
}

async function withSource<Result>(
  source: RecordSource,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    await source.close();
  }
}

/** Only the token that the instance has just changed is stored: the other secrets may come from the environment, and stay there. */
async function keepRefreshToken(
  file: string,
  instance: string,
  { refreshToken }: InstanceSecrets,
): Promise<void> {
  if (refreshToken === undefined) return;
  const stored = await readSecrets({ instance, file, environment: {} });
  await writeSecrets({ file, secrets: { ...stored, refreshToken } });
}

function parseParams<Schema extends z.ZodType>(
  kind: JobKind,
  schema: Schema,
  params: Readonly<Record<string, unknown>>,
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
