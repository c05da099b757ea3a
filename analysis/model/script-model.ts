/** What the walk over one script's tree notes down: scopes, who assigns what, classes, and the places worth a look. */
import type { AnyNode } from 'acorn';
import type { FunctionNode, LeadingComment, NodeOf } from '../syntax/index.js';

export interface ScriptModel {
  readonly source: string;
  readonly comments: LeadingComment;
  readonly top: Scope;
  readonly uses: readonly Use[];
  readonly functions: ReadonlyMap<AnyNode, FunctionInfo>;
  /** Classes by their node: object literals with methods, and `class` expressions. */
  readonly classes: ReadonlyMap<AnyNode, ClassInfo>;
}

export interface Scope {
  readonly parent: Scope | null;
  readonly owner: FunctionInfo | null;
  readonly variables: Map<string, Variable>;
}

export interface FunctionInfo {
  readonly node: FunctionNode;
  readonly parent: FunctionInfo | null;
  readonly name: string | null;
  /** Where its comment would end: the start of the property or statement that holds it. */
  readonly documentedAt: number;
  /** What `this` means inside, or null. */
  readonly self: Self | null;
  /** Written in the middle of other code and run in its order, as callbacks mostly are. */
  readonly isInline: boolean;
  readonly returns: ScopedExpression[];
}

export interface Self {
  readonly owner: ClassInfo;
  readonly side: 'instance' | 'static';
}

export interface ScopedExpression {
  readonly node: AnyNode;
  readonly scope: Scope;
}

/** A variable, or a field of a class: a name with everything that is assigned to it. */
export interface Variable {
  readonly name: string;
  readonly assignments: Assignment[];
  /** For a parameter: whose, and which. */
  readonly parameter: { readonly owner: FunctionNode; readonly index: number } | null;
  /** Null until something shows that the variable is a class. */
  definition: ClassInfo | null;
  /** Start of the declaring statement, for a `@type` comment. */
  readonly declaredAt: number | null;
}

export interface Assignment {
  /** Null when the value cannot be known (a loop variable, a caught error). */
  readonly value: ScopedExpression | null;
  /** Destructuring: the property of the value that is taken. */
  readonly property: string | null;
  /** From here on the new value holds. */
  readonly end: number;
  readonly owner: FunctionInfo | null;
  readonly guard: Guard | null;
}

/** A stretch of code that may be passed over: a branch, a loop, the right side of `&&`. */
export interface Guard {
  readonly start: number;
  readonly end: number;
  /** The whole statement; what stands in it and outside the guard is another branch. */
  readonly statementStart: number;
  readonly statementEnd: number;
  readonly parent: Guard | null;
}

export interface ClassInfo {
  readonly name: string | null;
  origin: 'class-create' | 'function' | 'es6' | 'object';
  readonly members: Map<string, MemberDefinition>;
  readonly statics: Map<string, MemberDefinition>;
  readonly fields: Map<string, Variable>;
  /** The function that constructs, where it is not a member. */
  constructorFunction: FunctionNode | null;
  superclass: ScopedExpression | null;
  readonly start: number;
  /** Grows with every statement that adds to the class. */
  end: number;
}

export interface MemberDefinition {
  readonly name: string;
  readonly kind: 'constructor' | 'method' | 'property';
  readonly value: ScopedExpression | null;
  /** Where its comment would end. */
  readonly documentedAt: number;
  readonly start: number;
  readonly end: number;
}

/** A call, a construction, a property read or a class with a base: what a reference may be made of. */
export type Use =
  | { readonly kind: 'call'; readonly node: NodeOf<'CallExpression'>; readonly scope: Scope }
  | {
      readonly kind: 'new';
      readonly node: NodeOf<'NewExpression'>;
      readonly scope: Scope;
      /** `inherit`: stands where a prototype is made; `receiver`: a member of it is called at once. */
      readonly role: 'construct' | 'inherit' | 'receiver';
    }
  | { readonly kind: 'property'; readonly node: NodeOf<'MemberExpression'>; readonly scope: Scope }
  | { readonly kind: 'base'; readonly node: AnyNode; readonly scope: Scope };

/** The variable that `name` means in `scope`, or null for a name from outside the script. */
export function lookUp(scope: Scope, name: string): Variable | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const variable = at.variables.get(name);
    if (variable !== undefined) return variable;
  }
  return null;
}

/** What `this`, or a variable that was given `this`, means in `owner`; null for anything else. */
export function selfOf(node: AnyNode, scope: Scope, owner: FunctionInfo | null): Self | null {
  if (node.type === 'ThisExpression') return owner?.self ?? null;
  if (node.type !== 'Identifier') return null;
  const assignment = lookUp(scope, node.name)?.assignments[0];
  if (assignment?.value?.node.type !== 'ThisExpression') return null;
  return assignment.owner?.self ?? null;
}

/** The name of the innermost function around a scope that has one, or null. */
export function enclosingFunction(scope: Scope): string | null {
  for (let at = scope.owner; at !== null; at = at.parent) {
    if (at.name !== null) return at.name;
  }
  return null;
}
