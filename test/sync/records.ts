/** Records and sources for the tests of the mirror. */
import { createHash } from 'node:crypto';
import type { ScriptRecord } from '../../domain/index.js';
import type { RecordPage, RecordSource, TableCursor } from '../../connector/index.js';

export function sysIdOf(name: string): string {
  return createHash('md5').update(name).digest('hex');
}

/** A script with everything but its name left at the usual. */
export function scriptRecord(name: string, fields: Partial<ScriptRecord> = {}): ScriptRecord {
  return {
    kind: 'script',
    sysId: sysIdOf(name),
    table: 'sys_script_include',
    name,
    scope: 'global',
    packageId: '',
    description: '',
    source: classSource(name, ['run']),
    access: 'public',
    callerAccess: 'none',
    clientCallable: false,
    active: true,
    policy: 'none',
    targetTable: null,
    updatedOn: '2026-01-01 00:00:00',
    updatedBy: 'admin',
    modCount: 0,
    ...fields,
  };
}

/** The usual class style with some methods. */
export function classSource(name: string, methods: readonly string[], base?: string): string {
  const members = [...methods.map((method) => `  ${method}: function(first) { return first; },`)];
  const body = `{\n  initialize: function() {},\n${members.join('\n')}\n  type: '${name}'\n}`;
  const prototype = base === undefined ? body : `Object.extendsObject(${base}, ${body})`;
  return `var ${name} = Class.create();\n${name}.prototype = ${prototype};\n`;
}

/** A source over records in memory, in pages of `pageSize`; `onPage` runs before each page is given. */
export function arraySource(
  records: readonly ScriptRecord[],
  options: {
    readonly pageSize?: number;
    readonly packages?: readonly string[] | null;
    readonly deletions?: RecordSource['deletions'];
    readonly onPage?: (table: string) => void | Promise<void>;
    readonly description?: string;
  } = {},
): RecordSource & { readonly records: Map<string, ScriptRecord> } {
  const {
    pageSize = 50,
    packages = null,
    deletions = [],
    onPage,
    description = 'records in memory',
  } = options;
  const held = new Map(records.map((record) => [record.sysId, record]));
  const ordered = (table: string): ScriptRecord[] =>
    [...held.values()].filter((record) => record.table === table).sort(byKey);
  async function* pages(
    table: string,
    after: TableCursor | null,
    signal?: AbortSignal,
  ): AsyncIterable<RecordPage> {
    let cursor = after;
    for (;;) {
      signal?.throwIfAborted();
      await onPage?.(table);
      const from = cursor;
      const page = ordered(table)
        .filter((record) => from === null || keyOf(record) > `${from.updatedOn} ${from.sysId}`)
        .slice(0, pageSize);
      const last = page.at(-1);
      if (last === undefined) return;
      cursor = { updatedOn: last.updatedOn, sysId: last.sysId };
      yield { table, records: page, rejected: [], cursor };
    }
  }
  async function* sysIds(table: string, signal?: AbortSignal): AsyncIterable<readonly string[]> {
    signal?.throwIfAborted();
    yield await Promise.resolve(ordered(table).map(({ sysId }) => sysId));
  }
  return {
    description,
    packages,
    deletions,
    records: held,
    pages,
    sysIds,
    count: (table) => Promise.resolve(ordered(table).length),
    close: () => Promise.resolve(),
  };
}

function keyOf(record: ScriptRecord): string {
  return `${record.updatedOn} ${record.sysId}`;
}

function byKey(left: ScriptRecord, right: ScriptRecord): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}
