/** Which records and columns one user is shown. */
import type { DemoData } from '../data/demo-data.js';
import { isMetadata, type DemoRow } from '../data/demo-row.js';
import type { DemoAccess } from './demo-users.js';

export interface AccessRules {
  canRead(table: string): boolean;
  canReadColumn(table: string, column: string): boolean;
  canReadRow(table: string, row: DemoRow): boolean;
  readonly canWrite: boolean;
}

export function accessRules(data: DemoData, access: DemoAccess): AccessRules {
  const hiddenScopeIds = new Set(
    data
      .rows('sys_scope')
      .filter((row) => access.hiddenScopes.includes(row['scope'] ?? ''))
      .map((row) => row['sys_id']),
  );
  return {
    canWrite: access.canWrite,
    canRead: (table) => access.tables === 'all' || access.tables.includes(table),
    canReadColumn: (table, column) => !(access.hiddenFields[table]?.includes(column) ?? false),
    canReadRow: (table, row) =>
      hiddenScopeIds.size === 0 || !isMetadata(table) || !hiddenScopeIds.has(row['sys_scope']),
  };
}
