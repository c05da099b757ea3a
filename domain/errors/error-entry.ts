/** The shape of one entry of the error registry. */

export interface ErrorEntry<Details> {
  /** The HTTP status when the error reaches a client of the service. */
  readonly status: number;
  /** `misuse` exits the command with 2, `failure` with 1. */
  readonly kind: 'failure' | 'misuse';
  /** One sentence that names the thing. */
  readonly message: (details: Details) => string;
  /** One sentence that says what to do. */
  readonly remedy: (details: Details) => string;
}

/** Gives an entry its type; the registry's files are lists of these. */
export function entry<Details>(value: ErrorEntry<Details>): ErrorEntry<Details> {
  return value;
}
