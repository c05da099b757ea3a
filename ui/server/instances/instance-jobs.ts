import type { Logger } from 'pino';
import { DeepCodeSeekError } from '../../../domain/index.js';
import { jobKinds, scheduleTraining, type OneAtATime } from '../../../jobs/index.js';
import { instancePaths, JobRunner, scheduleSync, type Store } from '../../../sync/index.js';
import type { ServiceOptions } from '../service-options.js';

export interface InstanceJobs {
  readonly runner: JobRunner;
  /** Ends the schedules, and the jobs at their next checkpoint. */
  close(): Promise<void>;
}

/** Opens the jobs of an instance; where the service watches, also the schedules that sync it, if it has an address, and train it. */
export async function openJobs(options: {
  readonly instance: string;
  readonly service: ServiceOptions;
  readonly serviceUrl: string;
  readonly store: Store;
  readonly trainingTurn: OneAtATime;
  readonly log: Logger;
}): Promise<InstanceJobs> {
  const { instance, service, serviceUrl, store, trainingTurn: turn, log } = options;
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
      model: configuration.model,
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
  const { training } = configuration;
  const trainings =
    watch && training.automatic
      ? scheduleTraining({
          store,
          runner,
          rankerFolder: instancePaths(home, instance).ranker,
          training,
          turn,
          onEnd: ({ state, result, error }) => {
            if (error === null) log.info({ state, taken: result?.['taken'] ?? false }, 'trained');
            else log.warn({ code: error.code }, 'training failed');
          },
          onError: (error) => {
            const code = error instanceof DeepCodeSeekError ? error.code : 'UNEXPECTED';
            log.warn({ code }, 'training not begun');
          },
        })
      : null;
  return {
    runner,
    async close() {
      await schedule?.close();
      await trainings?.close();
      await runner.close();
    },
  };
}
