/** The instances that the service serves: those of the configuration, and those that have a mirror. New ones are found while it runs. */
import type { Logger } from 'pino';
import { createError, DeepCodeSeekError, type NeuralModels } from '../../../domain/index.js';
import { listInstances } from '../../../sync/index.js';
import type { ServiceOptions } from '../service-options.js';
import { automaticTurns } from './automatic-turns.js';
import { openInstanceHost, type InstanceHost } from './instance-host.js';

export interface Instances {
  all(): readonly InstanceHost[];
  /** Names of those that could not be opened, with the reason. */
  failed(): ReadonlyMap<string, string>;
  isDefault(instance: string): boolean;
  /** The instance named, or the default, or the only one. Throws INSTANCE_UNKNOWN, INSTANCE_UNNAMED or INSTANCE_NONE. */
  find(named: string | null): InstanceHost;
  /** As `find`, and makes an empty mirror for `named` where there is none. */
  findOrCreate(named: string): Promise<InstanceHost>;
  /** Whether the default instance, or any when there is none, answers suggestions. */
  isReady(): boolean;
  /** Opens what is new, and what could not be opened before. */
  open(): Promise<void>;
  /** Lets every instance follow its mirror. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

/** Serves nothing yet: `open` comes first. */
export function createInstances(options: {
  readonly service: ServiceOptions;
  readonly serviceUrl: string;
  /** Shared by all instances; null where none are configured. */
  readonly models: NeuralModels | null;
  readonly log: Logger;
}): Instances {
  const { service, log } = options;
  const { defaultInstance } = service;
  const hosts = new Map<string, InstanceHost>();
  const turns = automaticTurns(service, log);
  const opening = new Map<string, Promise<InstanceHost>>();
  const failed = new Map<string, string>();

  function open(instance: string): Promise<InstanceHost> {
    const known = hosts.get(instance);
    if (known !== undefined) return Promise.resolve(known);
    const underway = opening.get(instance);
    if (underway !== undefined) return underway;
    const started = openInstanceHost({ ...options, instance, turns })
      .then((host) => {
        hosts.set(instance, host);
        failed.delete(instance);
        return host;
      })
      .finally(() => opening.delete(instance));
    opening.set(instance, started);
    return started;
  }

  /** One broken mirror must not take the others down; it is tried again each time. */
  async function guarded(instance: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = error instanceof DeepCodeSeekError ? error.code : 'UNEXPECTED';
      const reason = error instanceof DeepCodeSeekError ? error.message : 'an unexpected error';
      if (failed.get(instance) !== reason) log.error({ instance, code }, 'instance not served');
      failed.set(instance, reason);
    }
  }

  const known = (): readonly string[] => [...new Set([...hosts.keys(), ...failed.keys()])].sort();

  return {
    all: () => [...hosts.values()],
    failed: () => failed,
    isDefault: (instance) => instance === defaultInstance || hosts.size === 1,
    find(named) {
      const wanted = named ?? defaultInstance ?? null;
      if (wanted !== null) {
        const host = hosts.get(wanted);
        if (host !== undefined) return host;
        const reason = failed.get(wanted);
        if (reason !== undefined)
          throw createError('MIRROR_NOT_READY', { instance: wanted, reason });
        throw createError('INSTANCE_UNKNOWN', { instance: wanted, known: known() });
      }
      const [only, ...others] = hosts.values();
      if (only === undefined) throw createError('INSTANCE_NONE', {});
      if (others.length > 0) throw createError('INSTANCE_UNNAMED', { known: known() });
      return only;
    },
    findOrCreate: open,
    isReady() {
      const meant = [...hosts.values()].filter(
        ({ instance }) => defaultInstance === undefined || instance === defaultInstance,
      );
      return meant.some((host) => host.state().kind === 'ready');
    },
    async open() {
      const mirrored = await listInstances(service.home);
      const names = new Set([...Object.keys(service.configuration.instances), ...mirrored]);
      const fresh = [...names].filter((instance) => !hosts.has(instance));
      await Promise.all(fresh.map((instance) => guarded(instance, () => open(instance))));
    },
    async follow() {
      await Promise.all(
        [...hosts.values()].map((host) =>
          guarded(host.instance, async () => {
            await host.follow();
            failed.delete(host.instance);
          }),
        ),
      );
    },
    async close() {
      await Promise.allSettled(opening.values());
      const outcomes = await Promise.allSettled([...hosts.values()].map((host) => host.close()));
      hosts.clear();
      const errors = outcomes.flatMap((outcome): unknown[] =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      );
      if (errors.length > 0) throw new AggregateError(errors, 'instances did not close cleanly');
    },
  };
}
