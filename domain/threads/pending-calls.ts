/** The asking side of calls to an object in another thread, whatever the messages go over. `serve-port.ts` is the other end. */
import { z } from 'zod';
import { fromWireError, wireErrorSchema } from './wire-error.js';

/** What can be called from another thread: structured cloning carries what goes in and comes out. */
export type Callable<Remote> = {
  readonly [Name in keyof Remote]: (...parameters: never[]) => Promise<unknown>;
};

/** What the messages go over: a port, or a worker seen from outside. */
export interface MessageLine {
  postMessage(message: unknown): void;
  /** Keeps the thread alive until `unref`. */
  ref(): void;
  unref(): void;
}

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

/** Calls that wait for their replies; at rest they keep no thread alive. */
export class PendingCalls<Remote extends Callable<Remote>> {
  readonly #line;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  constructor(line: MessageLine) {
    this.#line = line;
    line.unref();
  }

  /** Whether calls are still answered. */
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

  /** Calls a method that takes and gives nothing. */
  async tell(method: keyof Remote & string): Promise<void> {
    await this.#invoke(method, []);
  }

  /** Waits for a reply that no call asks for, such as that the object is open; throws the error that it brings. */
  async expect(id: number): Promise<void> {
    await this.#expect(id);
  }

  /** Takes what came over the line. */
  settle(message: unknown): void {
    const reply = replySchema.parse(message);
    const waiting = this.#take(reply.id);
    if ('error' in reply) waiting?.reject(fromWireError(reply.error));
    else waiting?.resolve(reply);
  }

  /** Rejects what waits, and every later call; the first reason stays. */
  end(reason: Error): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
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
    this.#line.postMessage(call);
    return reply;
  }

  async #until(signal: AbortSignal, call: Call): Promise<Reply> {
    signal.throwIfAborted();
    const abort = (): void => {
      this.#line.postMessage({ cancel: call.id });
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
    this.#line.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#line.unref();
    return waiting;
  }
}

/** Why a signal was aborted, as an error. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

/** The other thread runs this build's own code, so the result of a method has the method's type. */
function isReplyTo<Remote extends Callable<Remote>, Name extends keyof Remote & string>(
  reply: Reply,
  method: Name,
): reply is Reply & { readonly result: Awaited<ReturnType<Remote[Name]>> } {
  return reply.method === method;
}
