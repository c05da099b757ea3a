import { expect } from 'vitest';

/** Stands in an expected value for any text that holds `part`. */
export function textWith(part: string): unknown {
  return expect.stringContaining(part);
}
