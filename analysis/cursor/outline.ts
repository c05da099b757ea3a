/** The shape of the code around a cursor: what encloses it, what is declared, what variables were given. */

export interface Frame {
  readonly parent: Frame | null;
  /** Null for a function without a name. */
  readonly functionName: string | null;
  readonly className: string | null;
  readonly isFunction: boolean;
  readonly declared: Set<string>;
  readonly parameters: Set<string>;
  readonly start: number;
}

/** `name = …` or `this.name = …` somewhere in the code. */
export interface GivenValue {
  readonly name: string;
  readonly isField: boolean;
  readonly frame: Frame;
  /** Index of the first token of what is given. */
  readonly value: number;
}

export interface Outline {
  /** The innermost frame at the cursor. */
  readonly frame: Frame;
  /** By name, in the order of the code. */
  readonly given: ReadonlyMap<string, readonly GivenValue[]>;
}

export function newFrame(parent: Frame | null, start: number): Frame {
  return {
    parent,
    functionName: null,
    className: null,
    isFunction: false,
    declared: new Set(),
    parameters: new Set(),
    start,
  };
}
