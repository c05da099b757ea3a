/** Where the walk stands: the scope, the function and the branch, and what is declared and assigned there. */
import type { AnyNode, Pattern } from 'acorn';
import { writtenName, type FunctionNode } from '../syntax/index.js';
import { boundNames, hoistedDeclarations, lexicalDeclarations } from './declarations.js';
import {
  lookUp,
  type FunctionInfo,
  type Guard,
  type Scope,
  type Variable,
} from './script-model.js';

export class ScopeKeeper {
  readonly top: Scope = { parent: null, owner: null, variables: new Map() };
  scope: Scope = this.top;
  owner: FunctionInfo | null = null;
  private guard: Guard | null = null;

  /** Visits the inside of a function. */
  within(owner: FunctionInfo, visit: () => void): void {
    const outer = { scope: this.scope, owner: this.owner, guard: this.guard };
    this.owner = owner;
    this.guard = null;
    this.scope = { parent: this.scope, owner, variables: new Map() };
    visit();
    ({ scope: this.scope, owner: this.owner, guard: this.guard } = outer);
  }

  /** Visits what may be passed over; `statement` spans the other branches too. */
  guarded(node: AnyNode, statement: AnyNode, visit: () => void): void {
    const parent = this.guard;
    this.guard = {
      start: node.start,
      end: node.end,
      statementStart: statement.start,
      statementEnd: statement.end,
      parent,
    };
    visit();
    this.guard = parent;
  }

  /** Visits a block with what its statements declare. */
  inBlock(statements: readonly AnyNode[], visit: () => void): void {
    const declarations = lexicalDeclarations(statements);
    const outer = this.scope;
    this.scope = { parent: outer, owner: this.owner, variables: new Map() };
    for (const { name, declaredAt } of declarations) this.declare(name, declaredAt);
    visit();
    this.scope = outer;
  }

  /** Declares what a function body or program declares from its start. */
  declareHoisted(body: AnyNode, statements: readonly AnyNode[]): void {
    for (const { name, declaredAt } of lexicalDeclarations(statements)) {
      this.declare(name, declaredAt);
    }
    for (const { name, declaredAt, hoisted } of hoistedDeclarations(body)) {
      const variable = this.declare(name, declaredAt);
      if (hoisted !== null) this.assign(variable, hoisted, null, body.start);
    }
  }

  declareParameter(parameter: Pattern, owner: FunctionNode, index: number): void {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    for (const name of boundNames(parameter)) {
      const isWhole = target.type === 'Identifier';
      this.scope.variables.set(name, {
        name,
        assignments: [],
        parameter: isWhole ? { owner, index } : null,
        definition: null,
        declaredAt: null,
      });
    }
    if (parameter.type === 'AssignmentPattern') {
      const variable = target.type === 'Identifier' ? lookUp(this.scope, target.name) : null;
      if (variable !== null) this.assign(variable, parameter.right, null, parameter.start);
    }
  }

  /** The variable `name` of this scope, declared if it is not. */
  declare(name: string, declaredAt: number | null): Variable {
    const known = this.scope.variables.get(name);
    if (known !== undefined) return known;
    return addVariable(this.scope, name, declaredAt);
  }

  /** A name that is assigned without a declaration lives as long as the script. */
  declareImplicit(name: string, declaredAt: number): Variable {
    return addVariable(this.top, name, declaredAt);
  }

  assign(variable: Variable, value: AnyNode | null, property: string | null, end: number): void {
    variable.assignments.push({
      value: value === null ? null : { node: value, scope: this.scope },
      property,
      end,
      owner: this.owner,
      guard: this.guard,
    });
  }

  /** Gives a value (or one property of it) to everything that a pattern binds. */
  assignPattern(pattern: Pattern, value: AnyNode, property: string | null, end: number): void {
    if (pattern.type === 'Identifier') {
      const variable =
        lookUp(this.scope, pattern.name) ?? this.declareImplicit(pattern.name, pattern.start);
      this.assign(variable, value, property, end);
      return;
    }
    if (pattern.type !== 'ObjectPattern' || property !== null) {
      this.assignUnknown(pattern, end);
      return;
    }
    for (const part of pattern.properties) {
      const name = part.type === 'Property' ? writtenName(part.key, part.computed) : null;
      if (part.type === 'RestElement' || name === null) {
        this.assignUnknown(part.type === 'RestElement' ? part : part.value, end);
        continue;
      }
      const target = part.value.type === 'AssignmentPattern' ? part.value.left : part.value;
      this.assignPattern(target, value, name, end);
    }
  }

  /** A loop variable, a caught error: it holds what nobody knows. */
  assignUnknown(pattern: Pattern, end: number): void {
    for (const name of boundNames(pattern)) {
      const variable = lookUp(this.scope, name) ?? this.declareImplicit(name, pattern.start);
      this.assign(variable, null, null, end);
    }
  }
}

function addVariable(
  scope: { readonly variables: Map<string, Variable> },
  name: string,
  declaredAt: number | null,
): Variable {
  const variable: Variable = {
    name,
    assignments: [],
    parameter: null,
    definition: null,
    declaredAt,
  };
  scope.variables.set(name, variable);
  return variable;
}
