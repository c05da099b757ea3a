/** A home folder, a hub that has one model of the catalogue, and pulls that do not wait long between attempts. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeepCodeSeekError } from '../../../domain/index.js';
import {
  catalogueEntry,
  pullModel,
  type PulledModel,
  type PullOptions,
} from '../../../models/catalogue/index.js';
import { startHub, type StandInHub } from './stand-in-hub.js';

/** A model whose commit and hashes the catalogue does not know, so that any bytes may stand for it. */
export const MODEL = 'qwen3-reranker-0.6b-yes-no';
export const GRAPH = 'onnx/model_yesno_quantized.onnx';
export const TOKENIZER = 'tokenizer.json';

export interface Pulling {
  readonly home: string;
  readonly hub: StandInHub;
  readonly graph: Buffer;
  readonly retries: string[];
  readonly pull: (options?: Partial<PullOptions>) => Promise<PulledModel>;
  /** The error that a pull ends with. */
  readonly failure: (options?: Partial<PullOptions>) => Promise<DeepCodeSeekError>;
  /** The paths below `<home>/models`. */
  readonly left: () => readonly string[];
  close(): Promise<void>;
}

export async function preparePulling(graphBytes = 3_000_000): Promise<Pulling> {
  const home = mkdtempSync(join(tmpdir(), 'deepcodeseek-models-'));
  const graph = Buffer.alloc(graphBytes, 'a graph of many bytes; ');
  const hub = await startHub({
    [GRAPH]: graph,
    [TOKENIZER]: Buffer.from('{"version": "1.0"}'),
    'pytorch_model.bin': Buffer.alloc(2_000),
    'README.md': Buffer.from('Read me.'),
  });
  const retries: string[] = [];
  const pull = (options: Partial<PullOptions> = {}): Promise<PulledModel> =>
    pullModel({
      home,
      entry: catalogueEntry(MODEL),
      hubUrl: hub.url,
      token: null,
      proxyFor: () => null,
      onRetry: (reason) => retries.push(reason),
      patience: { maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 2, idleTimeoutMs: 2_000 },
      ...options,
    });
  return {
    home,
    hub,
    graph,
    retries,
    pull,
    failure: (options) =>
      pull(options).then(
        () => {
          throw new Error('the pull went well');
        },
        (error: unknown) => {
          if (error instanceof DeepCodeSeekError) return error;
          throw error;
        },
      ),
    left: () => {
      const folder = join(home, 'models');
      return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    },
    close: async () => {
      await hub.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
