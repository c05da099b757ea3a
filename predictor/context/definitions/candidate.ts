import type { DefinitionKind, DefinitionLine } from '../language/definition-line.js';

/** By what a definition came to be a candidate; how it is known to belong to what stands before the dot. */
export type Belonging =
  /** A member of a class that the enclosing one is derived from. */
  | 'base'
  /** A member of the class that the receiver is of. */
  | 'class'
  /** A member of a class whose name the receiver's resembles. */
  | 'named-class'
  /** Defined in the module that the receiver is. */
  | 'module';

/** A definition that may be what is needed. */
export interface Candidate {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly kind: DefinitionKind;
  /** A function within something else. */
  readonly isMember: boolean;
  readonly belongs: ReadonlySet<Belonging>;
}

/** The candidates of one position, each once; its own file has none, whichever way it is reached. */
export class CandidateSet {
  readonly #byPlace = new Map<string, Candidate & { readonly belongs: Set<Belonging> }>();
  readonly #byName = new Map<string, Candidate[]>();

  constructor(private readonly ownFile: string) {}

  /** `line` from 1. */
  add(file: string, line: number, definition: DefinitionLine, belonging?: Belonging): void {
    if (file === this.ownFile) return;
    const place = `${file}:${String(line)}`;
    let known = this.#byPlace.get(place);
    if (known === undefined) {
      const { name, kind, indent } = definition;
      const isMember = kind === 'function' && indent > 0;
      known = { file, line, name, kind, isMember, belongs: new Set() };
      this.#byPlace.set(place, known);
      const named = this.#byName.get(name);
      if (named === undefined) this.#byName.set(name, [known]);
      else named.push(known);
    }
    if (belonging !== undefined) known.belongs.add(belonging);
  }

  all(): readonly Candidate[] {
    return [...this.#byPlace.values()];
  }

  named(name: string): readonly Candidate[] {
    return this.#byName.get(name) ?? [];
  }

  /** Each once. */
  get names(): Iterable<string> {
    return this.#byName.keys();
  }
}
