/** A few words for what a function returns, read from its return statements. */
import type { AnyNode } from 'acorn';
import { lookUp, type Scope, type ScriptModel } from '../model/index.js';
import {
  dottedPath,
  memberName,
  unwrap,
  writtenName,
  type FunctionNode,
  type NodeOf,
} from '../syntax/index.js';
import type { SurfaceContext } from './surface-context.js';

const MAX_KEYS = 6;
const MAX_SHAPES = 2;

const BY_CALLED_NAME: ReadonlyMap<string, string> = new Map([
  ['JSON.stringify', 'JSON text'],
  ['toString', 'a string'],
  ['join', 'a string'],
  ['getValue', 'a string'],
  ['getDisplayValue', 'a display value'],
  ['getUniqueValue', 'a sys_id'],
  ['insert', 'a sys_id'],
  ['split', 'a list'],
  ['map', 'a list'],
  ['filter', 'a list'],
  ['parseInt', 'a number'],
  ['parseFloat', 'a number'],
  ['Number', 'a number'],
  ['String', 'a string'],
  ['next', 'true or false'],
  ['hasNext', 'true or false'],
  ['getRowCount', 'a number'],
]);
const COMPARISONS: ReadonlySet<string> = new Set(
  '== != === !== < > <= >= in instanceof'.split(' '),
);

/** What comes back in a few words (`an object with year, quarter`), or null. */
export function describeReturns(node: FunctionNode, context: SurfaceContext): string | null {
  const { model } = context;
  const shapes = new Set<string>();
  for (const { node: returned, scope } of model.functions.get(node)?.returns ?? []) {
    const shape = shapeOf(returned, scope, model, 0);
    if (shape !== null) shapes.add(shape);
  }
  for (const value of context.evaluator.returned(node)) {
    if (value.kind === 'instance' && value.via.length === 0) shapes.add(`a ${value.path}`);
  }
  return shapes.size === 0 ? null : [...shapes].slice(0, MAX_SHAPES).join(' or ');
}

function shapeOf(node: AnyNode, scope: Scope, model: ScriptModel, depth: number): string | null {
  const value = unwrap(node);
  if (depth > 3) return null;
  switch (value.type) {
    case 'Literal':
      if (typeof value.value === 'boolean') return 'true or false';
      if (typeof value.value === 'number') return 'a number';
      return typeof value.value === 'string' && value.value !== '' ? 'a string' : null;
    case 'TemplateLiteral':
      return 'a string';
    case 'ArrayExpression':
      return 'a list';
    case 'ObjectExpression':
      return objectShape(value);
    case 'UnaryExpression':
      return value.operator === '!' ? 'true or false' : null;
    case 'BinaryExpression':
      if (COMPARISONS.has(value.operator)) return 'true or false';
      return value.operator === '+' ? null : 'a number';
    case 'ConditionalExpression':
      return (
        shapeOf(value.consequent, scope, model, depth + 1) ??
        shapeOf(value.alternate, scope, model, depth + 1)
      );
    case 'Identifier': {
      const assignments = lookUp(scope, value.name)?.assignments ?? [];
      for (const { value: assigned } of assignments) {
        const shape =
          assigned === null ? null : shapeOf(assigned.node, assigned.scope, model, depth + 1);
        if (shape !== null) return shape;
      }
      return null;
    }
    case 'CallExpression': {
      const callee = unwrap(value.callee);
      const path = dottedPath(callee)?.join('.') ?? '';
      const name = callee.type === 'MemberExpression' ? memberName(callee) : path;
      return BY_CALLED_NAME.get(path) ?? BY_CALLED_NAME.get(name ?? '') ?? null;
    }
    default:
      return null;
  }
}

function objectShape(node: NodeOf<'ObjectExpression'>): string {
  const keys = node.properties.flatMap((property) => {
    const name = property.type === 'Property' ? writtenName(property.key, property.computed) : null;
    return name === null ? [] : [name];
  });
  return keys.length === 0 ? 'an object' : `an object with ${keys.slice(0, MAX_KEYS).join(', ')}`;
}
