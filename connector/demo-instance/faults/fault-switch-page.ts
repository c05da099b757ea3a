/** `/demo/faults`: the faults over HTTP, for a person who tries them. */
import { z } from 'zod';
import type { DemoRequest } from '../http/demo-request.js';
import { emptyReply, errorReply, jsonReply, type Reply } from '../http/reply.js';
import { FAULT_NAMES, type Faults } from './faults.js';

const count = z.int().min(0).max(1_000_000);
const faultSchema = z.strictObject({
  name: z.enum(FAULT_NAMES),
  table: z.string().optional(),
  times: count.min(1).optional(),
  afterRows: count.optional(),
  aboveLimit: count.optional(),
  retryAfterSeconds: count.nullable().optional(),
  delayMs: count.max(60_000).optional(),
  field: z.string().optional(),
  status: z.int().min(400).max(599).optional(),
});

/** `GET` lists what is pending, `POST` adds one, `DELETE` ends them all. */
export async function answerFaultRequest(faults: Faults, request: DemoRequest): Promise<Reply> {
  if (!request.fromLoopback) return errorReply(403, 'Faults are set from this machine only', null);
  if (request.method === 'GET') {
    return jsonReply(200, { known: FAULT_NAMES, pending: faults.pending() });
  }
  if (request.method === 'DELETE') {
    faults.clear();
    return emptyReply(204);
  }
  if (request.method !== 'POST') return errorReply(405, 'Method not supported', null);
  // A page of another site cannot send this type without asking first.
  if (!(request.header('content-type') ?? '').startsWith('application/json')) {
    return errorReply(415, 'Content-Type must be application/json', null);
  }
  const parsed = faultSchema.safeParse(readJson((await request.body()).toString('utf8')));
  if (!parsed.success) return errorReply(400, 'Not a fault', z.prettifyError(parsed.error));
  const { name, ...options } = parsed.data;
  faults.set(name, options);
  return jsonReply(201, { pending: faults.pending() });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
