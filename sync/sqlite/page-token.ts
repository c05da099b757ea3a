/** Where a page ended, as an opaque text: the sort key of its last row. */
import { createError } from '../../domain/index.js';

type Part = string | number;

export function encodePageToken(...parts: readonly Part[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The numbers in a token, or `start` where there is none. Throws PAGE_TOKEN_INVALID. */
export function decodeNumbers(
  token: string | undefined,
  start: readonly [number, number],
): readonly [number, number] {
  if (token === undefined) return start;
  const [first, second, ...rest] = decodeParts(token);
  if (typeof first !== 'number' || typeof second !== 'number' || rest.length > 0) {
    throw createError('PAGE_TOKEN_INVALID', { token });
  }
  return [first, second];
}

/** The texts in a token, or two empty ones (before every row) where there is none. Throws PAGE_TOKEN_INVALID. */
export function decodeTexts(token: string | undefined): readonly [string, string] {
  if (token === undefined) return ['', ''];
  const [first, second = '', ...rest] = decodeParts(token);
  if (typeof first !== 'string' || typeof second !== 'string' || rest.length > 0) {
    throw createError('PAGE_TOKEN_INVALID', { token });
  }
  return [first, second];
}

function decodeParts(token: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(parts)) return parts;
  } catch (error) {
    throw createError('PAGE_TOKEN_INVALID', { token }, { cause: error });
  }
  throw createError('PAGE_TOKEN_INVALID', { token });
}

/** A page of what was read with one row more than asked for: the extra row says that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  token: (row: Row) => string,
): { items: readonly Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? token(last) : null,
  };
}
