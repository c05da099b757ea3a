/** Calls into a store's worker thread, and what becomes of them when it ends. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { compiledModule } from '../../domain/index.js';
import type { Store } from '../store.js';
import { fromWireError, wireErrorSchema } from '../wire-error.js';

type Method = Exclude<keyof Store, 'instance'>;
type Answer<Name extends Method> = Awaited<ReturnType<Store[Name]>>;

const replySchema = z.union([
  z.strictObject({ id: z.int(), error: wireErrorSchema }),
  z.object({ id: z.int(), method: z.string(), result: z.unknown() }),
]);
interface Reply {
  readonly id: number;
  readonly method: string;
  readonly result?: unknown;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export class ThreadCalls {
  readonly #worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opened: Promise<Reply>;
  #lastId = 0;
  #ended: Error | null = null;

  constructor(options: { readonly file: string; readonly instance: string; create: boolean }) {
    this.#worker = new Worker(compiledModule('sync/sqlite/store-worker'), { workerData: options });
    // An idle store keeps no process alive; a call that waits does.
    this.#worker.unref();
    this.#opened = this.#expect(0);
    this.#worker.on('message', (message: unknown) => {
      this.#settle(message);
    });
    this.#worker.on('error', (error) => {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    });
    this.#worker.on('exit', () => {
      this.#end(new Error('The store is closed'));
    });
  }

  /** Waits until the store is open; throws what opening it threw. */
  async opened(): Promise<void> {
    await this.#opened;
  }

  async call<Name extends Method>(
    method: Name,
    ...parameters: Parameters<Store[Name]>
  ): Promise<Answer<Name>> {
    if (this.#ended !== null) throw this.#ended;
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = this.#expect(id);
    this.#worker.postMessage({ id, method, parameters });
    const reply = await answer;
    if (isReplyTo(reply, method)) return reply.result;
    throw new Error(`The store answered ${reply.method} when ${method} was asked`);
  }

  /** Closes the store, then ends the thread. */
  async close(): Promise<void> {
    if (this.#ended !== null) return;
    await this.call('close');
    this.#end(new Error('The store is closed'));
    await this.#worker.terminate();
  }

  #expect(id: number): Promise<Reply> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #settle(message: unknown): void {
    const reply = replySchema.parse(message);
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in reply) waiting?.reject(fromWireError(reply.error));
    else waiting?.resolve(reply);
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** The worker runs this build's own store, so the result of a method has the method's type. */
function isReplyTo<Name extends Method>(
  reply: Reply,
  method: Name,
): reply is Reply & { readonly result: Answer<Name> } {
  return reply.method === method;
}
