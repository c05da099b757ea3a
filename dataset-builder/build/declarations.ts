/** Which function of a script declares which name. */
import type { AnyNode } from 'acorn';
import { isFunction } from '../../analysis/index.js';
import { outwards, type SyntaxTree, type TreeNode } from './syntax-tree.js';

export type Declarations = ReadonlyMap<AnyNode, ReadonlySet<string>>;

/** The names that each function, and the script as a whole, declares. Blocks count as part of their function. */
export function readDeclarations(tree: SyntaxTree): Declarations {
  const declared = new Map<AnyNode, Set<string>>();
  const declare = (scope: AnyNode, name: string): void => {
    declared.set(scope, (declared.get(scope) ?? new Set()).add(name));
  };
  for (const entry of tree.nodes) {
    const { node, parent } = entry;
    if (node.type !== 'Identifier' || parent === null) continue;
    if (isFunction(parent.node) && parent.node.id === node) {
      declare(functionAround(parent.parent ?? tree.root), node.name);
      continue;
    }
    for (const { node: at, parent: holder } of outwards(entry)) {
      if (holder === null) break;
      const outer = holder.node;
      if (outer.type === 'VariableDeclarator' && outer.id === at) {
        declare(functionAround(holder), node.name);
        break;
      }
      if (isFunction(outer)) {
        if (outer.params.some((parameter) => parameter === at)) declare(outer, node.name);
        break;
      }
      if (!isPattern(outer)) break;
    }
  }
  return declared;
}

function isPattern({ type }: AnyNode): boolean {
  return type.endsWith('Pattern') || type === 'Property' || type === 'RestElement';
}

function functionAround(entry: TreeNode): AnyNode {
  let last = entry.node;
  for (const { node } of outwards(entry)) {
    last = node;
    if (isFunction(node)) return node;
  }
  return last;
}

/** The function that declares what `name` means at `entry`; the script as a whole where none does. */
export function scopeOf(entry: TreeNode, name: string, declared: Declarations): AnyNode {
  let last = entry.node;
  for (const { node } of outwards(entry)) {
    last = node;
    if (declared.get(node)?.has(name) === true) return node;
  }
  return last;
}

/** The name of a property or key, which no variable stands behind. */
export function isNameOnly(node: AnyNode, parent: TreeNode | null): boolean {
  const outer = parent?.node;
  if (outer?.type === 'MemberExpression') return outer.property === node && !outer.computed;
  if (outer?.type === 'Property') return outer.key === node && !outer.computed && !outer.shorthand;
  return outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition'
    ? outer.key === node && !outer.computed
    : false;
}
