import type { Language } from '../language/language.js';
import type { ModuleImport } from '../language/module-imports.js';

/** What stands before the dot at the cursor. */
export interface Receiver {
  /** As it is written, without the brackets of calls: `self.deck`. */
  readonly written: string;
  readonly first: string;
  readonly last: string;
  /** `self`, `cls`, `this`, `super`: the enclosing class. */
  readonly isOwn: boolean;
}

/** A place in a file, and what of it tells what is needed there. */
export interface SourcePosition {
  /** From the root, with `/`. */
  readonly file: string;
  readonly language: Language;
  readonly codeBefore: string;
  /** Null where the cursor follows no dot. */
  readonly receiver: Receiver | null;
  /** Identifiers near the cursor with their distance in lines, nearest first, each once. */
  readonly near: ReadonlyMap<string, number>;
  readonly imports: readonly ModuleImport[];
  readonly enclosingFunction: string | null;
  readonly enclosingClass: string | null;
  /** The classes that the enclosing one is derived from. */
  readonly bases: readonly string[];
}
