/** The classes of a script, however they are written: noted while the walk comes past their parts. */
import type { AnyNode } from 'acorn';
import {
  dottedPath,
  isFunction,
  memberName,
  unwrap,
  writtenName,
  type ClassNode,
  type FunctionNode,
  type NodeOf,
} from '../syntax/index.js';
import { baseAmong } from './base-among.js';
import { ClassRegistry, isClassCreate, newClass } from './class-registry.js';
import {
  lookUp,
  selfOf,
  type ClassInfo,
  type FunctionInfo,
  type MemberDefinition,
  type Scope,
  type Self,
  type Variable,
} from './script-model.js';

/** What the book asks of the walk. */
interface WalkLink {
  /** Says what a function is, before it is visited. */
  readonly place: (
    node: FunctionNode,
    placement: { name: string | null; documentedAt: number; self: Self | null },
  ) => void;
  readonly visit: (node: AnyNode) => void;
  /** Visits what a prototype is made of beside object literals. */
  readonly visitBase: (node: AnyNode) => void;
}

export interface MemberAssignment {
  readonly target: NodeOf<'MemberExpression'>;
  readonly value: AnyNode;
  readonly scope: Scope;
  readonly owner: FunctionInfo | null;
  readonly statementStart: number;
  readonly statementEnd: number;
}

/** What an assignment to a member was: `visited` means that the value needs no further visit. */
export type Placed =
  | { readonly kind: 'visited' }
  | { readonly kind: 'member' }
  | { readonly kind: 'field'; readonly field: Variable }
  | { readonly kind: 'foreign' };

type Side = Self['side'];

interface NewMember {
  readonly name: string;
  readonly value: AnyNode | null;
  readonly scope: Scope;
  readonly start: number;
  readonly end: number;
  /** Where its comment would end; `start` when absent. */
  readonly documentedAt?: number;
  readonly isAccessor?: boolean;
}

/** `Object.extendsObject(Base, {…})` and its like: the base comes first, the members in object literals. */
const EXTENDERS: ReadonlySet<string> = new Set(
  'Object.extendsObject Object.extend Object.assign Object.create Class.create'.split(' '),
);
const CLASS_NAME = /^\p{Lu}/u;

export class ClassBook {
  readonly registry = new ClassRegistry();
  /** Calls that make the prototype of a class: their object literals hold its members. */
  private readonly prototypeCalls = new Map<AnyNode, ClassInfo>();

  constructor(private readonly walk: WalkLink) {}

  /** An object literal; with methods in it, it is a class of static members. */
  visitObject(node: NodeOf<'ObjectExpression'>, scope: Scope): void {
    const hasMethods = node.properties.some(
      (property) => property.type === 'Property' && isFunction(property.value),
    );
    const info = hasMethods
      ? this.registry.objectClass(node)
      : (this.registry.classes.get(node) ?? null);
    this.addMembers(info, 'static', node, scope);
  }

  /** An ES6 class, whose name may come from the variable that it is given to. */
  visitClass(node: ClassNode, name: string | null, scope: Scope, variable: Variable | null): void {
    const info = newClass(name, 'es6', node);
    this.registry.classes.set(node, info);
    if (node.superClass) info.superclass = { node: node.superClass, scope };
    if (variable !== null) variable.definition ??= info;
    for (const part of node.body.body) {
      if (part.type === 'StaticBlock') {
        this.walk.visit(part);
        continue;
      }
      if (part.computed) this.walk.visit(part.key);
      const memberKey = writtenName(part.key, part.computed);
      const value = part.value ?? null;
      if (memberKey !== null) {
        this.addMember(info, part.static ? 'static' : 'instance', {
          name: memberKey,
          value,
          scope,
          start: part.start,
          end: part.end,
          isAccessor: part.type === 'MethodDefinition' && /^[gs]et$/.test(part.kind),
        });
      }
      if (value !== null) this.walk.visit(value);
    }
  }

  /** `X.prototype = …`, `X.prototype.m = …`, `X.m = …`, `this.f = …`: notes it where it belongs. */
  assignMember(assignment: MemberAssignment): Placed {
    const { target, scope, owner } = assignment;
    const name = memberName(target);
    const object = unwrap(target.object);
    if (name === null) return { kind: 'foreign' };
    const self = selfOf(object, scope, owner);
    if (self !== null) return this.assignField(self, name, assignment);
    if (name === 'prototype') {
      const info = this.registry.classAt(object, scope);
      return info === null ? { kind: 'foreign' } : this.assignPrototype(info, assignment);
    }
    const isPrototype = object.type === 'MemberExpression' && memberName(object) === 'prototype';
    const info = this.registry.classAt(isPrototype ? object.object : object, scope);
    if (info === null) return { kind: 'foreign' };
    info.end = Math.max(info.end, assignment.statementEnd);
    this.addMember(info, isPrototype ? 'instance' : 'static', {
      name,
      value: assignment.value,
      documentedAt: assignment.statementStart,
      start: target.start,
      end: assignment.statementEnd,
      scope,
    });
    return { kind: 'member' };
  }

