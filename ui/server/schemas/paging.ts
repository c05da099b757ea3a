import { z } from 'zod';

/** Every query may name the instance; it need not where there is one. */
export const instanceQuery = z.strictObject({
  instance: z.string().max(63).optional().meta({
    description:
      'Which instance is meant; may be left out where there is one. The header X-DeepCodeSeek-Instance does the same.',
  }),
});

export const pagedQuery = instanceQuery.extend({
  after: z.string().max(2_000).optional().meta({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of items. */
export function pageSchema<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodReadonly<z.ZodArray<Item>>; next: z.ZodNullable<z.ZodString> }> {
  return z.strictObject({
    items: z.array(item).readonly(),
    next: z.string().nullable().meta({ description: 'Pass as `after`; null on the last page.' }),
  });
}

/** What the store takes: an absent `after` is left out. */
export function storePage(query: { readonly after?: string | undefined; readonly limit: number }): {
  after?: string;
  limit: number;
} {
  return query.after === undefined
    ? { limit: query.limit }
    : { after: query.after, limit: query.limit };
}
