/** What a handler of the data interfaces knows of a request. */
import type { AccessRules } from '../access/access-rules.js';
import type { DemoData } from '../data/demo-data.js';
import type { QueryUser } from '../data/encoded-query.js';

export interface DataRequest {
  readonly data: DemoData;
  readonly table: string;
  readonly params: URLSearchParams;
  /** Address of the request without its parameters. */
  readonly address: string;
  readonly user: QueryUser;
  readonly rules: AccessRules;
}
