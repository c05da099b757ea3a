/** Fetches the next page while the one before is being stored. */
export async function* ahead<Item>(pages: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  const iterator = pages[Symbol.asyncIterator]();
  let next = fetchNext(iterator);
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = fetchNext(iterator);
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function fetchNext<Item>(iterator: AsyncIterator<Item>): Promise<IteratorResult<Item, unknown>> {
  const next = iterator.next();
  // A failure is thrown where the page is awaited; meanwhile it must not count as unhandled.
  next.catch(() => undefined);
  return next;
}
