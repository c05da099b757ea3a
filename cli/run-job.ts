/** Runs a job for a command: here, or in the service that holds the mirror's writer. */
import type { Job, JobKind } from '../domain/index.js';
import { jobKinds } from '../jobs/index.js';
import { executeJob } from '../sync/index.js';
import type { CommandContext } from './command-context.js';
import { runRemoteJob } from './remote-job.js';

/**
 * Runs the job to its end, showing its progress, and gives its result.
 * Throws the error that the job failed with; an abort cancels it.
 */
export async function runJob(
  context: CommandContext,
  instance: string,
  kind: JobKind,
  params: Readonly<Record<string, unknown>>,
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
      return executeJob({
        store,
        kind,
        params,
        jobs: jobKinds.jobs,
        environment: {
          home,
          instance,
          configuration: configuration.instances[instance] ?? null,
          sync: configuration.sync,
          secrets: await context.secretsOf(instance),
          model: configuration.model,
          suggest: configuration.suggest,
          models: configuration.models,
        },
        onProgress: (progress) => {
          display.update(progress);
        },
        signal,
      });
    });
  } finally {
    display.stop();
  }
}
