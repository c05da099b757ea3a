/** Searches through a small process of its own, which starts ripgrep; starts it again when it has died. */
import { fork, type ChildProcess } from 'node:child_process';
import { compiledModule, createError } from '../../../domain/index.js';
import type { RipgrepHit, RipgrepSearch } from './ripgrep.js';
import { searchReplySchema, type SearchReply, type SearchRequest } from './search-messages.js';

interface Waiting {
  readonly resolve: (hits: readonly RipgrepHit[]) => void;
  readonly reject: (error: Error) => void;
}

export class RipgrepSearcher {
  readonly #ripgrepPath: string;
  readonly #waiting = new Map<number, Waiting>();
  #process: ChildProcess | null;
  /** The files that the process knows. */
  #files: readonly string[] | null = null;
  #lastId = 0;

  /** Starts the process at once, while this one is small. */
  constructor(ripgrepPath: string) {
    this.#ripgrepPath = ripgrepPath;
    this.#process = this.#start();
  }

  /**
   * As `runRipgrep`: RIPGREP_UNAVAILABLE, RIPGREP_FAILED, the signal's reason. An abort ends ripgrep without waiting
   * for its end.
   */
  search(
    search: Omit<RipgrepSearch, 'ripgrepPath'>,
    signal: AbortSignal,
  ): Promise<readonly RipgrepHit[]> {
    signal.throwIfAborted();
    this.#process ??= this.#start();
    if (this.#files !== search.files) {
      this.#send({ kind: 'files', files: [...search.files] });
      this.#files = search.files;
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const { words, maxLinesPerFile, maxBytes } = search;
    const ripgrepPath = this.#ripgrepPath;
    this.#send({ kind: 'search', id, ripgrepPath, words: [...words], maxLinesPerFile, maxBytes });
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        signal.removeEventListener('abort', abort);
        this.#waiting.delete(id);
        this.#hold();
        act();
      };
      const abort = (): void => {
        this.#send({ kind: 'cancel', id });
        const reason: unknown = signal.reason;
        settle(() => {
          reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
        });
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, {
        resolve: (hits) => {
          settle(() => {
            resolve(hits);
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

  /** Ends the process and the ripgrep processes that it has started; searches that wait fail with RIPGREP_FAILED. */
  async close(): Promise<void> {
    const child = this.#process;
    if (child !== null) this.#fail(child, 'it was closed');
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    if (child.connected) child.disconnect();
    await ended;
  }

  #start(): ChildProcess {
    const child = fork(compiledModule('predictor/retrievers/grep/search-process'), [], {
      env: { PATH: process.env['PATH'] },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    this.#files = null;
    child.on('message', (message) => {
      this.#settle(searchReplySchema.parse(message));
    });
    child.once('error', (error) => {
      this.#fail(child, error.message);
    });
    child.once('exit', () => {
      this.#fail(child, 'its process has ended');
    });
    return child;
  }

  #send(request: SearchRequest): void {
    // A failed write shows itself as the end of the process.
    if (this.#process?.connected === true) this.#process.send(request);
  }

  /** A search in progress holds the program; the process at rest does not. */
  #hold(): void {
    const channel = this.#process?.channel;
    if (this.#waiting.size > 0) channel?.ref();
    else channel?.unref();
  }

  #settle({ id, outcome }: SearchReply): void {
    const waiting = this.#waiting.get(id);
    switch (outcome.kind) {
      case 'hits':
        waiting?.resolve(outcome.hits);
        return;
      case 'unavailable':
        waiting?.reject(createError('RIPGREP_UNAVAILABLE', { path: this.#ripgrepPath }));
        return;
      case 'failed':
        waiting?.reject(createError('RIPGREP_FAILED', { reason: outcome.reason }));
    }
  }

  #fail(child: ChildProcess, reason: string): void {
    if (this.#process !== child) return;
    this.#process = null;
    for (const waiting of [...this.#waiting.values()]) {
      waiting.reject(createError('RIPGREP_FAILED', { reason }));
    }
  }
}
