/**
 * The platform's encoded queries: `^` joins conditions, `^OR` adds an alternative to the condition before it,
 * `^NQ` starts a further query whose rows are added, `^^` is a caret inside a value.
 * Parts that mean nothing (an unknown column or operator, a `javascript:` value) are passed over, as the platform does.
 */
import type { DemoData } from './demo-data.js';
import type { DemoRow } from './demo-row.js';
import { isIntegerColumn } from './demo-row.js';
import { fieldPath, type FieldPath } from './field-path.js';

export interface EncodedQuery {
  readonly matches: (row: DemoRow) => boolean;
  /** Null when rows come in the table's own order `(sys_updated_on, sys_id)`. */
  readonly compare: ((left: DemoRow, right: DemoRow) => number) | null;
  /** The columns that conditions look at. */
  readonly columns: readonly string[];
}

export interface QueryUser {
  readonly userName: string;
  readonly sysId: string;
}

type Test = (row: DemoRow) => boolean;

/** Compiles `text` for rows of `table`; `user` is who `gs.getUserID()` and `gs.getUserName()` mean. */
export function compileQuery(
  data: DemoData,
  table: string,
  text: string,
  user: QueryUser,
): EncodedQuery {
  const alternatives: Test[][][] = [[]];
  const order: { field: FieldPath; direction: 1 | -1 }[] = [];
  const columns: string[] = [];
  for (const part of splitParts(text)) {
    const ordering = /^ORDERBY(DESC)?(.+)$/.exec(part);
    if (ordering !== null) {
      const field = fieldPath(data, table, ordering[2] ?? '');
      if (field !== null) order.push({ field, direction: ordering[1] === undefined ? 1 : -1 });
      continue;
    }
    const [, prefix = '', condition = ''] = /^(NQ|OR(?![A-Z]))?(.*)$/s.exec(part) ?? [];
    if (prefix === 'NQ') alternatives.push([]);
    const compiled = compileCondition(data, table, condition, user);
    if (compiled === null) continue;
    columns.push(compiled.column);
    const query = alternatives.at(-1) ?? [];
    const last = query.at(-1);
    if (prefix === 'OR' && last !== undefined) last.push(compiled.test);
    else query.push([compiled.test]);
  }
  return { matches: combine(alternatives), compare: comparison(order), columns };
}

function splitParts(text: string): string[] {
  return text
    .replaceAll('^^', '\0')
    .split('^')
    .map((part) => part.replaceAll('\0', '^'))
    .filter((part) => part !== '' && part !== 'EQ');
}

function combine(alternatives: readonly (readonly (readonly Test[])[])[]): Test {
  const queries = alternatives.filter((query) => query.length > 0);
  // A further query without any condition holds every row, and so does a text without any.
  if (queries.length < alternatives.length) return () => true;
  return (row) => queries.some((query) => query.every((any) => any.some((test) => test(row))));
}

function comparison(
  order: readonly { field: FieldPath; direction: 1 | -1 }[],
): EncodedQuery['compare'] {
  const paths = order.map(({ field, direction }) => `${direction === 1 ? '' : '-'}${field.path}`);
  if (paths.length === 0 || ['sys_updated_on', 'sys_updated_on,sys_id'].includes(paths.join())) {
    return null;
  }
  return (left, right) => {
    for (const { field, direction } of order) {
      const compared = compareValues(field.column, field.read(left), field.read(right));
      if (compared !== 0) return compared * direction;
    }
    return 0;
  };
}

const CONDITION =
  /^([a-z][a-z0-9_.]*)(!=|>=|<=|=|>|<|NOT IN|IN|NOT LIKE|NOTLIKE|LIKE|DOESNOTCONTAIN|CONTAINS|STARTSWITH|ENDSWITH|ISEMPTY|ISNOTEMPTY|BETWEEN|ANYTHING)(.*)$/s;

function compileCondition(
  data: DemoData,
  table: string,
  condition: string,
  user: QueryUser,
): { column: string; test: Test } | null {
  const [, path = '', operator = '', written = ''] = CONDITION.exec(condition) ?? [];
  const field = path === '' ? null : fieldPath(data, table, path);
  const value = scriptedValue(written, user);
  if (field === null || value === null) return null;
  const accepts = operatorTest(field.column, operator, value);
  if (accepts === null) return null;
  return { column: field.firstColumn, test: (row) => accepts(field.read(row)) };
}

/** The two scripted values that clients rely on are understood; any other makes its condition void. */
function scriptedValue(value: string, user: QueryUser): string | null {
  if (!value.startsWith('javascript:')) return value;
  if (/^javascript:\s*gs\.getUserName\(\)$/.test(value)) return user.userName;
  if (/^javascript:\s*gs\.getUserID\(\)$/.test(value)) return user.sysId;
  return null;
}

/** Text is compared without regard to case, as the platform's database does. */
function operatorTest(
  column: string,
  operator: string,
  value: string,
): ((actual: string) => boolean) | null {
  const wanted = value.toLowerCase();
  const list = new Set(wanted.split(',').map((entry) => entry.trim()));
  const lower = (actual: string): string => actual.toLowerCase();
  switch (operator) {
    case '=':
      return (actual) => actual === value || lower(actual) === wanted;
    case '!=':
      return (actual) => lower(actual) !== wanted;
    case '>':
      return (actual) => actual !== '' && compareValues(column, actual, value) > 0;
    case '>=':
      return (actual) => actual !== '' && compareValues(column, actual, value) >= 0;
    case '<':
      return (actual) => actual !== '' && compareValues(column, actual, value) < 0;
    case '<=':
      return (actual) => actual !== '' && compareValues(column, actual, value) <= 0;
    case 'IN':
      return (actual) => list.has(lower(actual));
    case 'NOT IN':
      return (actual) => !list.has(lower(actual));
    case 'LIKE':
    case 'CONTAINS':
      return (actual) => lower(actual).includes(wanted);
    case 'NOT LIKE':
    case 'NOTLIKE':
    case 'DOESNOTCONTAIN':
      return (actual) => !lower(actual).includes(wanted);
    case 'STARTSWITH':
      return (actual) => lower(actual).startsWith(wanted);
    case 'ENDSWITH':
      return (actual) => lower(actual).endsWith(wanted);
    case 'ISEMPTY':
      return (actual) => actual === '';
    case 'ISNOTEMPTY':
      return (actual) => actual !== '';
    case 'BETWEEN':
      return betweenTest(column, value);
    default:
      return null;
  }
}

function betweenTest(column: string, value: string): ((actual: string) => boolean) | null {
  const [low, high] = value.split('@');
  if (low === undefined || high === undefined) return null;
  return (actual) =>
    actual !== '' &&
    compareValues(column, actual, low) >= 0 &&
    compareValues(column, actual, high) <= 0;
}

function compareValues(column: string, left: string, right: string): number {
  if (left === right) return 0;
  if (isIntegerColumn(column)) return Number(left) - Number(right);
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
