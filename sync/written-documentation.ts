import type { GeneratedDocumentation } from '../domain/index.js';

/** What a model wrote for one API. */
export interface WrittenDocumentation extends GeneratedDocumentation {
  readonly scriptSysId: string;
  /** `scope.Class` */
  readonly api: string;
  /** Of the script that the model has read: for another text it is not stored. */
  readonly contentHash: string;
}
