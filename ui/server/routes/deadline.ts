import { z } from 'zod';
import type { RequestContext } from '../http/request-context.js';
import { parsePart } from '../routing/parse-part.js';

/** Milliseconds, as a query gives them. */
export const deadlineSchema = z.coerce.number().int().min(10).max(60_000).optional();
const headerSchema = z.strictObject({ 'X-Deadline-Ms': deadlineSchema });

/** What the query says, else the header; null where neither does. Throws REQUEST_INVALID. */
export function deadlineOf(
  query: { readonly deadlineMs?: number | undefined },
  { deadlineHeader }: Pick<RequestContext, 'deadlineHeader'>,
): number | null {
  const header = parsePart('query', headerSchema, { 'X-Deadline-Ms': deadlineHeader ?? undefined });
  return query.deadlineMs ?? header['X-Deadline-Ms'] ?? null;
}
