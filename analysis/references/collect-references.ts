/** Makes references of the places that the walk has noted. */
import type { AnyNode } from 'acorn';
import type { ReferenceForm } from '../../domain/index.js';
import {
  enclosingFunction,
  type Evaluator,
  type Scope,
  type ScriptModel,
  type Use,
  type Value,
} from '../model/index.js';
import { isRuntimeName } from '../platform/index.js';
import type { Reference } from '../script-analysis.js';
import { isInvoker, memberName, unwrap, type LineIndex, type NodeOf } from '../syntax/index.js';
import { collectAjaxMembers, GLIDE_AJAX, type AjaxMembers } from './ajax-members.js';

/** Calls whose first argument is a base class. */
const EXTENDERS: ReadonlySet<string> = new Set(['Object.extendsObject', 'Class.create']);
/** Calls that take a base class by its prototype only. */
const PROTOTYPE_EXTENDERS: ReadonlySet<string> = new Set([
  'Object.extend',
  'Object.create',
  'Object.assign',
  'Object.setPrototypeOf',
]);

interface Found extends Omit<Reference, 'range' | 'enclosingFunction'> {
  readonly start: number;
  readonly end: number;
}

/** Every use of a name from outside that may be a Script Include, in source order. */
export function collectReferences(
  model: ScriptModel,
  evaluator: Evaluator,
  lines: LineIndex,
): readonly Reference[] {
  const ajaxMembers = collectAjaxMembers(model, evaluator);
  const collector = new Collector(evaluator, ajaxMembers);
  const places: { readonly found: Found; readonly scope: Scope }[] = [];
  for (const use of model.uses) {
    for (const found of collector.referencesOf(use)) {
      if (mayBeScriptInclude(found.target)) places.push({ found, scope: use.scope });
    }
  }
  places.sort(({ found: one }, { found: other }) => one.start - other.start || one.end - other.end);
  return places.map(({ found: { start, end, ...reference }, scope }) => ({
    ...reference,
    range: lines.range(start, end),
    enclosingFunction: enclosingFunction(scope),
  }));
}

class Collector {
  constructor(
    private readonly evaluator: Evaluator,
    private readonly ajaxMembers: AjaxMembers,
  ) {}

  referencesOf(use: Use): readonly Found[] {
    switch (use.kind) {
      case 'call':
        return this.call(use.node, use.scope);
      case 'new':
        return this.construction(use);
      case 'property':
        return this.property(use.node, use.scope);
      case 'base':
        return this.bases(use.node, use.scope);
    }
  }

  private call(node: NodeOf<'CallExpression'>, scope: Scope): readonly Found[] {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier') return this.functionCall(callee, scope);
    if (callee.type !== 'MemberExpression') return [];
    const name = memberName(callee);
    if (name === null) return [];
    if (callee.object.type === 'Identifier') {
      const path = `${callee.object.name}.${name}`;
      if (path === 'gs.include') return this.include(node, scope);
      if (EXTENDERS.has(path)) {
        return node.arguments.slice(0, 1).flatMap((argument) => this.bases(argument, scope));
      }
      if (PROTOTYPE_EXTENDERS.has(path)) {
        return node.arguments.flatMap((argument) => this.prototypeBases(argument, scope));
      }
    }
    if (callee.object.type === 'Super') return this.superCall(callee, name, scope);
    const invoked = isInvoker(name) ? this.invoked(callee, node.arguments[0], scope) : [];
    return invoked.length > 0 ? invoked : this.memberCall(callee, name, scope);
  }

  private functionCall(node: NodeOf<'Identifier'>, scope: Scope): readonly Found[] {
    return this.evaluator
      .evaluate({ node, scope })
      .flatMap((value) =>
        value.kind === 'path' ? [found('function-call', value, null, node.start, node.end)] : [],
      );
  }

  /** `X.m.call(…)`, `f.call(…)` of a plain function, and `Base.call(this)`, which runs the constructor of a base. */
  private invoked(
    callee: NodeOf<'MemberExpression'>,
    firstArgument: AnyNode | undefined,
    scope: Scope,
  ): readonly Found[] {
    const receiver = unwrap(callee.object);
    const { start, end } = receiver;
    const named = this.evaluator
      .evaluate({ node: receiver, scope })
      .filter((value) => value.kind === 'path');
    if (named.length > 0) {
      return named.flatMap((value) => {
        const name = value.path.slice(value.path.lastIndexOf('.') + 1);
        if (!/^\p{Lu}/u.test(name)) return [found('function-call', value, null, start, end)];
        const onThis = firstArgument?.type === 'ThisExpression';
        return onThis ? [found('prototype-call', value, null, start, end)] : [];
      });
    }
    const name = receiver.type === 'MemberExpression' ? memberName(receiver) : null;
    return receiver.type === 'MemberExpression' && name !== null
      ? this.memberCall(receiver, name, scope)
      : [];
  }

