/** Follows values through one script: variables, fields, returns, parameters. Nothing is run; what is not plain stays unknown. */
import type { AnyNode } from 'acorn';
import { isNamespaceName, isRuntimeName } from '../platform/index.js';
import {
  isFunction,
  memberName,
  stringOf,
  unwrap,
  writtenName,
  type FunctionNode,
  type NodeOf,
} from '../syntax/index.js';
import { HandedValues } from './handed-values.js';
import { reachingAssignments } from './reaching-assignments.js';
import {
  lookUp,
  type ClassInfo,
  type Scope,
  type ScopedExpression,
  type ScriptModel,
  type Variable,
} from './script-model.js';
import { inferred, valueKey, type Value } from './values.js';

/** Following further than this finds nothing that a reader would still call certain. */
const MAX_DEPTH = 100;
/** More different values than this say nothing. */
const MAX_VALUES = 6;

const NONE: readonly Value[] = [];

export class Evaluator {
  private readonly known = new Map<AnyNode, readonly Value[]>();
  private readonly pending = new Set<AnyNode | Variable>();
  private readonly handed: HandedValues;
  private depth = 0;

  constructor(private readonly model: ScriptModel) {
    this.handed = new HandedValues(model, (expression) => this.evaluate(expression));
  }

  /** Every value that the expression may hold; empty when nothing is known. */
  evaluate(expression: ScopedExpression): readonly Value[] {
    const node = unwrap(expression.node);
    const known = this.known.get(node);
    if (known !== undefined) return known;
    if (this.pending.has(node) || this.depth >= MAX_DEPTH) return NONE;
    this.pending.add(node);
    this.depth += 1;
    const values = distinct(this.valuesOf(node, expression.scope));
    this.depth -= 1;
    this.pending.delete(node);
    this.known.set(node, values);
    return values;
  }

  /** The only string that the expression can be, or null. */
  strings(expression: ScopedExpression): readonly string[] {
    return this.evaluate(expression).flatMap((value) =>
      value.kind === 'string' ? [value.text] : [],
    );
  }

  /** What a variable of the script holds once the script has run. */
  finalValues(variable: Variable): readonly Value[] {
    return this.variableValues(variable, this.model.source.length, this.model.top);
  }

  /** What a function may return. */
  returned(node: FunctionNode): readonly Value[] {
    return this.returnsOf({ kind: 'function', node });
  }

  /** A class and its bases as far as this script defines them. */
  localChain(owner: ClassInfo): readonly ClassInfo[] {
    const chain: ClassInfo[] = [];
    let next: ClassInfo | null = owner;
    while (next !== null && !chain.includes(next)) {
      chain.push(next);
      const base: readonly Value[] =
        next.superclass === null ? NONE : this.evaluate(next.superclass);
      const local = base.find((value) => value.kind === 'own');
      next = local?.kind === 'own' ? local.owner : null;
    }
    return chain;
  }

  private valuesOf(node: AnyNode, scope: Scope): readonly Value[] {
    const text = stringOf(node);
    if (text !== null) return [{ kind: 'string', text }];
    if (isFunction(node)) return [{ kind: 'function', node }];
    switch (node.type) {
      case 'Identifier':
        return this.identifierValues(node, scope);
      case 'ThisExpression': {
        const self = scope.owner?.self ?? null;
        return self === null ? NONE : [{ kind: 'own', ...self, inferred: false }];
      }
      case 'MemberExpression':
        return this.memberValues(node, scope);
      case 'NewExpression':
        return this.constructedValues(node, scope);
      case 'CallExpression':
        return this.createdClass(node) ?? this.returnedValues(node, scope);
      case 'ConditionalExpression':
        return [
          ...this.evaluate({ node: node.consequent, scope }),
          ...this.evaluate({ node: node.alternate, scope }),
        ];
      case 'LogicalExpression':
        return [
          ...this.evaluate({ node: node.left, scope }),
          ...this.evaluate({ node: node.right, scope }),
        ];
      case 'AssignmentExpression':
        return this.evaluate({ node: node.right, scope });
      case 'ObjectExpression':
      case 'ClassExpression': {
        const owner = this.model.classes.get(node);
        if (owner !== undefined) return [{ kind: 'own', owner, side: 'static', inferred: false }];
        return node.type === 'ObjectExpression' ? [{ kind: 'object', node, scope }] : NONE;
      }
      case 'BinaryExpression':
        return node.operator === '+' ? this.joined(node, scope) : NONE;
      default:
        return NONE;
    }
  }

  private identifierValues(node: NodeOf<'Identifier'>, scope: Scope): readonly Value[] {
    const variable = lookUp(scope, node.name);
    if (variable === null) return [{ kind: 'path', path: node.name, inferred: false }];
    return this.variableValues(variable, node.start, scope);
  }

  private variableValues(variable: Variable, position: number, scope: Scope): readonly Value[] {
    if (variable.definition !== null) {
      return [{ kind: 'own', owner: variable.definition, side: 'static', inferred: false }];
    }
    if (this.pending.has(variable)) return NONE;
    this.pending.add(variable);
    const { assignments, certain } = reachingAssignments(variable, position, scope.owner);
    const values = assignments.flatMap(({ value, property }) => {
      if (value === null) return NONE;
      const held = this.evaluate(value);
      return property === null
        ? held
        : held.flatMap((each) => this.propertyOf(each, property, position, scope));
    });
    if (variable.parameter !== null && !certain) {
      values.push(...this.handed.ofParameter(variable.parameter, variable.name));
    }
    if (values.length === 0 && variable.declaredAt !== null) {
      values.push(...this.handed.ofDeclaration(variable.declaredAt, scope));
    }
    this.pending.delete(variable);
    const different = distinct(values);
    return different.length > 1 ? different.map(inferred) : different;
  }

