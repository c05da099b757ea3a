/** Runs a job for a command: here, or in the service that holds the mirror's writer. */
import type { Job, JobKind } from '../domain/index.js';
import { jobKinds } from '../jobs/index.js';
import { executeJob } from '../sync/index.js';
import type { CommandContext } from './command-context.js';
import { withModels, type ModelNames } from './local-models.js';
import { runRemoteJob } from './remote-job.js';

/** Of a job that uses none. */
export const NO_MODELS: ModelNames = { reranker: null, embedder: null };

/**
 * Runs the job to its end, showing its progress, and gives its result.
 * Throws the error that the job failed with; an abort cancels it. A service uses the models that it has open itself.
 */
export async function runJob(
  context: CommandContext,
  instance: string,
  kind: JobKind,
  params: Readonly<Record<string, unknown>>,
  /** What the job uses of neural models where it is done here. */
  using: ModelNames = NO_MODELS,
): Promise<NonNullable<Job['result']>> {
  const { home, configuration, output, signal, environment } = context;
  const display = output.progress();
  try {
    return await context.withStore(instance, true, async (store) => {
      const writer = await store.writer();
      if (writer !== null && writer.serviceUrl !== null) {
        output.note(`The service at ${writer.serviceUrl} holds the mirror; it does the work.`);
        return runRemoteJob({
          url: writer.serviceUrl,
          token: environment['DEEPCODESEEK_TOKEN'] ?? null,
          instance,
          kind,
          params,
          onProgress: (progress) => {
            display.update(progress);
          },
          signal,
        });
      }
      const jobEnvironment = {
        home,
        instance,
        configuration: configuration.instances[instance] ?? null,
        sync: configuration.sync,
        secrets: await context.secretsOf(instance),
        model: configuration.model,
        suggest: configuration.suggest,
      };
      return await withModels(context, using, (models) =>
        executeJob({
          store,
          kind,
          params,
          jobs: jobKinds.jobs,
          environment: jobEnvironment,
          models: models ?? undefined,
          onProgress: (progress) => {
            display.update(progress);
          },
          signal,
        }),
      );
    });
  } finally {
    display.stop();
  }
}
