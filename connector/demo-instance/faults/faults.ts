/** The switch for everything that goes wrong on real instances, one request at a time. */

export const FAULT_NAMES = [
  /** The page holds fewer rows than its limit and is not the last. */
  'short-page',
  /** The page holds no row and is not the last. */
  'empty-page',
  /** 200 whose JSON breaks off into an error: the query ran over its time quota. */
  'quota-cut',
  /** 200 with rows and, in well-formed JSON, an error beside them. */
  'error-in-body',
  /** 200 whose JSON simply ends too early. */
  'malformed-json',
  /** 202: the request was queued and not processed. */
  'accepted-202',
  'unauthorized',
  /** 401 that asks for a second factor. */
  'mfa',
  'forbidden',
  'rate-limit',
  'rate-limit-without-retry-after',
  /** The page of a hibernating instance, with status 200. */
  'html',
  /** 302 to the page of a single sign-on provider. */
  'login-redirect',
  /** A column is absent from every row, as one is that the user may not read. */
  'missing-field',
  /** The condition of the query is passed over, as one with a mistake in it is. */
  'ignored-filter',
  /** The connection ends in the middle of the body. */
  'reset-mid-body',
  /** The connection ends before anything was answered. */
  'reset-before-answer',
  'server-error',
  'slow',
  /** The access token of the request is no longer valid; only requests with one are struck. */
  'token-expired',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

export interface FaultOptions {
  /** Strike only requests for this table. */
  readonly table?: string | undefined;
  /** How many requests are struck, 1 unless said otherwise; `Infinity` until the faults are cleared. */
  readonly times?: number | undefined;
  /** How many rows are still answered before the fault; half of the page unless said otherwise. */
  readonly afterRows?: number | undefined;
  /** Strike only requests whose page size is larger: halving it brings the query under its quota. */
  readonly aboveLimit?: number | undefined;
  /** Seconds in `Retry-After`, 1 unless said otherwise; null leaves the header out. */
  readonly retryAfterSeconds?: number | null | undefined;
  /** How long `slow` waits before it answers, 1,000 unless said otherwise. */
  readonly delayMs?: number | undefined;
  /** The column that `missing-field` leaves out; the script of the record unless said otherwise. */
  readonly field?: string | undefined;
  /** The status of `server-error`, 500 unless said otherwise. */
  readonly status?: number | undefined;
}

export interface PendingFault extends FaultOptions {
  readonly name: FaultName;
  /** How many more requests it strikes. */
  readonly remaining: number;
}

export interface Faults {
  /** Adds a fault; faults strike in the order in which they were set, at most one a request. */
  set(name: FaultName, options?: FaultOptions): void;
  /** Ends every fault and what is left of past ones. */
  clear(): void;
  pending(): readonly PendingFault[];
}

export interface FaultTarget {
  readonly table: string;
  /** The page size of a list of records; null for any other request. */
  readonly pageSize: number | null;
  readonly hasAccessToken: boolean;
  /** Whether rows that the user may not see already shorten this page. */
  readonly alreadyShort: boolean;
}

const LIST_FAULTS: ReadonlySet<FaultName> = new Set<FaultName>([
  'short-page',
  'empty-page',
  'quota-cut',
  'error-in-body',
  'missing-field',
  'ignored-filter',
]);
const PAGE_FAULTS: ReadonlySet<FaultName> = new Set<FaultName>(['short-page', 'empty-page']);

export class FaultSwitch implements Faults {
  #pending: PendingFault[] = [];

  constructor(private readonly onClear: () => void) {}

  set(name: FaultName, options: FaultOptions = {}): void {
    this.#pending.push({ ...options, name, remaining: options.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
    this.onClear();
  }

  pending(): readonly PendingFault[] {
    return this.#pending;
  }

  /** The fault that strikes this request; it then has one time less. */
  take(target: FaultTarget): PendingFault | null {
    const index = this.#pending.findIndex((fault) => strikes(fault, target));
    const fault = this.#pending[index];
    if (fault === undefined) return null;
    const left = { ...fault, remaining: fault.remaining - 1 };
    this.#pending.splice(index, 1, ...(left.remaining > 0 ? [left] : []));
    return fault;
  }
}

function strikes(fault: PendingFault, target: FaultTarget): boolean {
  if (fault.table !== undefined && fault.table !== target.table) return false;
  if (fault.aboveLimit !== undefined && (target.pageSize ?? 0) <= fault.aboveLimit) return false;
  if (LIST_FAULTS.has(fault.name) && target.pageSize === null) return false;
  if (PAGE_FAULTS.has(fault.name) && target.alreadyShort) return false;
  return fault.name !== 'token-expired' || target.hasAccessToken;
}
