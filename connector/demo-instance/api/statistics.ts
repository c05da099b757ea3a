/** `GET /api/now/stats/{table}`: counts, extremes and groups, over every record whether or not the user sees it. */
import type { DemoRow } from '../data/demo-row.js';
import { compileQuery } from '../data/encoded-query.js';
import { fieldPath, type FieldPath } from '../data/field-path.js';
import { jsonReply, type Reply } from '../http/reply.js';
import type { DataRequest } from './data-request.js';
import { refusal } from './list-records.js';

export function statistics(request: DataRequest): Reply {
  const refused = refusal(request);
  if (refused !== null) return refused;
  const { data, table, params, user } = request;
  const query = compileQuery(data, table, params.get('sysparm_query') ?? '', user);
  const rows = data.rows(table).filter(query.matches);
  const groupBy = fieldsOf(request, 'sysparm_group_by');
  if (groupBy.length === 0) return jsonReply(200, { result: { stats: figures(request, rows) } });
  const groups = new Map<string, DemoRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(groupBy.map((field) => field.read(row)));
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  const result = [...groups.values()].map((members) => ({
    stats: figures(request, members),
    groupby_fields: groupBy.map((field) => ({
      field: field.path,
      value: members[0] === undefined ? '' : field.read(members[0]),
    })),
  }));
  return jsonReply(200, { result });
}

function figures(request: DataRequest, rows: readonly DemoRow[]): Record<string, unknown> {
  const extremes = (parameter: string, pick: 'first' | 'last'): Record<string, string> | null => {
    const fields = fieldsOf(request, parameter);
    if (fields.length === 0) return null;
    return Object.fromEntries(
      fields.map((field) => {
        const values = rows.map((row) => field.read(row)).sort();
        return [field.path, (pick === 'first' ? values[0] : values.at(-1)) ?? ''];
      }),
    );
  };
  const min = extremes('sysparm_min_fields', 'first');
  const max = extremes('sysparm_max_fields', 'last');
  return {
    ...(request.params.get('sysparm_count') === 'true' ? { count: String(rows.length) } : {}),
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
  };
}

function fieldsOf({ data, table, params }: DataRequest, parameter: string): readonly FieldPath[] {
  return (params.get(parameter) ?? '')
    .split(',')
    .map((name) => fieldPath(data, table, name.trim()))
    .filter((field): field is FieldPath => field !== null);
}
