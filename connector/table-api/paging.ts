/**
 * Walks a table by key. The instance applies the limit before its access rules, so a page may be short, even empty,
 * with more behind it: only a question that brings nothing, twice, ends a walk — or a count that says all has been shown.
 */
import { createError } from '../../domain/index.js';
import type { KeyOrder, KeyWindow } from './encoded-query.js';
import type { TablePage, TablePages } from './table-pages.js';

export interface KeyedPage<Key> {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The key of the last row, or null when no row of the page shows its key. */
  readonly last: Key | null;
}

interface Walk<Key> {
  readonly instance: string;
  readonly table: string;
  readonly order: KeyOrder<Key>;
  readonly pages: TablePages;
  readonly signal?: AbortSignal | undefined;
}

/**
 * All rows behind `after`, in order, as pages that are never empty. Rows changed meanwhile move to the end and come again.
 * Throws QUERY_IGNORED when rows do not satisfy the query or are out of order, and what requests throw.
 */
export async function* walkByKey<Key>(
  walk: Walk<Key>,
  after: Key | null,
): AsyncGenerator<KeyedPage<Key>> {
  let start = after;
  for (;;) {
    const from = start;
    for (const window of walk.order.windows(from)) {
      let isShown = false;
      for await (const page of readWindow(walk, window)) {
        if (page.rows.length > 0) yield page;
        start = page.last ?? start;
        isShown = page.isAll;
        if (page.last !== null) break;
      }
      if (isShown && window.isLast) return;
      // The rest of a window is asked for from the new key; a window that is wholly shown has no rest.
      if (start !== from && !isShown) break;
    }
    if (start === from) return;
  }
}

interface WindowPage<Key> extends KeyedPage<Key> {
  /** Whether the instance's own count says that the page shows all that was left of the window. */
  readonly isAll: boolean;
}

/** More pages in a row without a key than this are no table but a mistake of the instance. */
const MAX_KEYLESS_PAGES = 10_000;

/** Pages of one window by offset: the caller leaves at the first one with a key, so offsets only step over hidden rows. */
async function* readWindow<Key>(
  walk: Walk<Key>,
  window: KeyWindow<Key>,
): AsyncGenerator<WindowPage<Key>> {
  let offset = 0;
  for (let count = 0; count < MAX_KEYLESS_PAGES; count += 1) {
    const page = await readPage(walk, window, offset);
    const last = lastKey(walk, window, page);
    yield { rows: page.rows, last, isAll: isAll(page, offset) };
    if (!hasMore(page, offset)) return;
    offset += page.limit;
  }
  const { instance, table } = walk;
  throw createError('QUERY_IGNORED', { instance, table, reason: 'its pages have no end' });
}

/** An empty page is asked for twice: hidden rows look the same as an instance that is short of breath. */
async function readPage<Key>(
  walk: Walk<Key>,
  window: KeyWindow<Key>,
  offset: number,
): Promise<TablePage> {
  const ask = (): Promise<TablePage> =>
    walk.pages.read({ query: window.query, offset, signal: walk.signal });
  const page = await ask();
  return page.rows.length > 0 || isAll(page, offset) ? page : ask();
}

function isAll(page: TablePage, offset: number): boolean {
  return !page.hasNext && page.total !== null && offset + page.rows.length >= page.total;
}

function hasMore(page: TablePage, offset: number): boolean {
  if (page.total !== null) return offset + page.limit < page.total;
  return page.hasNext || page.rows.length > 0;
}

function lastKey<Key>(walk: Walk<Key>, window: KeyWindow<Key>, page: TablePage): Key | null {
  const { instance, table, order } = walk;
  const ignored = (reason: string): Error =>
    createError('QUERY_IGNORED', { instance, table, reason });
  let last: Key | null = null;
  for (const row of page.rows) {
    const key = order.keyOf(row);
    if (key === null) continue;
    if (!window.accepts(key)) throw ignored('a row does not satisfy the filter');
    if (last !== null && order.compare(key, last) < 0) throw ignored('the rows are out of order');
    last = key;
  }
  return last;
}
