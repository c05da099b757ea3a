import { createHash } from 'node:crypto';
import type { Example } from '../../domain/index.js';
import type { CutScript } from '../build/example-context.js';

/** A text that uses an API which nobody calls, made from what the mirror says of the API. */
export interface SyntheticScript {
  readonly origin: Exclude<Example['origin'], 'call-site'>;
  readonly script: CutScript;
  /** sys_id of the script whose code it is made of: both belong to one family. */
  readonly madeFrom: string;
}

/**
 * An identity for a script that no mirror holds, in the form of a sys_id. The script that the API is written in cannot
 * stand for it: it would be left out as evidence, and the API with it.
 */
export function inventedSysId(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
