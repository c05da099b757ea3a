/** A mirror that follows a demo instance that the test changes, and predictors over it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstanceSource } from '../../../connector/index.js';
import {
  DEMO_READER,
  startDemoInstance,
  type DemoData,
} from '../../../connector/demo-instance/index.js';
import {
  configurationSchema,
  suggestQuestionSchema,
  type Embedder,
  type SuggestAnswer,
  type SuggestQuestionInput,
} from '../../../domain/index.js';
import { openPredictor, type Predictor, type SuggestOptions } from '../../../predictor/index.js';
import { instancePaths, openStore, syncInstance, type Store } from '../../../sync/index.js';
import { AUTHOR, DEMO_MIRROR } from '../demo-mirror.js';

export interface LiveMirror {
  readonly data: DemoData;
  readonly store: Store;
  readonly shardsFolder: string;
  /** A folder that is removed with the mirror. */
  readonly folder: string;
  /** Brings the mirror up to the instance's present records, deletions included. */
  sync(): Promise<void>;
  /** A predictor that closes with the mirror. */
  open(options?: {
    ripgrepPath?: string;
    shardsFolder?: string;
    embedder?: Embedder;
  }): Promise<Predictor>;
  close(): Promise<void>;
}

/** Starts a demo instance (the sample scopes unless data is given) and syncs it once. */
export async function openLiveMirror(data?: DemoData): Promise<LiveMirror> {
  const folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-live-'));
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const demo = await startDemoInstance(data === undefined ? {} : { data });
    closing.push(() => demo.close());
    const store = await openStore({
      home: folder,
      instance: DEMO_MIRROR,
      mode: 'direct',
      create: true,
    });
    closing.push(() => store.close());
    await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl: null });
    const source = demoSource(demo.url);
    closing.push(() => source.close());
    const shardsFolder = instancePaths(folder, DEMO_MIRROR).shards;
    const sync = async (): Promise<void> => {
      await syncInstance({
        store,
        source,
        shardsFolder,
        mode: 'incremental',
        reconcile: true,
        maxVanishShare: 1,
      });
    };
    await sync();
    const open: LiveMirror['open'] = async (options = {}) => {
      const predictor = await openPredictor({ store, shardsFolder, ...options });
      closing.push(() => predictor.close());
      return predictor;
    };
    return { data: demo.data, store, shardsFolder, folder, sync, open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function demoSource(url: string): ReturnType<typeof openInstanceSource> {
  const { instances } = configurationSchema.parse({
    instances: {
      [DEMO_MIRROR]: {
        url,
        authentication: { method: 'basic', user: DEMO_READER.userName },
      },
    },
  });
  const configuration = instances[DEMO_MIRROR];
  if (configuration === undefined) throw new Error('The configuration has no instance');
  return openInstanceSource({
    name: DEMO_MIRROR,
    configuration,
    secrets: { password: DEMO_READER.password },
    environment: {},
  });
}

/** Asks in batch unless the options say otherwise. */
export function ask(
  predictor: Predictor,
  question: SuggestQuestionInput,
  options: Partial<SuggestOptions> = {},
): Promise<SuggestAnswer> {
  return predictor.suggest(suggestQuestionSchema.parse(question), {
    limit: 40,
    deadlineMs: null,
    principal: AUTHOR,
    ...options,
  });
}

export function apisOf(answer: SuggestAnswer): readonly string[] {
  return answer.suggestions.map(({ api }) => api);
}
