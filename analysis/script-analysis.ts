/** What one script says on its own, before the other scripts are known. */
import type { ApiSurface, ReferenceForm, SourceRange } from '../domain/index.js';

export interface ScriptAnalysis {
  /** `strict`: acorn took it; `loose`: acorn-loose mended it; `text`: neither, kept as text. */
  readonly parse: 'strict' | 'loose' | 'text';
  /** For Script Includes; null for every other table. */
  readonly surface: ApiSurface | null;
  readonly references: readonly Reference[];
}

/** A use of what may be a Script Include, as written; linking turns it into a call site. */
export interface Reference {
  readonly form: ReferenceForm;
  /** The class as written: `X`, `global.X`, `x_acme_core.X`. */
  readonly target: string;
  readonly member: string | null;
  /**
   * Members called before on an instance (or the class) of `target`: the reference is to what the last of them
   * returned. Absent for `target` itself.
   */
  readonly via?: readonly string[];
  /** A property read off an instance: a use only if the class defines such a member. */
  readonly ifDefined?: true;
  /** Followed through a value (a JSDoc type, a field set in another method) rather than read off the expression. */
  readonly inferred: boolean;
  /**
   * What names the class or member: `new X`, `u.m`, `new X().m`, `gs.include('X')`, the base of `extends`;
   * behind another call (`u.first().m`) the member's name alone.
   */
  readonly range: SourceRange;
  readonly enclosingFunction: string | null;
}

/** The APIs of a mirror, as linking and the cursor context need them. */
export interface ApiDirectory {
  /** The API that `written` (`X`, `global.X`, `x_acme_core.X`) means in code of `scope`, or null. */
  resolve(written: string, scope: string): string | null;
  surface(api: string): ApiSurface | null;
}
