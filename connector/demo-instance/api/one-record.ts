/** `/api/now/table/{table}/{sys_id}` and `POST /api/now/table/{table}`: reading and writing single records. */
import { z } from 'zod';
import type { DemoRow } from '../data/demo-row.js';
import {
  emptyReply,
  errorReply,
  jsonReply,
  noRecord,
  notAuthorized,
  type Reply,
} from '../http/reply.js';
import type { DataRequest } from './data-request.js';
import { refusal } from './list-records.js';
import { recordProjection } from './record-projection.js';

const columnValue = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : String(value)));
const recordBody = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), columnValue);

/** Columns that only the platform writes. */
const STAMPS: readonly string[] = [
  'sys_id',
  'sys_created_on',
  'sys_created_by',
  'sys_updated_on',
  'sys_updated_by',
  'sys_mod_count',
];

export function readRecord(request: DataRequest, sysId: string): Reply {
  const refused = refusal(request);
  if (refused !== null) return refused;
  const { data, table, rules } = request;
  const row = data.get(table, sysId);
  if (row === undefined || !rules.canReadRow(table, row)) return noRecord();
  return jsonReply(200, { result: recordProjection(request, null)(row) });
}

export function createRecord(request: DataRequest, body: string): Reply {
  const refused = writeRefusal(request);
  if (refused !== null) return refused;
  const values = parseBody(body);
  if (values === null) return badBody();
  const { data, table, user, address } = request;
  const row = data.upsert(table, values, user.userName);
  return jsonReply(
    201,
    { result: recordProjection(request, null)(row) },
    { Location: `${address}/${row['sys_id'] ?? ''}` },
  );
}

export function updateRecord(request: DataRequest, sysId: string, body: string): Reply {
  const refused = writeRefusal(request);
  if (refused !== null) return refused;
  const { data, table, user } = request;
  if (data.get(table, sysId) === undefined) return noRecord();
  const values = parseBody(body);
  if (values === null) return badBody();
  const row = data.upsert(table, { ...values, sys_id: sysId }, user.userName);
  return jsonReply(200, { result: recordProjection(request, null)(row) });
}

export function deleteRecord(request: DataRequest, sysId: string): Reply {
  const refused = writeRefusal(request);
  if (refused !== null) return refused;
  const { data, table, user } = request;
  return data.remove(table, sysId, user.userName) ? emptyReply(204) : noRecord();
}

function writeRefusal(request: DataRequest): Reply | null {
  if (!request.rules.canWrite) return notAuthorized('Failed API level ACL Validation');
  return refusal(request);
}

function parseBody(body: string): DemoRow | null {
  try {
    const parsed = recordBody.safeParse(JSON.parse(body));
    if (!parsed.success) return null;
    return Object.fromEntries(
      Object.entries(parsed.data).filter(([column]) => !STAMPS.includes(column)),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function badBody(): Reply {
  return errorReply(400, 'Exception while reading request', 'The payload is not valid JSON');
}
