export interface SeveralOptions {
  /** Pieces of work under way at one time. */
  readonly concurrency: number;
  /** An abort leaves what is done. */
  readonly signal?: AbortSignal | undefined;
}

/** Does `work` for each item, some at a time, beginning them in order. The first failure aborts the others and is thrown. */
export async function severalAtATime<Item>(
  items: Iterable<Item>,
  work: (item: Item, stop: AbortSignal) => Promise<void>,
  { concurrency, signal }: SeveralOptions,
): Promise<void> {
  const failing = new AbortController();
  const stop = signal === undefined ? failing.signal : AbortSignal.any([signal, failing.signal]);
  const failures: unknown[] = [];
  const waiting = items[Symbol.iterator]();

  async function workOn(): Promise<void> {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      stop.throwIfAborted();
      await work(next.value, stop);
    }
  }

  await Promise.all(
    Array.from({ length: concurrency }, () =>
      workOn().catch((error: unknown) => {
        failures.push(error);
        failing.abort();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
}
