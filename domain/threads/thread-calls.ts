/** Calls to an object in a worker thread, and what becomes of them when the thread ends. `serve-thread.ts` is the other end. */
import { Worker, type Transferable } from 'node:worker_threads';
import { compiledModule } from '../package-root.js';
import { PendingCalls, reasonOf, type Callable } from './pending-calls.js';
import { OPENING_ID } from './serve-thread.js';
import { threadMemory, type ThreadMemory } from './thread-memory.js';

export interface ThreadOptions extends ThreadMemory {
  /** Ports within `workerData`, which go over to the thread and end with it. */
  readonly transfer?: readonly Transferable[];
}

export class ThreadCalls<
  Remote extends Callable<Remote> & { readonly close: () => Promise<void> },
> {
  /** Resolves when the thread has ended by itself, not by `close`, with the reason. */
  readonly lost: Promise<Error>;
  readonly #worker;
  readonly #calls: PendingCalls<Remote>;
  readonly #opened: Promise<void>;
  #closing: Promise<void> | null = null;

  /** Starts the thread: a compiled module that calls `serveThread`, by its name in `dist/`. */
  constructor(
    module: string,
    workerData: unknown,
    { transfer = [], ...memory }: ThreadOptions = {},
  ) {
    this.#worker = new Worker(compiledModule(module), {
      workerData,
      transferList: [...transfer],
      resourceLimits: threadMemory(memory),
    });
    this.#calls = new PendingCalls(this.#worker);
    this.#opened = this.#calls.expect(OPENING_ID);
    this.#worker.on('message', (message: unknown) => {
      this.#calls.settle(message);
    });
    this.lost = new Promise((resolve) => {
      const end = (reason: Error): void => {
        if (this.#calls.isOpen) resolve(reason);
        this.#calls.end(reason);
      };
      this.#worker.on('error', (error) => {
        end(error instanceof Error ? error : new Error(String(error)));
      });
      this.#worker.on('exit', () => {
        end(new Error(`The thread of ${module} has ended`));
      });
    });
  }

  /** Waits until the object is open; throws what opening it threw. An abort ends the thread. */
  async opened(signal?: AbortSignal): Promise<void> {
    const abort = (): void => {
      this.#calls.end(reasonOf(signal));
      void this.#worker.terminate();
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await this.#opened;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Whether the thread still answers. */
  get isOpen(): boolean {
    return this.#calls.isOpen;
  }

  /** A signal among the parameters, as the last of them, ends the call here at once and reaches the method. */
  call<Name extends keyof Remote & string>(
    method: Name,
    ...parameters: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>> {
    return this.#calls.call(method, ...parameters);
  }

  /** Closes the object, then ends the thread; calls that still wait are rejected. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (!this.#calls.isOpen) return;
    await this.#calls.tell('close');
    this.#calls.end(new Error('The thread has been closed'));
    await this.#worker.terminate();
  }
}
