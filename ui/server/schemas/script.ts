import { z } from 'zod';

/** A script without its text. */
export const scriptSummarySchema = z
  .strictObject({
    kind: z.literal('script'),
    sysId: z.string(),
    table: z.string(),
    name: z.string(),
    scope: z.string(),
    packageId: z.string(),
    description: z.string(),
    access: z.enum(['public', 'package_private']),
    callerAccess: z.enum(['none', 'tracking', 'restriction']),
    clientCallable: z.boolean(),
    active: z.boolean(),
    policy: z.enum(['none', 'read', 'protected']),
    targetTable: z.string().nullable(),
    updatedOn: z.string().meta({ description: 'UTC, YYYY-MM-DD HH:MM:SS' }),
    updatedBy: z.string(),
    modCount: z.int(),
    generation: z.int(),
    contentHash: z.string(),
    parse: z.string().meta({ description: 'How it could be parsed; `pending` until analysed.' }),
  })
  .meta({ id: 'ScriptSummary' });

export const scriptSchema = scriptSummarySchema
  .extend({ source: z.string() })
  .meta({ id: 'Script' });

export const scopeSchema = z
  .strictObject({
    scope: z.string(),
    name: z.string(),
    vendor: z.string(),
    version: z.string(),
  })
  .meta({ id: 'Scope' });

export const tableSchema = z
  .strictObject({ table: z.string(), label: z.string(), side: z.enum(['server', 'client']) })
  .meta({ id: 'Table' });
