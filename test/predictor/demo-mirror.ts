/** A predictor over the mirror of the demo instance, synced into a temporary folder: real store, shards and ripgrep. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_READER, startDemoInstance } from '../../connector/demo-instance/index.js';
import {
  configurationSchema,
  suggestQuestionSchema,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../domain/index.js';
import { openPredictor, type Predictor } from '../../predictor/index.js';
import { executeJob, instancePaths, openStore, type Store } from '../../sync/index.js';

export const DEMO_MIRROR = 'demo';

export const AUTHOR = { user: 'author', roles: [], instance: DEMO_MIRROR };

export interface DemoPredictor {
  readonly predictor: Predictor;
  readonly store: Store;
  readonly home: string;
  readonly shardsFolder: string;
  /** Asks without a deadline, so that every retriever is waited for. */
  ask(question: SuggestQuestionInput, limit?: number): Promise<SuggestAnswer>;
  close(): Promise<void>;
}

/** Syncs the demo instance and opens a predictor on the mirror; `close` ends and removes everything. */
export async function openDemoPredictor(): Promise<DemoPredictor> {
  const home = await mkdtemp(join(tmpdir(), 'deepcodeseek-predictor-'));
  const closing: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const store = await openStore({ home, instance: DEMO_MIRROR, mode: 'direct', create: true });
    closing.push(() => store.close());
    await syncDemoInstance(home, store);
    const shardsFolder = instancePaths(home, DEMO_MIRROR).shards;
    const predictor = await openPredictor({ store, shardsFolder });
    closing.push(() => predictor.close());
    return {
      predictor,
      store,
      home,
      shardsFolder,
      ask: (question, limit = 10) =>
        predictor.suggest(suggestQuestionSchema.parse(question), {
          limit,
          deadlineMs: null,
          principal: AUTHOR,
        }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function syncDemoInstance(home: string, store: Store): Promise<void> {
  const demo = await startDemoInstance({ port: 0 });
  try {
    const { instances, sync } = configurationSchema.parse({
      instances: {
        [DEMO_MIRROR]: {
          url: demo.url,
          authentication: { method: 'basic', user: DEMO_READER.userName },
        },
      },
    });
    const configuration = instances[DEMO_MIRROR] ?? null;
    const secrets = { password: DEMO_READER.password };
    await executeJob({
      store,
      kind: 'sync',
      params: { mode: 'full' },
      environment: { home, instance: DEMO_MIRROR, configuration, sync, secrets },
    });
  } finally {
    await demo.close();
  }
}
