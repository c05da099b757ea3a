import { z } from 'zod';
import { jobSchema } from '../../../domain/index.js';
import { pageSchema } from './paging.js';
import { scopeSchema, scriptSummarySchema, tableSchema } from './script.js';

export const scriptsSchema = pageSchema(scriptSummarySchema).meta({ id: 'Scripts' });
export const scopesSchema = z
  .strictObject({ items: z.array(scopeSchema).readonly() })
  .meta({ id: 'Scopes' });
export const tablesSchema = z
  .strictObject({ items: z.array(tableSchema).readonly() })
  .meta({ id: 'Tables' });
export const jobFilesSchema = pageSchema(
  z.strictObject({
    name: z.string().meta({
      description: '`datasets/latest.jsonl`; GET /api/v1/files/content?name= fetches it.',
    }),
    bytes: z.int(),
    modifiedAt: z.string(),
    contentType: z.string(),
  }),
).meta({ id: 'JobFiles' });
export const jobsSchema = z
  .strictObject({ items: z.array(jobSchema).readonly() })
  .meta({ id: 'Jobs' });
