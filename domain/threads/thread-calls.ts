/** Calls to an object in a worker thread, and what becomes of them when the thread ends. `serve-thread.ts` is the other end. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { compiledModule } from '../package-root.js';
import { threadMemory, type ThreadMemory } from './thread-memory.js';
import { fromWireError, wireErrorSchema } from './wire-error.js';

/** What can be called from another thread: structured cloning carries what goes in and comes out. */
type Callable<Remote> = {
  readonly [Name in keyof Remote]: (...parameters: never[]) => Promise<unknown>;
} & { readonly close: () => Promise<void> };

const replySchema = z.union([
  z.strictObject({ id: z.int(), error: wireErrorSchema }),
  z.object({ id: z.int(), method: z.string(), result: z.unknown() }),
]);
interface Reply {
  readonly id: number;
  readonly method: string;
  readonly result?: unknown;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
  /** Whether the method takes a signal, as its last parameter. */
  readonly ends: boolean;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** The first reply says whether the object could be opened. */
const OPENING_ID = 0;

export class ThreadCalls<Remote extends Callable<Remote>> {
  /** Resolves when the thread has ended by itself, not by `close`, with the reason. */
  readonly lost: Promise<Error>;
  readonly #worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opened: Promise<Reply>;
  #lastId = OPENING_ID;
  #ended: Error | null = null;
  #closing: Promise<void> | null = null;

  /** Starts the thread: a compiled module that calls `serveThread`, by its name in `dist/`. */
  constructor(module: string, workerData: unknown, memory: ThreadMemory = {}) {
    this.#worker = new Worker(compiledModule(module), {
      workerData,
      resourceLimits: threadMemory(memory),
    });
    // A thread at rest keeps no process alive; a call that waits does.
    this.#worker.unref();
    this.#opened = this.#expect(OPENING_ID);
    this.#worker.on('message', (message: unknown) => {
      this.#settle(message);
    });
    this.lost = new Promise((resolve) => {
      const end = (reason: Error): void => {
        if (this.#ended === null) resolve(reason);
        this.#end(reason);
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
      this.#end(reasonOf(signal));
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
    return this.#ended === null;
  }

  /** A signal among the parameters, as the last of them, ends the call here at once and reaches the method. */
  async call<Name extends keyof Remote & string>(
    method: Name,
    ...parameters: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>> {
    const reply = await this.#invoke(method, parameters);
    if (isReplyTo<Remote, Name>(reply, method)) return reply.result;
    throw new Error(`The thread answered ${reply.method} when ${method} was asked`);
  }

  /** Closes the object, then ends the thread; calls that still wait are rejected. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#ended !== null) return;
    await this.#invoke('close', []);
    this.#end(new Error('The thread has been closed'));
    await this.#worker.terminate();
  }

  async #invoke(method: string, given: readonly unknown[]): Promise<Reply> {
    if (this.#ended !== null) throw this.#ended;
    this.#lastId += 1;
    const id = this.#lastId;
    const signal = given.at(-1);
    return signal instanceof AbortSignal
      ? this.#until(signal, { id, method, parameters: given.slice(0, -1), ends: true })
      : this.#ask({ id, method, parameters: given, ends: false });
  }

  #ask(call: Call): Promise<Reply> {
    const reply = this.#expect(call.id);
    this.#worker.postMessage(call);
    return reply;
  }

  async #until(signal: AbortSignal, call: Call): Promise<Reply> {
    signal.throwIfAborted();
    const abort = (): void => {
      this.#worker.postMessage({ cancel: call.id });
      this.#take(call.id)?.reject(reasonOf(signal));
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await this.#ask(call);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #expect(id: number): Promise<Reply> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  #settle(message: unknown): void {
    const reply = replySchema.parse(message);
    const waiting = this.#take(reply.id);
    if ('error' in reply) waiting?.reject(fromWireError(reply.error));
    else waiting?.resolve(reply);
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

/** The thread runs this build's own code, so the result of a method has the method's type. */
function isReplyTo<Remote extends Callable<Remote>, Name extends keyof Remote & string>(
  reply: Reply,
  method: Name,
): reply is Reply & { readonly result: Awaited<ReturnType<Remote[Name]>> } {
  return reply.method === method;
}
