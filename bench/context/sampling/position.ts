import type { CallKind } from './code-names.js';
import type { Language } from './language.js';

/** A call whose callee is defined once in its repository, in another file. Lines count from 1, columns from 0. */
export interface Position {
  readonly repository: string;
  /** Absolute. */
  readonly root: string;
  /** From the root, with '/', as all files here. */
  readonly file: string;
  readonly line: number;
  /** Of the callee's first letter: behind `receiver.` and `new `. */
  readonly column: number;
  readonly name: string;
  readonly definition: { readonly file: string; readonly line: number };
  readonly language: Language;
  readonly kind: CallKind;
  readonly inTest: boolean;
  /** The whole line that holds the call. */
  readonly maskedLine: string;
}
