/** Which classes a script makes, and what names them. */
import type { AnyNode } from 'acorn';
import { dottedPath, memberName, unwrap, type NodeOf } from '../syntax/index.js';
import { lookUp, type ClassInfo, type Scope, type Variable } from './script-model.js';

export class ClassRegistry {
  /** By the node that makes the class. */
  readonly classes = new Map<AnyNode, ClassInfo>();

  /** The class that an expression names, made on first sight where the script defines it. */
  classAt(node: AnyNode, scope: Scope): ClassInfo | null {
    const target = unwrap(node);
    if (target.type === 'Identifier') {
      const variable = lookUp(scope, target.name);
      return variable === null ? null : this.definitionOf(variable);
    }
    if (target.type !== 'MemberExpression') return null;
    const name = memberName(target);
    const owner = name === null ? null : this.classAt(target.object, scope);
    const value = owner?.statics.get(name ?? '')?.value?.node;
    return value === undefined ? null : this.classOfValue(value, name);
  }

  private definitionOf(variable: Variable): ClassInfo | null {
    if (variable.definition !== null) return variable.definition;
    for (const { value } of variable.assignments) {
      const info = value === null ? null : this.classOfValue(value.node, variable.name);
      if (info === null) continue;
      variable.definition = info;
      return info;
    }
    return null;
  }

  private classOfValue(node: AnyNode, name: string | null): ClassInfo | null {
    const value = unwrap(node);
    switch (value.type) {
      case 'ObjectExpression':
        return this.objectClass(value);
      case 'LogicalExpression':
        return this.classOfValue(value.right, name);
      case 'AssignmentExpression':
        return this.classOfValue(value.right, name);
      case 'ClassExpression':
      case 'ClassDeclaration':
        return this.classes.get(value) ?? null;
      case 'CallExpression':
        return isClassCreate(value) ? this.classFor(value, name, 'class-create') : null;
      case 'FunctionExpression':
      case 'FunctionDeclaration': {
        const info = this.classFor(value, name, 'function');
        info.constructorFunction ??= value;
        return info;
      }
      default:
        return null;
    }
  }

  /** The class that an object literal is. */
  objectClass(node: NodeOf<'ObjectExpression'>): ClassInfo {
    return this.classFor(node, null, 'object');
  }

  /** The class that is made at `node`. */
  classFor(node: AnyNode, name: string | null, origin: ClassInfo['origin']): ClassInfo {
    let info = this.classes.get(node);
    if (info === undefined) {
      info = newClass(name, origin, node);
      this.classes.set(node, info);
    }
    return info;
  }
}

export function isClassCreate(node: AnyNode): boolean {
  return node.type === 'CallExpression' && dottedPath(node.callee)?.join('.') === 'Class.create';
}

export function newClass(
  name: string | null,
  origin: ClassInfo['origin'],
  node: AnyNode,
): ClassInfo {
  return {
    name,
    origin,
    members: new Map(),
    statics: new Map(),
    fields: new Map(),
    constructorFunction: null,
    superclass: null,
    start: node.start,
    end: node.end,
  };
}
