/** The jobs that fill a mirror: sync and import. */
import {
  openExportSource,
  openInstanceSource,
  readSecrets,
  writeSecrets,
} from '../../connector/index.js';
import type { InstanceSecrets, RecordSource } from '../../connector/index.js';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { instancePaths } from '../instance-paths.js';
import { importExport, syncInstance } from '../run/sync-instance.js';
import type { SyncReport } from '../run/sync-report.js';
import type { Store } from '../store.js';
import { defineJob, type JobDefinition, type JobRun } from './job-definition.js';

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

export const syncJobs: readonly JobDefinition[] = [
  defineJob('sync', syncParamsSchema, runSync),
  defineJob('import', importParamsSchema, runImport),
];

async function runSync(
  { mode, reconcile, allowDeletions }: z.output<typeof syncParamsSchema>,
  run: JobRun,
): Promise<SyncReport> {
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

async function runImport(
  { path, allowDeletions }: z.output<typeof importParamsSchema>,
  run: JobRun,
): Promise<SyncReport> {
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
