/** One instance in the service: its mirror, its predictor at the mirror's generation, its jobs, its schedule. */
import type { Logger } from 'pino';
import {
  connectModels,
  createError,
  type NeuralModels,
  type Principal,
} from '../../../domain/index.js';
import {
  openPredictorThread,
  weightsStamp,
  type ThreadedPredictor,
} from '../../../predictor/index.js';
import { instancePaths, openStore, type JobRunner, type Store } from '../../../sync/index.js';
import type { ServiceOptions } from '../service-options.js';
import type { AutomaticTurns } from './automatic-turns.js';
import { openJobs, type InstanceJobs } from './instance-jobs.js';

export type HostState =
  | { readonly kind: 'waiting'; readonly reason: string }
  | { readonly kind: 'ready'; readonly predictor: ThreadedPredictor };

export interface InstanceHost {
  readonly instance: string;
  readonly store: Store;
  readonly jobs: JobRunner;
  /** Whether suggestions can be asked for, and if not, why. */
  state(): HostState;
  /** The predictor; throws MIRROR_NOT_READY. */
  predictor(): ThreadedPredictor;
  principalOf(caller: { readonly user: string; readonly roles: readonly string[] }): Principal;
  /** Looks at the mirror once: opens the predictor after the first sync, lets it follow later ones. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

const EMPTY = 'its first sync has not finished';

/** Opens the mirror of an instance, making an empty one where there is none. */
export async function openInstanceHost(options: {
  readonly instance: string;
  readonly service: ServiceOptions;
  readonly serviceUrl: string;
  /** Stay open when the host is closed. */
  readonly models: NeuralModels | null;
  readonly turns: AutomaticTurns;
  readonly log: Logger;
}): Promise<InstanceHost> {
  const { instance, service, serviceUrl, models, turns } = options;
  const log = options.log.child({ instance });
  const store = await openStore({ home: service.home, instance, mode: 'thread', create: true });
  let jobs: InstanceJobs;
  try {
    jobs = await openJobs({ instance, service, serviceUrl, store, models, turns, log });
  } catch (error) {
    await store.close();
    throw error;
  }
  const { ranker } = instancePaths(service.home, instance);
  const closing = new AbortController();
  let weights = '';
  let vectors = 0;
  let state: HostState = { kind: 'waiting', reason: EMPTY };
  let following: Promise<void> | null = null;

  async function look(): Promise<void> {
    if (state.kind === 'ready') {
      const [generation, stamp, written] = await Promise.all([
        store.generation(),
        weightsStamp(ranker),
        store.vectorStamp(),
      ]);
      const isSame = stamp === weights && written === vectors;
      if (generation === state.predictor.generation && isSame) return;
      await state.predictor.refresh(closing.signal);
      weights = stamp;
      vectors = written;
      return;
    }
    const { lastSync, scripts } = await store.status();
    if (lastSync === null) return;
    state = { kind: 'waiting', reason: 'its ranking structures are being loaded' };
    try {
      weights = await weightsStamp(ranker);
      vectors = await store.vectorStamp();
      const predictor = await openPredictorThread({
        home: service.home,
        instance,
        scripts,
        // The one before has ended with its port: each thread gets its own.
        connectModels: models === null ? undefined : () => connectModels(models),
        signal: closing.signal,
      });
      state = { kind: 'ready', predictor };
      void predictor.lost.then((reason) => {
        log.error({ error: reason.name }, 'ranking structures lost, loading them again');
        state = { kind: 'waiting', reason: 'its ranking structures are being loaded' };
      });
      log.info({ generation: predictor.generation }, 'ready');
    } catch (error) {
      state = { kind: 'waiting', reason: 'its ranking structures could not be loaded' };
      throw error;
    }
  }

  return {
    instance,
    store,
    jobs: jobs.runner,
    state: () => state,
    predictor() {
      if (state.kind === 'ready') return state.predictor;
      throw createError('MIRROR_NOT_READY', { instance, reason: state.reason });
    },
    principalOf: ({ user, roles }) => ({ user, roles, instance }),
    follow() {
      following ??= look().finally(() => {
        following = null;
      });
      return following;
    },
    async close() {
      closing.abort();
      await jobs.close();
      await following?.catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
      if (state.kind === 'ready') await state.predictor.close();
      await store.close();
    },
  };
}
