/** `GET /api/now/table/{table}`: one page of records. */
import { scriptTable } from '../../../domain/index.js';
import type { DemoRow } from '../data/demo-row.js';
import { compileQuery } from '../data/encoded-query.js';
import type { PendingFault } from '../faults/faults.js';
import type { HiddenRows } from '../faults/hidden-rows.js';
import { errorReply, jsonReply, notAuthorized, type Reply } from '../http/reply.js';
import type { DataRequest } from './data-request.js';
import { recordProjection } from './record-projection.js';

const DEFAULT_LIMIT = 10_000;

export interface PageWindow {
  readonly limit: number;
  readonly offset: number;
  /** Names the list that the window is cut from: the same for every page of one query. */
  readonly list: string;
}

export function pageWindow(table: string, params: URLSearchParams): PageWindow {
  return {
    limit: wholeNumber(params.get('sysparm_limit')) ?? DEFAULT_LIMIT,
    offset: wholeNumber(params.get('sysparm_offset')) ?? 0,
    list: `${table}?${params.get('sysparm_query') ?? ''}`,
  };
}

/** The page and, apart, its rows: faults cut the body between them. */
export function listRecords(
  request: DataRequest,
  hidden: HiddenRows,
  fault: PendingFault | null,
): { readonly reply: Reply; readonly rows: readonly unknown[] | null } {
  const { data, table, params, rules, user } = request;
  const refused = refusal(request);
  if (refused !== null) return { reply: refused, rows: null };
  const query = compileQuery(data, table, params.get('sysparm_query') ?? '', user);
  if (query.columns.some((column) => !rules.canReadColumn(table, column))) {
    const detail = 'Field(s) present in the query do not have permission to be read';
    return { reply: errorReply(403, 'Insufficient rights to query records', detail), rows: null };
  }
  const all = data.rows(table);
  const matching = fault?.name === 'ignored-filter' ? all : all.filter(query.matches);
  const ordered = query.compare === null ? matching : [...matching].sort(query.compare);
  const window = pageWindow(table, params);
  if (fault !== null) hideRows(fault, hidden, window, ordered.length);
  const woven = hidden.weave(window.list, ordered);
  const page = woven
    .slice(window.offset, window.offset + window.limit)
    .filter((row): row is DemoRow => row !== null && rules.canReadRow(table, row));
  const leftOut = fault?.name === 'missing-field' ? missingColumn(fault, table) : null;
  const project = recordProjection(request, leftOut);
  const rows = page.map(project);
  const headers = pagingHeaders(request, window, woven.length);
  return { reply: jsonReply(200, { result: rows }, headers), rows };
}

/** Why the table is not answered at all, or null. */
export function refusal({ data, table, rules }: DataRequest): Reply | null {
  if (!data.has(table)) return errorReply(400, `Invalid table ${table}`, null);
  if (!rules.canRead(table)) return notAuthorized('Failed API level ACL Validation');
  return null;
}

function hideRows(
  fault: PendingFault,
  hidden: HiddenRows,
  window: PageWindow,
  total: number,
): void {
  if (fault.name !== 'short-page' && fault.name !== 'empty-page') return;
  const rows = Math.max(0, Math.min(window.limit, total - window.offset));
  const shown = fault.name === 'empty-page' ? 0 : (fault.afterRows ?? Math.floor(rows / 2));
  const kept = Math.min(shown, rows);
  hidden.add(window.list, window.offset + kept, window.limit - kept);
}

function missingColumn(fault: PendingFault, table: string): string {
  return fault.field ?? scriptTable(table)?.scriptFields[0] ?? 'name';
}

function pagingHeaders(
  { address, params }: DataRequest,
  { limit, offset }: PageWindow,
  total: number,
): Record<string, string> {
  const uncounted = params.get('sysparm_no_count') === 'true';
  const counted: Record<string, string> = uncounted ? {} : { 'X-Total-Count': String(total) };
  if (params.get('sysparm_suppress_pagination_header') === 'true') return counted;
  const link = (rel: string, start: number): string => {
    const target = new URLSearchParams(params);
    target.set('sysparm_limit', String(limit));
    target.set('sysparm_offset', String(start));
    return `<${address}?${target.toString()}>;rel="${rel}"`;
  };
  const links = [link('first', 0)];
  if (offset > 0) links.push(link('prev', Math.max(0, offset - limit)));
  if (limit > 0 && offset + limit < total) links.push(link('next', offset + limit));
  if (!uncounted && limit > 0) {
    links.push(link('last', Math.max(0, Math.ceil(total / limit) - 1) * limit));
  }
  return { ...counted, Link: links.join(',') };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
