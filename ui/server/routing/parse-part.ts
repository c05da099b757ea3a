import type { z } from 'zod';
import { createError } from '../../../domain/index.js';

/** Reads one part of a request; throws REQUEST_INVALID, which names the key but never its value. */
export function parsePart<Value>(
  place: 'body' | 'query' | 'path',
  schema: z.ZodType<Value>,
  raw: unknown,
): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
  throw createError('REQUEST_INVALID', { place, reason });
}
