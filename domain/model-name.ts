import { z } from 'zod';

/** What a model that runs on this machine is called: the name of its folder. */
export const modelNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'lower-case letters, digits, dots, dashes, at most 63');