  private memberCall(
    callee: NodeOf<'MemberExpression'>,
    member: string,
    scope: Scope,
  ): readonly Found[] {
    if (callee.object.type === 'Super') return this.superCall(callee, member, scope);
    const receivers = this.evaluator.evaluate({ node: callee.object, scope });
    if (receivers.length === 0) return [];
    const { end } = callee;
    // In a chain over several lines each call stands where its own name is.
    const isChained = unwrap(callee.object).type === 'CallExpression';
    const start = isChained ? callee.property.start : callee.start;
    const named = this.evaluator
      .evaluate({ node: callee, scope })
      .filter((value) => value.kind === 'path');
    if (named.length > 0) {
      return named.map((value) => found('function-call', value, null, start, end));
    }
    return receivers.flatMap((value): readonly Found[] => {
      switch (value.kind) {
        case 'path':
          return [found('static-call', value, member, start, end)];
        case 'prototype':
          return [found('prototype-call', value, member, start, end)];
        case 'instance':
          return [found('instance-call', value, member, start, end)];
        case 'own':
        case 'object':
        case 'function':
        case 'string':
          return [];
      }
    });
  }

  /** `super.m()` in a class: the base's own method. */
  private superCall(
    callee: NodeOf<'MemberExpression'>,
    member: string,
    scope: Scope,
  ): readonly Found[] {
    const base = scope.owner?.self?.owner.superclass ?? null;
    if (base === null) return [];
    return this.evaluator
      .evaluate(base)
      .flatMap((value) =>
        value.kind === 'path'
          ? [found('prototype-call', value, member, callee.start, callee.end)]
          : [],
      );
  }

  private include(node: NodeOf<'CallExpression'>, scope: Scope): readonly Found[] {
    const [argument] = node.arguments;
    if (argument === undefined) return [];
    return this.evaluator.strings({ node: argument, scope }).map((target) => ({
      form: 'include',
      target: target.trim(),
      member: null,
      inferred: false,
      start: node.start,
      end: node.end,
    }));
  }

  private construction(use: Extract<Use, { kind: 'new' }>): readonly Found[] {
    const { node, scope, role } = use;
    const end = node.callee.end;
    return this.evaluator
      .evaluate({ node: node.callee, scope })
      .flatMap((value): readonly Found[] => {
        if (value.kind !== 'path') return [];
        if (value.path === GLIDE_AJAX) return this.ajax(node, scope);
        if (role === 'inherit') {
          return [found('extend', value, null, node.callee.start, end)];
        }
        return role === 'receiver' ? [] : [found('construct', value, null, node.start, end)];
      });
  }

  private ajax(node: NodeOf<'NewExpression'>, scope: Scope): readonly Found[] {
    const [argument] = node.arguments;
    if (argument === undefined) return [];
    const members = this.ajaxMembers.get(node) ?? [null];
    return this.evaluator.strings({ node: argument, scope }).flatMap((target) =>
      members.map(
        (member) =>
          ({
            form: 'ajax',
            target: target.trim(),
            member,
            inferred: false,
            start: node.start,
            end: node.end,
          }) as const,
      ),
    );
  }

  private property(node: NodeOf<'MemberExpression'>, scope: Scope): readonly Found[] {
    const member = memberName(node);
    if (member === null || member === 'prototype' || node.object.type === 'Super') return [];
    const owners = this.evaluator.evaluate({ node: node.object, scope });
    if (owners.length === 0) return [];
    if (this.evaluator.evaluate({ node, scope }).some((value) => value.kind === 'path')) return [];
    const { start, end } = node;
    return owners.flatMap((value): readonly Found[] => {
      switch (value.kind) {
        case 'path':
          return isClassLike(value.path) ? [found('property', value, member, start, end)] : [];
        case 'prototype':
          return [found('property', value, member, start, end)];
        case 'instance':
          return [{ ...found('property', value, member, start, end), ifDefined: true }];
        case 'own':
        case 'object':
        case 'function':
        case 'string':
          return [];
      }
    });
  }

  private bases(node: AnyNode, scope: Scope): readonly Found[] {
    return this.evaluator
      .evaluate({ node, scope })
      .flatMap((value) =>
        value.kind === 'path' || value.kind === 'prototype'
          ? [found('extend', value, null, node.start, node.end)]
          : [],
      );
  }

  private prototypeBases(node: AnyNode, scope: Scope): readonly Found[] {
    return this.evaluator
      .evaluate({ node, scope })
      .flatMap((value) =>
        value.kind === 'prototype' ? [found('extend', value, null, node.start, node.end)] : [],
      );
  }
}

function found(
  form: ReferenceForm,
  value: Extract<Value, { kind: 'path' | 'prototype' | 'instance' }>,
  member: string | null,
  start: number,
  end: number,
): Found {
  const { path: target, inferred } = value;
  const plain = { form, target, member, inferred, start, end };
  return value.kind === 'instance' && value.via.length > 0 ? { ...plain, via: value.via } : plain;
}

/** A namespaced path, or a bare name that begins with a capital. */
function isClassLike(path: string): boolean {
  return path.includes('.') || /^\p{Lu}/u.test(path);
}

function mayBeScriptInclude(target: string): boolean {
  const root = target.split('.', 1)[0] ?? '';
  return root !== '' && !isRuntimeName(root);
}
