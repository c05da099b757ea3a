import type { Evaluator, ScriptModel } from '../model/index.js';
import { memberName, unwrap } from '../syntax/index.js';

/** A place where a script reads or writes a table that it names. */
export interface TableUse {
  readonly table: string;
  readonly access: 'read' | 'write';
  readonly start: number;
}

const TABLE_CLASSES: ReadonlySet<string> = new Set([
  'GlideRecord',
  'GlideRecordSecure',
  'GlideAggregate',
  'GlideQuery',
  'global.GlideRecord',
  'global.GlideRecordSecure',
  'global.GlideAggregate',
  'global.GlideQuery',
]);
const WRITING: ReadonlySet<string> = new Set(
  'insert update updateMultiple deleteRecord deleteMultiple insertOrUpdate updateWithReferences insertWithReferences'.split(
    ' ',
  ),
);
const READING: ReadonlySet<string> = new Set(
  'query _query get next _next getRowCount hasNext select selectOne getBy count max min avg sum getAggregate'.split(
    ' ',
  ),
);
const TABLE_NAME = /^[a-z][a-z0-9_]*$/i;

/** Reads and writes of named tables through GlideRecord and its relatives, in source order. */
export function collectTableUses(model: ScriptModel, evaluator: Evaluator): readonly TableUse[] {
  const opened = new Map<number, string>();
  for (const use of model.uses) {
    const table = use.kind === 'new' ? openedTable(use, evaluator) : null;
    if (table !== null) opened.set(use.node.start, table);
  }
  if (opened.size === 0) return [];
  const uses: TableUse[] = [];
  const touched = new Set<number>();
  for (const { kind, node, scope } of model.uses) {
    const callee = kind === 'call' ? unwrap(node.callee) : null;
    if (callee?.type !== 'MemberExpression' || callee.object.type === 'Super') continue;
    const access = accessOf(memberName(callee));
    if (access === null) continue;
    for (const value of evaluator.evaluate({ node: callee.object, scope })) {
      if (value.kind !== 'instance' || value.made === null) continue;
      const table = opened.get(value.made.start);
      if (table === undefined) continue;
      touched.add(value.made.start);
      uses.push({ table, access, start: callee.start });
    }
  }
  for (const [start, table] of opened) {
    if (!touched.has(start)) uses.push({ table, access: 'read', start });
  }
  return uses.sort((one, other) => one.start - other.start);
}

/** The tables read and written between two offsets, in order of appearance. */
export function tablesIn(
  uses: readonly TableUse[],
  start: number,
  end: number,
): { readonly read: readonly string[]; readonly written: readonly string[] } {
  const named = (access: TableUse['access']): readonly string[] => [
    ...new Set(
      uses
        .filter((use) => use.access === access && use.start >= start && use.start < end)
        .map((use) => use.table),
    ),
  ];
  return { read: named('read'), written: named('write') };
}

function accessOf(method: string | null): TableUse['access'] | null {
  if (method === null) return null;
  if (WRITING.has(method)) return 'write';
  return READING.has(method) ? 'read' : null;
}

function openedTable(
  use: Extract<ScriptModel['uses'][number], { kind: 'new' }>,
  evaluator: Evaluator,
): string | null {
  const { node, scope } = use;
  const [argument] = node.arguments;
  if (argument === undefined) return null;
  const isTable = evaluator
    .evaluate({ node: node.callee, scope })
    .some((value) => value.kind === 'path' && TABLE_CLASSES.has(value.path));
  if (!isTable) return null;
  const [table] = evaluator.strings({ node: argument, scope });
  return table !== undefined && TABLE_NAME.test(table) ? table : null;
}
