/** A page as the store gives them, whatever of. */
interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The items of all pages, one after the other; `limit` are read at a time. An abort throws its reason between pages. */
export async function* everyItem<Item>(
  read: (page: { after?: string; limit: number }) => Promise<PageOf<Item>>,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  let after: string | null = null;
  do {
    signal?.throwIfAborted();
    const page: PageOf<Item> = await read({ limit, ...(after === null ? {} : { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== null);
}
