/** One model in its thread: opened in the background, opened again when it is lost or has grown too large. */
import {
  DeepCodeSeekError,
  ThreadCalls,
  type LocalModelsConfiguration,
} from '../../domain/index.js';
import type { ModelOrder } from './model-order.js';
import type { ModelThread, OpenedModel } from './worker/model-thread.js';

/** How often a thread that ends by itself is opened again before the model is given up. */
const MOST_LOSSES = 3;
/** A replacement takes a model away for seconds: not more often than this. */
const REPLACED_EVERY_MS = 600_000;
const MEGABYTE = 1024 * 1024;

export type ModelState =
  | { readonly kind: 'warming' }
  | {
      readonly kind: 'ready';
      readonly thread: ThreadCalls<ModelThread>;
      readonly opened: OpenedModel;
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the log is told: names and codes, and what a person can do. */
export interface ModelEvent {
  readonly kind: 'ready' | 'failed' | 'lost' | 'replaced';
  readonly role: ModelOrder['role'];
  readonly name: string;
  /** Where it is run; null where it is not. */
  readonly provider: string | null;
  /** The error's code, and why; of one that is ready, which providers of the preference are not used. */
  readonly code: string | null;
  readonly reason: string | null;
}

export interface ModelHostOptions {
  readonly home: string;
  readonly name: string;
  readonly role: ModelOrder['role'];
  readonly settings: LocalModelsConfiguration;
  readonly onEvent?: ((event: ModelEvent) => void) | undefined;
}

export class ModelHost {
  readonly #options: ModelHostOptions;
  #state: ModelState = { kind: 'warming' };
  #settled: Promise<void>;
  #losses = 0;
  #isClosed = false;
  #memoryBefore = process.memoryUsage.rss();
  #openedAt = 0;

  constructor(options: ModelHostOptions) {
    this.#options = options;
    this.#settled = this.#open();
  }

  get state(): ModelState {
    return this.#state;
  }

  /** Resolves when the model is ready or has failed. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Replaces the thread of a model that holds more memory than it may; to be called between requests. */
  replaceIfLarge(): void {
    const state = this.#state;
    const { memoryLimitMb } = this.#options.settings;
    const grownMb = (process.memoryUsage.rss() - this.#memoryBefore) / MEGABYTE;
    const isDue = performance.now() - this.#openedAt > REPLACED_EVERY_MS;
    if (state.kind !== 'ready' || grownMb <= memoryLimitMb || !isDue) return;
    const reason = `${Math.round(grownMb)} MB are more than the ${memoryLimitMb} MB of models.memoryLimitMb`;
    this.#tell('replaced', { reason });
    this.#state = { kind: 'warming' };
    this.#settled = state.thread.close().then(() => this.#open());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#settled;
    const state = this.#state;
    this.#state = { kind: 'failed', reason: 'it has been closed' };
    if (state.kind === 'ready') await state.thread.close();
  }

  async #open(): Promise<void> {
    const { home, name, role, settings } = this.#options;
    const { providers, threads } = settings;
    this.#memoryBefore = process.memoryUsage.rss();
    const order: ModelOrder = { home, name, role, providers, threads };
    const thread = new ThreadCalls<ModelThread>('models/onnx/worker/model-worker', order);
    try {
      await thread.opened();
      const opened = await thread.call('opened');
      this.#openedAt = performance.now();
      this.#state = { kind: 'ready', thread, opened };
      this.#tell('ready', { provider: opened.provider, reason: passedOverText(opened) });
      void thread.lost.then((reason) => {
        this.#lose(reason);
      });
    } catch (error) {
      // The thread that could not open its model has nothing to close.
      await thread.close().catch(() => undefined);
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const isKnown = error instanceof DeepCodeSeekError;
    const code = isKnown ? error.code : 'UNEXPECTED';
    const reason = isKnown ? `${error.message} ${error.remedy}` : 'its thread could not be started';
    this.#state = { kind: 'failed', reason };
    this.#tell('failed', { code, reason });
  }

  #lose(error: Error): void {
    if (this.#isClosed) return;
    const { name } = this.#options;
    this.#losses += 1;
    this.#tell('lost', { reason: error.name });
    if (this.#losses > MOST_LOSSES) {
      this.#state = {
        kind: 'failed',
        reason: `the thread of ${name} has ended ${this.#losses} times`,
      };
      return;
    }
    this.#state = { kind: 'warming' };
    this.#settled = this.#open();
  }

  #tell(
    kind: ModelEvent['kind'],
    told: Partial<Pick<ModelEvent, 'provider' | 'code' | 'reason'>>,
  ): void {
    const { role, name, onEvent } = this.#options;
    onEvent?.({ kind, role, name, provider: null, code: null, reason: null, ...told });
  }
}

/** Null where the first of the preference is used. */
function passedOverText({ passedOver }: OpenedModel): string | null {
  if (passedOver.length === 0) return null;
  const each = passedOver.map(({ provider, reason }) => `${provider}: ${reason}`);
  return `passed over: ${each.join('; ')}`;
}
