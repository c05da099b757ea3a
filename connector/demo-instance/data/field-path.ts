/** Columns and dot-walks (`sys_scope.scope`) turned into functions that read a row. */
import type { DemoData } from './demo-data.js';
import { referencedTable, type DemoRow } from './demo-row.js';

export interface FieldPath {
  /** As it was asked for: `sys_scope.scope`. */
  readonly path: string;
  /** The table and column that the path ends at. */
  readonly table: string;
  readonly column: string;
  /** The column of the row itself with which the path begins. */
  readonly firstColumn: string;
  readonly read: (row: DemoRow) => string;
}

/** The reader of `path` in rows of `table`, or null when the table has no such column or it is no reference. */
export function fieldPath(data: DemoData, table: string, path: string): FieldPath | null {
  const [first = '', ...rest] = path.split('.');
  if (!data.columns(table).has(first)) return null;
  let current: FieldPath = {
    path,
    table,
    column: first,
    firstColumn: first,
    read: (row) => row[first] ?? '',
  };
  for (const column of rest) {
    const target = referencedTable(current.table, current.column);
    if (target === undefined || !data.columns(target).has(column)) return null;
    const { read } = current;
    current = {
      path,
      table: target,
      column,
      firstColumn: first,
      read: (row) => data.get(target, read(row))?.[column] ?? '',
    };
  }
  return current;
}
