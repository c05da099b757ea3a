import { createHash } from 'node:crypto';

/** Hexadecimal digits: 96 bits tell billions of examples apart. */
const LENGTH = 24;

/** The same for the same parts, another for any others. */
export function exampleId(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);
}
