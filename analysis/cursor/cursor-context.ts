/** What stands around the cursor, as the predictor asks for it. */
import type { Awaited } from './awaited.js';

export type IdentifierRole = 'class' | 'method' | 'variable' | 'property' | 'table' | 'string';

export interface ContextIdentifier {
  readonly name: string;
  readonly role: IdentifierRole;
  readonly side: 'before' | 'after';
  /** Lines between it and the cursor, 0 on the same line. */
  readonly distanceLines: number;
}

export interface Receiver {
  /** As written: `u`, `this.u`, `new X()`, `X`. */
  readonly text: string;
  /** The class it is an instance of (or itself is), as written: `X`, `x_acme_core.X`; null when unknown. */
  readonly className: string | null;
  /** True for `X.`, false for an instance. */
  readonly isStatic: boolean;
}

export interface Holder {
  readonly name: string;
  /** As written: `X`, `x_acme_core.X`. */
  readonly className: string;
  /** It is a variable that the code at the cursor can name, and holds an instance there. */
  readonly inReach: boolean;
}

export interface CursorContext {
  /** `member` when the cursor stands after `receiver.`; a scope's namespace before the dot still asks for an API. */
  readonly question: 'api' | 'member';
  /** The identifier being typed, up to the cursor; often empty. */
  readonly prefix: string;
  /** `new ` stands before the identifier being typed. */
  readonly afterNew: boolean;
  /** The namespace already typed before the dot (`x_acme_core`), or null. */
  readonly qualifier: string | null;
  readonly receiver: Receiver | null;
  readonly identifiers: readonly ContextIdentifier[];
  readonly enclosingFunction: string | null;
  readonly enclosingClass: string | null;
  /** Table names in sight, nearest first. */
  readonly tables: readonly string[];
  /** Classes in use in the visible code, as written, nearest first. */
  readonly usedClasses: readonly string[];
  /** Variables and fields that were given an instance of a class, or the class itself. */
  readonly holders: readonly Holder[];
  /** What the code behind the cursor wants of the value that is written here. */
  readonly awaited: Awaited;
  /** The cursor stands in a comment, a string or a regular expression: nothing is to be suggested. */
  readonly inert: boolean;
}
