/** What the code says: API surfaces and call sites. Lines count from 1, columns from 0. */

export interface SourceRange {
  readonly lineStart: number;
  readonly columnStart: number;
  readonly lineEnd: number;
  readonly columnEnd: number;
}

export interface Parameter {
  readonly name: string;
  /** From JSDoc, or null. */
  readonly type: string | null;
  readonly optional: boolean;
  /** Source text of the default, or null. */
  readonly defaultValue: string | null;
  readonly rest: boolean;
  readonly description: string;
}

export interface Member {
  readonly name: string;
  readonly kind: 'constructor' | 'method' | 'property';
  readonly isStatic: boolean;
  /** Private by convention: the name begins with `_`, or JSDoc says so. */
  readonly isPrivate: boolean;
  readonly parameters: readonly Parameter[];
  /** The JSDoc type of what is returned, or null. */
  readonly returns: string | null;
  /**
   * The class whose instance comes back, as written where the member is defined (`X`, `x_acme_core.X`), or `this`
   * for the object it was called on; absent when the code does not say.
   */
  readonly returnsClass?: string;
  /** First the author's words; empty when there are none. */
  readonly documentation: string;
  /** One line made from the code, for members without documentation: what it reads, writes, returns. */
  readonly generatedDescription: string;
  /** The deprecation text (empty string when there is none beyond the tag), or null when not deprecated. */
  readonly deprecated: string | null;
  readonly tablesRead: readonly string[];
  readonly tablesWritten: readonly string[];
  readonly range: SourceRange;
}

export type ClassStyle =
  /** `X = Class.create(); X.prototype = {…}` */
  | 'prototype'
  /** `X.prototype = Object.extendsObject(Base, {…})` */
  | 'extends-object'
  | 'function'
  | 'object-literal'
  | 'iife'
  | 'es6-class'
  /** Nothing of the record's name is defined, or its text is not readable. */
  | 'unknown';

/** What a Script Include offers. Members are its own; inherited ones are found along `superclass`. */
export interface ApiSurface {
  /** `scope.Class`; a global API is `global.Class`. */
  readonly api: string;
  readonly name: string;
  readonly scope: string;
  readonly scriptSysId: string;
  readonly style: ClassStyle;
  /** The base class as it is written (`global.AbstractAjaxProcessor`, `Base`), or null. */
  readonly superclass: string | null;
  /** Extends AbstractAjaxProcessor by name: its methods are what a GlideAjax caller names. */
  readonly isAjaxProcessor: boolean;
  readonly members: readonly Member[];
  readonly documentation: string;
  readonly generatedDescription: string;
  readonly deprecated: string | null;
  readonly tablesRead: readonly string[];
  readonly tablesWritten: readonly string[];
  readonly range: SourceRange;
}

export type ReferenceForm =
  /** `new X()` on its own */
  | 'construct'
  /** `new X().m()`, `u.m()`, `this.u.m()` */
  | 'instance-call'
  /** `X.m()` */
  | 'static-call'
  /** a bare function Script Include called by its name */
  | 'function-call'
  /** `X.CONSTANT` */
  | 'property'
  /** `gs.include('X')` */
  | 'include'
  /** `Object.extendsObject(X, …)`, `class Y extends X` */
  | 'extend'
  /** `X.prototype.m.call(this)` */
  | 'prototype-call'
  /** `new GlideAjax('X')` with its `sysparm_name` */
  | 'ajax';

/**
 * How sure a resolution is, best first: `exact` — the class and member are both known and defined;
 * `member-unknown` — the class is known, no such member was found along its chain;
 * `inferred` — found by following a value (a parameter's JSDoc, a field set elsewhere);
 * `unresolved` — it has the shape of a Script Include use, and no such API is in the mirror.
 */
export type Resolution = 'exact' | 'member-unknown' | 'inferred' | 'unresolved';

/** A place in one script that uses an API of another. */
export interface CallSite {
  readonly scriptSysId: string;
  readonly form: ReferenceForm;
  /** `scope.Class` when resolved; what was written otherwise. */
  readonly api: string;
  /** The member as it is written, or null for the class alone. */
  readonly member: string | null;
  /** The API of the inheritance chain that defines the member, or null. */
  readonly definedIn: string | null;
  readonly resolution: Resolution;
  /** What names the class or member (`new X`, `u.m`), without arguments; behind another call the member's name alone. */
  readonly range: SourceRange;
  /** Name of the innermost named function around it, or null. */
  readonly enclosingFunction: string | null;
}
