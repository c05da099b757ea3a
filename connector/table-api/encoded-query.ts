/** Encoded queries for paging by key, and the order in which they bring rows. */
import type { TableCursor } from '../record-source.js';

/** One query of a walk, and which keys its rows may have. */
export interface KeyWindow<Key> {
  readonly query: string;
  /** Whether nothing of the table lies behind this window. */
  readonly isLast: boolean;
  accepts(key: Key): boolean;
}

/** A total order of a table's rows that can be walked from any key. */
export interface KeyOrder<Key> {
  readonly fields: readonly string[];
  /** Null when the row does not show its key. */
  keyOf(row: Readonly<Record<string, unknown>>): Key | null;
  compare(left: Key, right: Key): number;
  /** Together they hold all that comes after `after`, in order. */
  windows(after: Key | null): readonly KeyWindow<Key>[];
}

/**
 * `(sys_updated_on, sys_id)`, in two queries, because the precedence of AND and OR within one encoded query is not certain:
 * the rest of the same second, then everything later.
 */
export const BY_UPDATE: KeyOrder<TableCursor> = {
  fields: ['sys_updated_on', 'sys_id'],
  keyOf(row) {
    const updatedOn = valueOf(row['sys_updated_on']);
    const sysId = valueOf(row['sys_id']);
    return TIME.test(updatedOn) && SAFE_ID.test(sysId) ? { updatedOn, sysId } : null;
  },
  compare: (left, right) =>
    compareText(left.updatedOn, right.updatedOn) || compareIds(left.sysId, right.sysId),
  windows(after) {
    const order = 'ORDERBYsys_updated_on^ORDERBYsys_id';
    if (after === null) return [{ query: order, isLast: true, accepts: () => true }];
    const { updatedOn, sysId } = after;
    const later: KeyWindow<TableCursor> = {
      query: `sys_updated_on>${updatedOn}^${order}`,
      isLast: true,
      accepts: (key) => key.updatedOn > updatedOn,
    };
    const sameSecond: KeyWindow<TableCursor> = {
      query: `sys_updated_on=${updatedOn}^sys_id>${sysId}^${order}`,
      isLast: false,
      accepts: (key) => key.updatedOn === updatedOn && compareIds(key.sysId, sysId) > 0,
    };
    // An empty sys_id stands before all others; `sys_id>` without a value would be ignored.
    return sysId === ''
      ? [
          {
            ...later,
            query: `sys_updated_on>=${updatedOn}^${order}`,
            accepts: (key) => key.updatedOn >= updatedOn,
          },
        ]
      : [sameSecond, later];
  },
};

/** `sys_id` alone, for the set of all identities. */
export const BY_ID: KeyOrder<string> = {
  fields: ['sys_id'],
  keyOf(row) {
    const sysId = valueOf(row['sys_id']);
    return SAFE_ID.test(sysId) ? sysId : null;
  },
  compare: compareIds,
  windows: (after) => [
    {
      query: after === null ? 'ORDERBYsys_id' : `sys_id>${after}^ORDERBYsys_id`,
      isLast: true,
      accepts: (key) => after === null || compareIds(key, after) > 0,
    },
  ],
};

/** Nothing that a query would read as an operator. */
const SAFE_ID = /^[\w-]{1,64}$/;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

function valueOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : '';
}

/** The databases of instances compare without case. */
function compareIds(left: string, right: string): number {
  return compareText(left.toLowerCase(), right.toLowerCase());
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
