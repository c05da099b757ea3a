import { z } from 'zod';

/**
 * The name of what a job makes, its files' name without their ending; what had that name before is replaced. It is no path:
 * whoever may start a job may not choose where it writes.
 */
export const fileNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/i,
    'it must be 1 to 63 letters, digits, ".", "_" and "-", and begin with a letter or digit',
  );

/** Of what a job makes where no name is given. */
export const DEFAULT_FILE_NAME = 'latest';
