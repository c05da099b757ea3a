/** What a file's code defines and calls, found without parsing it. Offsets are into the blanked text. */

export interface NamedAt {
  readonly name: string;
  /** Of the name's first letter. */
  readonly offset: number;
}

/** `name(`, `receiver.name(`, `new name(`. */
export type CallKind = 'name' | 'attribute' | 'new';

export interface CallAt extends NamedAt {
  readonly kind: CallKind;
  /** The name that `a.b.name(` begins with, here a; the called name itself where it stands alone; else null. */
  readonly begins: string | null;
}

export interface CodeNames {
  readonly definitions: readonly NamedAt[];
  /** In the order of the text. */
  readonly calls: readonly CallAt[];
}
