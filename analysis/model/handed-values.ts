/** What comes into a name from elsewhere: a parameter from JSDoc and from the function's callers, a variable from `@type`. */
import {
  isFunction,
  memberName,
  readDocumentation,
  unwrap,
  type FunctionNode,
  type NodeOf,
} from '../syntax/index.js';
import { lookUp, type Scope, type ScopedExpression, type ScriptModel } from './script-model.js';
import { classNamesOfType, inferred, type Value } from './values.js';

interface Call {
  readonly node: NodeOf<'CallExpression'>;
  readonly scope: Scope;
}

export class HandedValues {
  private callsByFunction: ReadonlyMap<FunctionNode, readonly Call[]> | null = null;

  constructor(
    private readonly model: ScriptModel,
    private readonly evaluate: (expression: ScopedExpression) => readonly Value[],
  ) {}

  /** The values of the parameter `name`, number `index` of its function. */
  ofParameter(
    { owner, index }: { readonly owner: FunctionNode; readonly index: number },
    name: string,
  ): readonly Value[] {
    const info = this.model.functions.get(owner);
    if (info === undefined) return [];
    const { parameters } = readDocumentation(this.model.comments(info.documentedAt));
    const type = parameters.find((each) => each.name === name)?.type ?? null;
    const documented = type === null ? [] : instancesOfType(type, this.model.top);
    this.callsByFunction ??= this.collectCalls();
    const handed = (this.callsByFunction.get(owner) ?? []).flatMap(({ node, scope }) => {
      const argument = node.arguments[index];
      return argument === undefined ? [] : this.evaluate({ node: argument, scope });
    });
    // A string that one of several callers hands in pairs with that caller's other arguments only.
    return [...documented, ...handed.filter((value) => value.kind !== 'string').map(inferred)];
  }

  /** The values of a variable whose declaration begins at `declaredAt`, by its `@type`. */
  ofDeclaration(declaredAt: number, scope: Scope): readonly Value[] {
    const comment = this.model.comments(declaredAt);
    const type = comment?.isJsDoc === true ? readDocumentation(comment).type : null;
    return type === null ? [] : instancesOfType(type, scope);
  }

  /** The calls of each function of this script that is called by its name or as a method of `this`. */
  private collectCalls(): ReadonlyMap<FunctionNode, readonly Call[]> {
    const calls = new Map<FunctionNode, Call[]>();
    for (const { kind, node, scope } of this.model.uses) {
      if (kind !== 'call' || node.arguments.length === 0) continue;
      for (const callee of calledFunctions(node, scope)) {
        const known = calls.get(callee);
        if (known === undefined) calls.set(callee, [{ node, scope }]);
        else known.push({ node, scope });
      }
    }
    return calls;
  }
}

function calledFunctions(node: NodeOf<'CallExpression'>, scope: Scope): readonly FunctionNode[] {
  const callee = unwrap(node.callee);
  if (isFunction(callee)) return [callee];
  if (callee.type === 'Identifier') {
    return (lookUp(scope, callee.name)?.assignments ?? []).flatMap(({ value }) =>
      value !== null && isFunction(value.node) ? [value.node] : [],
    );
  }
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee.type !== 'MemberExpression' || name === null) return [];
  const self = callee.object.type === 'ThisExpression' ? (scope.owner?.self ?? null) : null;
  const value = self?.owner.members.get(name)?.value?.node;
  return value !== undefined && isFunction(value) ? [value] : [];
}

function instancesOfType(type: string, scope: Scope): readonly Value[] {
  return classNamesOfType(type).map((path) => {
    const owner = lookUp(scope, path)?.definition ?? null;
    return owner === null
      ? { kind: 'instance', path, via: [], made: null, inferred: true }
      : { kind: 'own', owner, side: 'instance', inferred: true };
  });
}
