import type { Example, ScriptRecord } from '../../domain/index.js';
import type { ApiFacts } from './api-facts.js';

/** The script that examples are cut from. */
export type CutScript = Pick<ScriptRecord, 'sysId' | 'table' | 'scope' | 'source'>;

export interface ExampleContext {
  /** `first`: the first statement that needs an API; `all`: each statement that does. */
  readonly sites: 'first' | 'all';
  /** Chooses among the places for a cut. */
  readonly seed: number;
  readonly origin: Example['origin'];
  /** Null for an API that the mirror does not hold. */
  readonly facts: (api: string) => ApiFacts | null;
}
