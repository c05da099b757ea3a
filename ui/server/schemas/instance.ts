import { z } from 'zod';

export const instanceSchema = z
  .strictObject({
    instance: z.string(),
    url: z.string().nullable().meta({ description: 'Null for one that holds imports only.' }),
    isDefault: z.boolean(),
    ready: z.boolean(),
    reason: z.string().nullable().meta({ description: 'Why it is not ready.' }),
  })
  .meta({ id: 'Instance' });

export const instancesSchema = z
  .strictObject({ items: z.array(instanceSchema).readonly() })
  .meta({ id: 'Instances' });
