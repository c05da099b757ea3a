import type { Logger } from 'pino';
import { jobKinds } from '../../../jobs/index.js';
import { JobRunner, scheduleSync, type Store } from '../../../sync/index.js';
import type { ServiceOptions } from '../service-options.js';

export interface InstanceJobs {
  readonly runner: JobRunner;
  /** Ends the schedule, and the jobs at their next checkpoint. */
  close(): Promise<void>;
}

/** Opens the jobs of an instance, and where it has an address and the service watches, the schedule that syncs it. */
export async function openJobs(options: {
  readonly instance: string;
  readonly service: ServiceOptions;
  readonly serviceUrl: string;
  readonly store: Store;
  readonly log: Logger;
}): Promise<InstanceJobs> {
  const { instance, service, serviceUrl, store, log } = options;
  const { home, configuration, secretsOf, watch } = service;
  const own = configuration.instances[instance] ?? null;
  const runner = await JobRunner.open({
    store,
    serviceUrl,
    kinds: jobKinds,
    environment: async () => ({
      home,
      instance,
      configuration: own,
      sync: configuration.sync,
      secrets: await secretsOf(instance),
    }),
  });
  const schedule =
    watch && own?.url !== undefined
      ? scheduleSync({
          runner,
          intervalSeconds: configuration.sync.intervalSeconds,
          reconcileHours: configuration.sync.reconcileHours,
          onError: ({ code }) => {
            log.warn({ code }, 'sync failed');
          },
        })
      : null;
  return {
    runner,
    async close() {
      await schedule?.close();
      await runner.close();
    },
  };
}
