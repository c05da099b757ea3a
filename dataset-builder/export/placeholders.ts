/** What stands for a redacted value: the same for the same value, of the same kind, and never derived from it. */

export const REDACTED_KINDS = [
  'secret',
  'email',
  'host',
  'ip',
  'phone',
  'address',
  'person',
  'sys_id',
] as const;
export type RedactedKind = (typeof REDACTED_KINDS)[number];

const CASELESS: ReadonlySet<RedactedKind> = new Set(['sys_id', 'email', 'host']);

/**
 * Placeholders in the order of their first use, so that one file gives the same ones whenever it is exported. They are
 * numbered, not hashed: a hash of a telephone number can be undone by trying them all.
 */
export class Placeholders {
  private readonly numbers = new Map<RedactedKind, Map<string, number>>();

  of(kind: RedactedKind, value: string): string {
    const known = this.numbers.get(kind) ?? new Map<string, number>();
    this.numbers.set(kind, known);
    // Case says nothing in these: the same record or host must stay the same.
    const key = CASELESS.has(kind) ? value.toLowerCase() : value;
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    return FORMS[kind](number);
  }

  /** Different values of each kind that were replaced. */
  counts(): Readonly<Record<RedactedKind, number>> {
    const count = (kind: RedactedKind): number => this.numbers.get(kind)?.size ?? 0;
    return {
      secret: count('secret'),
      email: count('email'),
      host: count('host'),
      ip: count('ip'),
      phone: count('phone'),
      address: count('address'),
      person: count('person'),
      sys_id: count('sys_id'),
    };
  }
}

/** Names and ranges that are set aside for documentation: RFC 2606, RFC 2544 (198.18.0.0/15). */
const FORMS: Readonly<Record<RedactedKind, (number: number) => string>> = {
  secret: (number) => `SECRET_${number}`,
  email: (number) => `person${number}@example.invalid`,
  host: (number) => `host${number}.example.invalid`,
  ip: (number) => `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}`,
  phone: (number) => `+00 000 ${String(number).padStart(6, '0')}`,
  address: (number) => `${number} Example Street`,
  person: (number) => `Person ${number}`,
  sys_id: (number) => number.toString(16).padStart(32, '0'),
};
