/** Work that several wait for at once is done once; it is aborted when nobody waits for it any more. */
import { createError } from '../../../domain/index.js';

interface Open<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiting: number;
}

export class SharedWork<Result> {
  readonly #open = new Map<string, Open<Result>>();

  /** `what` is done, for the error of an abort. */
  constructor(private readonly what: string) {}

  /** Pieces of work under way. */
  get size(): number {
    return this.#open.size;
  }

  has(key: string): boolean {
    return this.#open.has(key);
  }

  /**
   * The result of the work `key`, which `start` begins where it is not under way; throws what that throws, and ABORTED at once
   * on an abort, which others that wait do not notice.
   */
  async join(
    key: string,
    start: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    if (signal.aborted) throw createError('ABORTED', { what: this.what });
    const work = this.#open.get(key) ?? this.#begin(key, start);
    work.waiting += 1;
    try {
      return await this.#unlessAborted(work.result, signal);
    } finally {
      work.waiting -= 1;
      if (work.waiting === 0) this.#end(key, work);
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<Result>): Open<Result> {
    const controller = new AbortController();
    const work = { result: start(controller.signal), controller, waiting: 0 };
    this.#open.set(key, work);
    return work;
  }

  /** Left before the abort, so that nobody joins what is on its way out. */
  #end(key: string, work: Open<Result>): void {
    this.#open.delete(key);
    work.controller.abort();
  }

  #unlessAborted(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(createError('ABORTED', { what: this.what }));
      };
      signal.addEventListener('abort', leave, { once: true });
      void result.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', leave);
      });
    });
  }
}
