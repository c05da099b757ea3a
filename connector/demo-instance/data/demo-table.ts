/** One table in memory, kept ready to be read in the order of a key-paged query. */
import { columnsOf, type DemoRow } from './demo-row.js';

export class DemoTable {
  readonly #rows = new Map<string, DemoRow>();
  readonly #columns: Set<string>;
  #ordered: readonly DemoRow[] | null = [];
  #serial = 0;

  constructor(name: string) {
    this.#columns = new Set(columnsOf(name));
  }

  get columns(): ReadonlySet<string> {
    return this.#columns;
  }

  get(sysId: string): DemoRow | undefined {
    return this.#rows.get(sysId);
  }

  put(row: DemoRow): void {
    const sysId = row['sys_id'];
    if (sysId === undefined || row['sys_updated_on'] === undefined) {
      throw new Error('a row needs sys_id and sys_updated_on');
    }
    for (const column of Object.keys(row)) this.#columns.add(column);
    this.#rows.set(sysId, row);
    this.#ordered = null;
  }

  delete(sysId: string): void {
    this.#rows.delete(sysId);
    this.#ordered = null;
  }

  /** Numbers that were not given before, for records that have no name. */
  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  /** Sorted by `(sys_updated_on, sys_id)`; sorted anew only after a change. */
  ordered(): readonly DemoRow[] {
    this.#ordered ??= [...this.#rows.values()].sort(byKey);
    return this.#ordered;
  }
}

function byKey(left: DemoRow, right: DemoRow): number {
  return (
    compareText(left['sys_updated_on'] ?? '', right['sys_updated_on'] ?? '') ||
    compareText(left['sys_id'] ?? '', right['sys_id'] ?? '')
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
