/** How a record is written: which columns, and whether as stored values, as labels or both. */
import { displayColumn, referencedTable, type DemoRow } from '../data/demo-row.js';
import { fieldPath, type FieldPath } from '../data/field-path.js';
import type { DataRequest } from './data-request.js';

type Written = string | Readonly<Record<string, string>>;

const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  access: { public: 'All application scopes', package_private: 'This application scope only' },
  caller_access: { '': '', '1': 'Caller Tracking', '2': 'Caller Restriction' },
};

/** Turns a row into the object that the answer holds; `leftOut` names a column that no answer shows. */
export function recordProjection(
  request: DataRequest,
  leftOut: string | null,
): (row: DemoRow) => Readonly<Record<string, Written>> {
  const { data, table, params, rules } = request;
  const asked = params.get('sysparm_fields');
  const names = asked === null || asked === '' ? [...data.columns(table)] : asked.split(',');
  const fields = names
    .map((name) => fieldPath(data, table, name.trim()))
    .filter((field): field is FieldPath => field !== null)
    .filter(
      (field) =>
        field.firstColumn !== leftOut &&
        rules.canReadColumn(table, field.firstColumn) &&
        rules.canReadColumn(field.table, field.column),
    );
  const write = valueWriter(request);
  return (row) => Object.fromEntries(fields.map((field) => [field.path, write(field, row)]));
}

function valueWriter({
  data,
  params,
  address,
}: DataRequest): (field: FieldPath, row: DemoRow) => Written {
  const mode = params.get('sysparm_display_value') ?? 'false';
  const withLinks = params.get('sysparm_exclude_reference_link') !== 'true';
  const api = address.slice(0, address.indexOf('/table/') + '/table/'.length);
  return (field, row) => {
    const value = field.read(row);
    if (mode === 'false' && !withLinks) return value;
    const target = referencedTable(field.table, field.column);
    const label =
      target === undefined
        ? (LABELS[field.column]?.[value] ?? value)
        : (data.get(target, value)?.[displayColumn(target)] ?? value);
    const link =
      target === undefined || value === '' || !withLinks
        ? {}
        : { link: `${api}${target}/${value}` };
    const linked = 'link' in link;
    if (mode === 'all') return { display_value: label, value, ...link };
    if (mode === 'true') return linked ? { display_value: label, ...link } : label;
    return linked ? { ...link, value } : value;
  };
}
