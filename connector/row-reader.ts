/** Reads the fields of one raw row, whatever form they come in, and notes what is wrong with it. */
import { z } from 'zod';

const scalarSchema = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform(String),
  z.null().transform(() => ''),
]);

/** A value, or a reference as `{link, value}` or `{display_value, value}`. */
const cellSchema = z.union([
  scalarSchema,
  z.object({ value: scalarSchema }).transform((reference) => reference.value),
]);

const rowSchema = z.record(z.string(), cellSchema);

const SYS_ID = /^[0-9a-f]{32}$/i;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** Where a row comes from: an instance leaves out what the user may not read, an export what the record lacks. */
export type RowOrigin = 'instance' | 'export';

/** The time of a record whose export states none, so that every dated version is newer. */
export const UNDATED = '1970-01-01 00:00:00';

export class RowReader {
  readonly #cells: Readonly<Record<string, string>>;
  readonly #origin: RowOrigin;
  readonly #problems: string[] = [];

  private constructor(cells: Readonly<Record<string, string>>, origin: RowOrigin) {
    this.#cells = cells;
    this.#origin = origin;
  }

  /** Null when the row is not an object of values and references. */
  static open(row: unknown, origin: RowOrigin): RowReader | null {
    const parsed = rowSchema.safeParse(row);
    return parsed.success ? new RowReader(parsed.data, origin) : null;
  }

  get problems(): readonly string[] {
    return this.#problems;
  }

  note(problem: string): void {
    this.#problems.push(problem);
  }

  /** Undefined when the field is not in the row at all. */
  optional(field: string): string | undefined {
    return this.#cells[field];
  }

  text(field: string): string {
    return this.#cells[field] ?? '';
  }

  /** Notes a field that is not in the row; empty is a value like any other. */
  required(field: string): string {
    const value = this.#cells[field];
    if (value === undefined) this.note(this.#absence(field));
    return value ?? '';
  }

  flag(field: string, absent: boolean): boolean {
    const value = this.text(field).toLowerCase();
    return value === '' ? absent : value === 'true' || value === '1';
  }

  /** `special` is the one identity of the table that is not 32 hexadecimal digits, if it has one. */
  sysId(special?: string): string {
    const value = this.required('sys_id');
    if (!SYS_ID.test(value) && value !== special && this.optional('sys_id') !== undefined) {
      this.note('sys_id is not 32 hexadecimal digits');
    }
    return value;
  }

  updatedOn(): string {
    if (this.#origin === 'export' && this.text('sys_updated_on') === '') return UNDATED;
    const value = this.required('sys_updated_on');
    if (!TIME.test(value) && this.optional('sys_updated_on') !== undefined) {
      this.note('sys_updated_on is not a time');
    }
    return value;
  }

  /** The namespace that a reference to sys_scope points to, or undefined when the row does not tell. */
  namespace(field: string): string | undefined {
    const walked = this.text(`${field}.scope`);
    if (walked !== '') return walked;
    const value = this.text(field);
    return value === '' || SYS_ID.test(value) ? undefined : value;
  }

  requiredNamespace(field: string): string {
    const namespace = this.namespace(field);
    if (namespace === undefined) {
      this.note(
        this.#origin === 'export'
          ? `the scope that ${field} refers to is not named in the export`
          : this.#absence(`${field}.scope`),
      );
    }
    return namespace ?? '';
  }

  #absence(field: string): string {
    return this.#origin === 'export'
      ? `field ${field} is not in the export`
      : `field ${field} is not readable for this user`;
  }
}