  private memberValues(node: NodeOf<'MemberExpression'>, scope: Scope): readonly Value[] {
    const name = memberName(node);
    if (name === null || node.object.type === 'Super') return NONE;
    return this.evaluate({ node: node.object, scope }).flatMap((value) =>
      this.propertyOf(value, name, node.start, scope),
    );
  }

  private propertyOf(value: Value, name: string, position: number, scope: Scope): readonly Value[] {
    switch (value.kind) {
      case 'path':
        if (name === 'prototype') return [{ ...value, kind: 'prototype' }];
        return isNamespace(value.path, name) ? [{ ...value, path: `${value.path}.${name}` }] : NONE;
      case 'own':
        return this.ownPropertyOf(value, name, position, scope);
      case 'object': {
        const property = value.node.properties.find(
          (each) => each.type === 'Property' && writtenName(each.key, each.computed) === name,
        );
        return property?.type === 'Property'
          ? this.evaluate({ node: property.value, scope: value.scope }).map(inferred)
          : NONE;
      }
      case 'prototype':
      case 'instance':
      case 'function':
      case 'string':
        return NONE;
    }
  }

  private ownPropertyOf(
    { owner, side }: Extract<Value, { kind: 'own' }>,
    name: string,
    position: number,
    scope: Scope,
  ): readonly Value[] {
    if (name === 'prototype' && side === 'static') {
      return [{ kind: 'own', owner, side: 'instance', inferred: false }];
    }
    for (const level of this.localChain(owner)) {
      const values: Value[] = [];
      const field = level.fields.get(name);
      if (field !== undefined) {
        const { certain } = reachingAssignments(field, position, scope.owner);
        const held = this.variableValues(field, position, scope);
        values.push(...(certain ? held : held.map(inferred)));
      }
      const member = (side === 'instance' ? level.members : level.statics).get(name);
      if (member?.value) values.push(...this.evaluate(member.value).map(inferred));
      if (field !== undefined || member !== undefined) return values;
    }
    return NONE;
  }

  private constructedValues(node: NodeOf<'NewExpression'>, scope: Scope): readonly Value[] {
    return this.evaluate({ node: node.callee, scope }).flatMap((value): readonly Value[] => {
      if (value.kind === 'path') {
        const { path } = value;
        return [{ kind: 'instance', path, via: [], made: node, inferred: value.inferred }];
      }
      return value.kind === 'own' && value.side === 'static'
        ? [{ ...value, side: 'instance' }]
        : NONE;
    });
  }

  /** `Class.create({…})` */
  private createdClass(node: NodeOf<'CallExpression'>): readonly Value[] | null {
    const owner = this.model.classes.get(node);
    return owner === undefined ? null : [{ kind: 'own', owner, side: 'static', inferred: false }];
  }

  private returnedValues(node: NodeOf<'CallExpression'>, scope: Scope): readonly Value[] {
    const callee = unwrap(node.callee);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
    if (callee.type !== 'MemberExpression' || name === null) {
      return this.evaluate({ node: callee, scope }).flatMap((value) => this.returnsOf(value));
    }
    if (callee.object.type === 'Super') return NONE;
    return this.evaluate({ node: callee.object, scope }).flatMap((value): readonly Value[] => {
      switch (value.kind) {
        case 'function':
          if (name === 'bind') return [value];
          return name === 'call' || name === 'apply' ? this.returnsOf(value) : NONE;
        case 'path':
          if (isRuntimeName(value.path) || isNamespace(value.path, name)) return NONE;
          return [{ kind: 'instance', path: value.path, via: [name], made: null, inferred: true }];
        case 'instance':
          return [{ ...value, via: [...value.via, name], made: null, inferred: true }];
        case 'own':
        case 'object':
          return this.propertyOf(value, name, callee.start, scope).flatMap((each) =>
            this.returnsOf(each),
          );
        case 'prototype':
        case 'string':
          return NONE;
      }
    });
  }

  private returnsOf(value: Value): readonly Value[] {
    if (value.kind !== 'function') return NONE;
    const returns = this.model.functions.get(value.node)?.returns ?? [];
    return returns.flatMap((expression) => this.evaluate(expression)).map(inferred);
  }

  private joined(node: NodeOf<'BinaryExpression'>, scope: Scope): readonly Value[] {
    const [left, ...otherLeft] = this.strings({ node: node.left, scope });
    const [right, ...otherRight] = this.strings({ node: node.right, scope });
    if (left === undefined || right === undefined) return NONE;
    if (otherLeft.length + otherRight.length > 0) return NONE;
    return [{ kind: 'string', text: left + right }];
  }
}

/** Whether `path.name` names a class in a namespace rather than a member of `path`. */
function isNamespace(path: string, name: string): boolean {
  if (path.includes('.') || isRuntimeName(path)) return false;
  return isNamespaceName(path) || (/^[\p{Ll}_]/u.test(path) && /^\p{Lu}/u.test(name));
}

function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const byKey = new Map<string, Value>();
  for (const value of values) {
    const key = valueKey(value);
    if (!byKey.has(key)) byKey.set(key, value);
  }
  return byKey.size > MAX_VALUES ? NONE : [...byKey.values()];
}