  /** The arguments of a call that makes or extends a prototype. False when the call is none, and nothing was visited. */
  visitPrototypeCall(node: NodeOf<'CallExpression'>, scope: Scope): boolean {
    const callee = dottedPath(node.callee)?.join('.') ?? '';
    if (!EXTENDERS.has(callee)) return false;
    const info = this.prototypeCalls.get(node) ?? this.extendedBy(node, scope);
    if (info === null) return false;
    for (const argument of node.arguments) {
      const value = unwrap(argument);
      if (value.type === 'ObjectExpression') {
        if (value.properties.length > 0) this.addMembers(info, 'instance', value, scope);
      } else this.walk.visitBase(argument);
    }
    return true;
  }

  /** A method that lost its place in the class's braces. */
  strayMember(
    self: Self,
    name: string,
    value: { readonly node: FunctionNode; readonly scope: Scope },
    start: number,
  ): void {
    if (self.owner.members.has(name)) return;
    const { node, scope } = value;
    this.addMember(self.owner, self.side, { name, value: node, scope, start, end: node.end });
  }

  /** The class that a function constructs, by the capital letter of the name that it is given. */
  constructedBy(node: FunctionNode, name: string | null, scope: Scope): Self | null {
    if (name === null || !CLASS_NAME.test(name) || node.type === 'ArrowFunctionExpression') {
      return null;
    }
    const variable = lookUp(scope, name);
    if (variable === null) return null;
    if (variable.definition === null) {
      variable.definition = newClass(name, 'function', node);
      variable.definition.constructorFunction = node;
    }
    return variable.definition.constructorFunction === node
      ? { owner: variable.definition, side: 'instance' }
      : null;
  }

  private assignField(self: Self, name: string, assignment: MemberAssignment): Placed {
    const { value, owner, scope, target, statementStart, statementEnd } = assignment;
    let field = self.owner.fields.get(name);
    if (field === undefined) {
      field = { name, assignments: [], parameter: null, definition: null, declaredAt: null };
      self.owner.fields.set(name, field);
    }
    if (isFunction(value) && owner !== null && self.owner.constructorFunction === owner.node) {
      this.addMember(self.owner, 'instance', {
        name,
        value,
        documentedAt: statementStart,
        start: target.start,
        end: statementEnd,
        scope,
      });
      return { kind: 'member' };
    }
    return { kind: 'field', field };
  }

  private assignPrototype(info: ClassInfo, assignment: MemberAssignment): Placed {
    const { scope, statementEnd } = assignment;
    const value = unwrap(assignment.value);
    info.end = Math.max(info.end, statementEnd);
    if (value.type === 'ObjectExpression') {
      this.addMembers(info, 'instance', value, scope);
      return { kind: 'visited' };
    }
    if (value.type === 'NewExpression') {
      info.superclass = { node: value.callee, scope };
    } else if (value.type === 'CallExpression') {
      this.prototypeCalls.set(value, info);
      const base = baseAmong(value.arguments, info);
      if (base !== null) info.superclass = { node: base, scope };
    } else if (value.type === 'MemberExpression' && memberName(value) === 'prototype') {
      info.superclass = { node: value.object, scope };
    }
    return { kind: 'member' };
  }

  /** The class that `Object.assign(X.prototype, {…})` adds to. */
  private extendedBy(node: NodeOf<'CallExpression'>, scope: Scope): ClassInfo | null {
    const first = node.arguments[0];
    if (isClassCreate(node)) return this.classFromCreate(node, scope);
    const target = first === undefined ? null : unwrap(first);
    if (target?.type !== 'MemberExpression' || memberName(target) !== 'prototype') return null;
    const info = this.registry.classAt(target.object, scope);
    const base = baseAmong(node.arguments.slice(1), info);
    if (info !== null && base !== null) info.superclass ??= { node: base, scope };
    return info;
  }

  /** `Class.create(Base, {…})`, as older libraries write it. */
  private classFromCreate(node: NodeOf<'CallExpression'>, scope: Scope): ClassInfo | null {
    if (node.arguments.length === 0) return null;
    const info = this.registry.classFor(node, null, 'class-create');
    const base = baseAmong(node.arguments, info);
    if (base !== null) info.superclass = { node: base, scope };
    return info;
  }

  /** Visits the properties of an object literal; with a class they are its members. */
  private addMembers(
    info: ClassInfo | null,
    side: Side,
    node: NodeOf<'ObjectExpression'>,
    scope: Scope,
  ): void {
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        this.walk.visit(property.argument);
        continue;
      }
      if (property.computed) this.walk.visit(property.key);
      const name = writtenName(property.key, property.computed);
      if (info !== null && name !== null) {
        this.addMember(info, side, {
          name,
          value: property.value,
          isAccessor: property.kind !== 'init',
          start: property.start,
          end: property.end,
          scope,
        });
      }
      this.walk.visit(property.value);
    }
  }

  private addMember(info: ClassInfo, side: Side, part: NewMember): void {
    const { name, value, scope, start, end, documentedAt = start, isAccessor = false } = part;
    const isMethod = value !== null && isFunction(value) && !isAccessor;
    const constructs =
      side === 'instance' &&
      (name === 'initialize' || (info.origin === 'es6' && name === 'constructor'));
    if (value !== null && isFunction(value)) {
      this.walk.place(value, { name, documentedAt, self: { owner: info, side } });
    }
    const definition: MemberDefinition = {
      name,
      kind: isMethod ? (constructs ? 'constructor' : 'method') : 'property',
      value: value === null ? null : { node: value, scope },
      documentedAt,
      start,
      end,
    };
    (side === 'instance' ? info.members : info.statics).set(name, definition);
  }
}
