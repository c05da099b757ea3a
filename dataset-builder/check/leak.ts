/** What the checker finds. It never holds text of a script; who wants the word looks it up by its range. */

export type ExampleSide = 'before' | 'after';

/**
 * `class`, `member`: a spelling of the name. `scope`: the scope before a masked name (`x_acme_core._`). `holder`: the
 * variable that held the object. `sys_id`: the sys_id of the API's own script.
 */
export type TraceKind = 'class' | 'member' | 'scope' | 'holder' | 'sys_id';

/** Something visible that names the ground truth. */
export interface TraceLeak {
  readonly kind: TraceKind;
  readonly exampleId: string;
  readonly side: ExampleSide;
  /** `disguised`: readable only once escapes, split strings or invisible characters are undone. */
  readonly appearance: 'plain' | 'disguised';
  /** Of the visible text; counts from 1. */
  readonly textLine: number;
  /** Offset of the trace in `codeBefore` or `codeAfter`. */
  readonly start: number;
  /** Its length in characters. */
  readonly length: number;
}

/** One script or one near-duplicate family on two sides of a split, or in two folds. */
export interface SplitLeak {
  readonly kind: 'split';
  readonly exampleId: string;
  readonly across: 'script' | 'family';
  /** The first example of the same script or family that stands elsewhere. */
  readonly otherExampleId: string;
}

export type Leak = TraceLeak | SplitLeak;

/** A leak and the line of the dataset file that holds its example; counts from 1. */
export interface LocatedLeak {
  readonly line: number;
  readonly leak: Leak;
}
