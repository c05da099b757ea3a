/** Small questions about acorn's nodes, asked everywhere. */
import type { AnyNode, Node } from 'acorn';

export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;
export type ClassNode = Extract<AnyNode, { type: 'ClassDeclaration' | 'ClassExpression' }>;
export type NodeOf<Type extends AnyNode['type']> = Extract<AnyNode, { type: Type }>;

/** The name that acorn-loose gives to what it had to invent. */
const DUMMY_NAME = '✖';

export function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** The children of a node in source order. */
export function childNodes(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  const values: readonly unknown[] = Object.values(node);
  for (const value of values) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/** The expression inside parentheses, an optional chain, `await` or the last part of a comma list. */
export function unwrap(node: AnyNode): AnyNode {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return unwrap(node.expression);
    case 'AwaitExpression':
      return unwrap(node.argument);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last === undefined ? node : unwrap(last);
    }
    default:
      return node;
  }
}

/** The name of a property, key or identifier where it is written out; null when computed or invented by the parser. */
export function writtenName(key: AnyNode, computed: boolean): string | null {
  if (computed || key.type === 'Literal') return stringOf(key);
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type !== 'Identifier') return null;
  return key.name === DUMMY_NAME ? null : key.name;
}

/** The name after the dot of a member expression (or inside `['…']`), or null. */
export function memberName(node: NodeOf<'MemberExpression'>): string | null {
  return writtenName(node.property, node.computed);
}

/** Methods that call the function they stand behind: `X.prototype.m.call(this)`. */
export function isInvoker(method: string | null): boolean {
  return method === 'call' || method === 'apply' || method === 'bind';
}

export function isDummyName(name: string): boolean {
  return name === DUMMY_NAME;
}

/** The value of a string literal or a template without expressions, or null. */
export function stringOf(node: AnyNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** The dotted path of an expression of plain names, `a.b.c` as its parts, or null; `this` counts as a name. */
export function dottedPath(node: AnyNode): readonly string[] | null {
  if (node.type === 'Identifier') return isDummyName(node.name) ? null : [node.name];
  if (node.type === 'ThisExpression') return ['this'];
  if (node.type !== 'MemberExpression') return null;
  const name = memberName(node);
  const object = dottedPath(node.object);
  return name === null || object === null ? null : [...object, name];
}
