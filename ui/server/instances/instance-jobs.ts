import type { Logger } from 'pino';
import { DeepCodeSeekError, type Job, type NeuralModels } from '../../../domain/index.js';
import {
  jobKinds,
  scheduleDocumentation,
  scheduleEmbedding,
  scheduleTraining,
} from '../../../jobs/index.js';
import {
  instancePaths,
  JobRunner,
  scheduleSync,
  systemClock,
  type Schedule,
  type Store,
} from '../../../sync/index.js';
import type { ServiceOptions } from '../service-options.js';
import type { AutomaticTurns } from './automatic-turns.js';

export interface InstanceJobs {
  readonly runner: JobRunner;
  /** Ends the schedules, and the jobs at their next checkpoint. */
  close(): Promise<void>;
}

/** Opens the jobs of an instance; where the service watches, also the schedules that sync it, if it has an address, and of what else it does unasked. */
export async function openJobs(options: {
  readonly instance: string;
  readonly service: ServiceOptions;
  readonly serviceUrl: string;
  readonly store: Store;
  readonly models: NeuralModels | null;
  readonly turns: AutomaticTurns;
  readonly log: Logger;
}): Promise<InstanceJobs> {
  const { instance, service, serviceUrl, store, models, turns, log } = options;
  const { home, configuration, secretsOf, watch, clock = systemClock } = service;
  const own = configuration.instances[instance] ?? null;
  const runner = await JobRunner.open({
    store,
    serviceUrl,
    kinds: jobKinds,
    models: models ?? undefined,
    environment: async () => ({
      home,
      instance,
      configuration: own,
      sync: configuration.sync,
      secrets: await secretsOf(instance),
      model: configuration.model,
      suggest: configuration.suggest,
    }),
  });
  const schedules: Schedule[] = [];
  if (watch && own?.url !== undefined) {
    const { intervalSeconds, reconcileHours } = configuration.sync;
    const onError = ({ code }: NonNullable<Job['error']>): void => {
      log.warn({ code }, 'sync failed');
    };
    schedules.push(scheduleSync({ runner, intervalSeconds, reconcileHours, onError, clock }));
  }
  const warnOf =
    (what: string) =>
    (error: unknown): void => {
      const code = error instanceof DeepCodeSeekError ? error.code : 'UNEXPECTED';
      log.warn({ code }, what);
    };
  if (turns.training !== null) {
    const schedule = scheduleTraining({
      store,
      runner,
      rankerFolder: instancePaths(home, instance).ranker,
      training: configuration.training,
      turn: turns.training,
      onEnd: ({ state, result, error }) => {
        if (error === null) log.info({ state, taken: result?.['taken'] ?? false }, 'trained');
        else log.warn({ code: error.code }, 'training failed');
      },
      onError: warnOf('training not begun'),
      clock,
    });
    schedules.push(schedule);
  }
  if (turns.documentation !== null) {
    const schedule = scheduleDocumentation({
      store,
      runner,
      turn: turns.documentation,
      onEnd: ({ state, result, error }) => {
        const { requests, documented } = result ?? {};
        if (error === null) log.info({ state, requests, documented }, 'APIs documented');
        else log.warn({ code: error.code }, 'documenting APIs failed');
      },
      onError: warnOf('documenting APIs not begun'),
      clock,
    });
    schedules.push(schedule);
  }
  if (turns.embedding !== null) {
    const schedule = scheduleEmbedding({
      store,
      runner,
      turn: turns.embedding,
      onEnd: ({ state, result, error }) => {
        const { embedded, leftOut } = result ?? {};
        if (error === null) log.info({ state, embedded, leftOut }, 'APIs embedded');
        else log.warn({ code: error.code }, 'embedding APIs failed');
      },
      onError: warnOf('embedding APIs not begun'),
      clock,
    });
    schedules.push(schedule);
  }
  return {
    runner,
    async close() {
      for (const schedule of schedules) await schedule.close();
      await runner.close();
    },
  };
}
