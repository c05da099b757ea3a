/** Keeps the writer's lock for a service, so that commands find it and hand their work over; takes it as soon as it is free. */
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { isError } from '../../domain/index.js';
import type { Store } from '../store.js';

const RETRY_INTERVAL_MS = 1_000;

export class WriterSeat {
  readonly #store;
  readonly #serviceUrl;
  readonly #stopping = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  constructor(store: Store, serviceUrl: string | null) {
    this.#store = store;
    this.#serviceUrl = serviceUrl;
  }

  /** Tries once, and goes on trying and watching over it afterwards. */
  async open(): Promise<void> {
    await this.#tryTake();
    this.#watching = this.#watch();
  }

  /** Waits until the lock is held, and gives its token. An abort ends the wait. */
  async token(signal: AbortSignal): Promise<string> {
    for (;;) {
      signal.throwIfAborted();
      const token = await this.#tryTake();
      if (token !== null) return token;
      await pause(RETRY_INTERVAL_MS, undefined, { signal });
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
    await this.#store.releaseWriter();
  }

  async #tryTake(): Promise<string | null> {
    try {
      return await this.#store.acquireWriter({
        pid: process.pid,
        host: hostname(),
        serviceUrl: this.#serviceUrl,
      });
    } catch (error) {
      if (isError(error, 'MIRROR_LOCKED') || isError(error, 'MIRROR_BUSY')) return null;
      throw error;
    }
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      await pause(RETRY_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      // What is wrong here is told by the next job, which needs the lock too.
      await this.#tryTake().catch(() => null);
    }
  }
}
