/** Requests to a process of its own, by message: each with its id, each ended by its signal; a process that died is started again. */
import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import type { z } from 'zod';
import { compiledModule } from '../../domain/index.js';

export interface CallingProcessOptions<Reply> {
  /** The compiled module that answers, by its name in `dist/`. */
  readonly module: string;
  readonly replySchema: z.ZodType<Reply>;
  /** What the requests that wait fail with when the process has ended. */
  readonly lost: (reason: string) => Error;
}

interface Waiting<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** How long a process may take to say that a cancelled request has ended, and to end itself. */
const ENDING_MS = 2_000;

/** The module is sent `{ kind: 'cancel', id }` for a request that is no longer waited for, and answers that one too. */
export class CallingProcess<Reply extends { readonly id: number }> {
  readonly #options: CallingProcessOptions<Reply>;
  readonly #waiting = new Map<number, Waiting<Reply>>();
  /** What ends the process when a cancelled request goes on. */
  readonly #ending = new Map<number, NodeJS.Timeout>();
  #process: ChildProcess | null = null;
  #lastId = 0;

  constructor(options: CallingProcessOptions<Reply>) {
    this.#options = options;
  }

  /** Null while none runs. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Starts the process where none runs; says whether it did. */
  ensure(): boolean {
    if (this.#process !== null) return false;
    this.#process = this.#start();
    return true;
  }

  /** Sends what is not answered. */
  send(message: Serializable): void {
    // A failed write shows itself as the end of the process.
    if (this.#process?.connected === true) this.#process.send(message);
  }

  /** Throws `lost`, and the signal's reason: the request is cancelled then, and its end not waited for. */
  call(request: (id: number) => Serializable, signal: AbortSignal): Promise<Reply> {
    signal.throwIfAborted();
    this.ensure();
    this.#lastId += 1;
    const id = this.#lastId;
    this.send(request(id));
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        signal.removeEventListener('abort', abort);
        this.#waiting.delete(id);
        this.#hold();
        act();
      };
      const abort = (): void => {
        this.#cancel(id);
        const reason: unknown = signal.reason;
        settle(() => {
          reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
        });
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, {
        resolve: (reply) => {
          settle(() => {
            resolve(reply);
          });
        },
        reject: (error) => {
          settle(() => {
            reject(error);
          });
        },
      });
      this.#hold();
    });
  }

  /** Ends the process and those that it has started; requests that wait fail. A later request would start it again. */
  async close(): Promise<void> {
    const child = this.#process;
    if (child === null) return;
    this.#fail(child, 'it was closed');
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    if (child.connected) child.disconnect();
    const late = setTimeout(() => {
      killGroup(child);
    }, ENDING_MS);
    await ended;
    clearTimeout(late);
  }

  #start(): ChildProcess {
    const child = fork(compiledModule(this.#options.module), [], {
      env: { PATH: process.env['PATH'] },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // With a group of its own it ends together with what it has started, and an interrupt at the terminal is left to this process.
      detached: process.platform !== 'win32',
    });
    child.unref();
    child.channel?.unref();
    child.on('message', (message) => {
      this.#settle(child, this.#options.replySchema.parse(message));
    });
    child.once('error', (error) => {
      this.#fail(child, error.message);
    });
    child.once('exit', () => {
      killGroup(child);
      this.#fail(child, 'its process has ended');
    });
    return child;
  }

  #cancel(id: number): void {
    const child = this.#process;
    if (child === null) return;
    this.send({ kind: 'cancel', id });
    const timer = setTimeout(() => {
      killGroup(child);
    }, ENDING_MS);
    this.#ending.set(id, timer.unref());
  }

  /** A request in progress holds the program; the process at rest does not. */
  #hold(): void {
    const channel = this.#process?.channel;
    if (this.#waiting.size > 0) channel?.ref();
    else channel?.unref();
  }

  #settle(child: ChildProcess, reply: Reply): void {
    if (this.#process !== child) return;
    clearTimeout(this.#ending.get(reply.id));
    this.#ending.delete(reply.id);
    this.#waiting.get(reply.id)?.resolve(reply);
  }

  #fail(child: ChildProcess, reason: string): void {
    if (this.#process !== child) return;
    this.#process = null;
    for (const timer of this.#ending.values()) clearTimeout(timer);
    this.#ending.clear();
    for (const { reject } of [...this.#waiting.values()]) reject(this.#options.lost(reason));
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
