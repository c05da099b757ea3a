/**
 * What holds an object (or the class) of an API in a script: variables within their scope, and fields.
 * Followed: what a construction or the class itself is assigned to, what a call site is called on, and plain copies.
 */
import type { AnyNode } from 'acorn';
import { memberName, unwrap } from '../../analysis/index.js';
import { isNameOnly, readDeclarations, scopeOf, type Declarations } from './declarations.js';
import type { SyntaxTree, TreeNode } from './syntax-tree.js';
import { contains, type TextRange } from './text-range.js';

export interface Holders {
  /** Every mention of a variable in its scope, every use of a field, and their names in comments. */
  readonly ranges: readonly TextRange[];
  readonly names: ReadonlySet<string>;
}

interface Found {
  readonly variables: Map<AnyNode, Set<string>>;
  readonly fields: Set<string>;
}

/**
 * `uses` are the places that name the class or a member of the API; `named` those where its class stands in any spelling,
 * in order: what a class of nearly its name is held in is taken for a holder too, one could not tell it from one.
 */
export function findHolders(
  tree: SyntaxTree,
  uses: readonly TextRange[],
  named: readonly TextRange[],
): Holders {
  const declared = readDeclarations(tree);
  const found: Found = { variables: new Map(), fields: new Set() };
  const places = new Set(uses.map(({ start, end }) => `${start} ${end}`));
  const starts = new Set(uses.map(({ start }) => start));
  const isUse = ({ start, end }: AnyNode): boolean => places.has(`${start} ${end}`);
  for (const entry of tree.nodes) {
    const { node } = entry;
    if (node.type === 'MemberExpression' && isUse(node)) hold(entry, node.object);
    if (node.type === 'NewExpression' && (starts.has(node.start) || isClassItself(node.callee))) {
      holdTargets(entry);
    }
    if (isClassItself(node)) holdTargets(entry);
  }
  // A copy of a copy is rare; what copies a copy of that is left.
  for (let round = 0; round < 2; round += 1) {
    for (const entry of tree.nodes) if (isHeld(entry)) holdTargets(entry);
  }
  return occurrences(tree, found, declared);

  function isClassItself(node: AnyNode): boolean {
    return (
      (node.type === 'Identifier' || node.type === 'MemberExpression') &&
      named.some((range) => contains(range, node) || endsWith(node, range))
    );
  }

  function isHeld(entry: TreeNode): boolean {
    const { node, parent } = entry;
    if (node.type === 'MemberExpression') {
      return node.object.type === 'ThisExpression' && found.fields.has(memberName(node) ?? '');
    }
    if (node.type !== 'Identifier' || isNameOnly(node, parent)) return false;
    return found.variables.get(scopeOf(entry, node.name, declared))?.has(node.name) === true;
  }

  /** What the value of `entry` is assigned to, through `a || b`, `a ? b : c` and `a = b = c`. */
  function holdTargets(entry: TreeNode): void {
    for (let at = entry; at.parent !== null; at = at.parent) {
      const { node, parent } = { node: at.node, parent: at.parent.node };
      switch (parent.type) {
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'LogicalExpression':
        case 'SequenceExpression':
          continue;
        case 'ConditionalExpression':
          if (parent.test === node) return;
          continue;
        case 'AssignmentExpression':
          if (parent.right !== node) return;
          hold(at.parent, parent.left);
          continue;
        case 'AssignmentPattern':
          if (parent.right === node) hold(at.parent, parent.left);
          return;
        case 'VariableDeclarator':
          if (parent.init === node) hold(at.parent, parent.id);
          return;
        case 'Property':
          if (parent.value === node && !parent.shorthand) holdKey(parent.key);
          return;
        case 'PropertyDefinition':
          if (parent.value === node) holdKey(parent.key);
          return;
        default:
          return;
      }
    }
  }

  function hold(from: TreeNode, target: AnyNode): void {
    const holder = unwrap(target);
    if (holder.type === 'Identifier') {
      const scope = scopeOf(from, holder.name, declared);
      const names = found.variables.get(scope) ?? new Set();
      found.variables.set(scope, names.add(holder.name));
    } else if (holder.type === 'MemberExpression') {
      const name = memberName(holder);
      if (name !== null && !isClassItself(holder)) found.fields.add(name);
    }
  }

  function holdKey(key: AnyNode): void {
    if (key.type === 'Identifier') found.fields.add(key.name);
    else if (key.type === 'Literal' && typeof key.value === 'string') found.fields.add(key.value);
  }
}

/** Whether `range` is the name behind the last dot of `node`. */
function endsWith(node: AnyNode, range: TextRange): boolean {
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.property.start === range.start &&
    node.property.end === range.end
  );
}

function occurrences(tree: SyntaxTree, found: Found, declared: Declarations): Holders {
  const { source } = tree;
  const names = new Set([
    ...found.fields,
    ...[...found.variables.values()].flatMap((set) => [...set]),
  ]);
  const ranges: TextRange[] = [];
  for (const entry of tree.nodes) {
    const { node, parent } = entry;
    if (node.type === 'Identifier') {
      const isHolder = isNameOnly(node, parent)
        ? found.fields.has(node.name)
        : found.variables.get(scopeOf(entry, node.name, declared))?.has(node.name) === true;
      if (isHolder) ranges.push({ start: node.start, end: node.end });
    } else if (found.fields.has(quotedFieldName(entry) ?? '')) {
      ranges.push({ start: node.start + 1, end: node.end - 1 });
    }
  }
  for (const { start, end } of tree.comments) {
    for (const { index, 0: name } of source.slice(start, end).matchAll(/[\p{L}\p{N}_$]+/gu)) {
      if (!names.has(name) || name.length < 2) continue;
      ranges.push({ start: start + index, end: start + index + name.length });
    }
  }
  return { ranges, names };
}

/** The name in `this['util']` and `{'util': …}`, or null. */
function quotedFieldName({ node, parent }: TreeNode): string | null {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return null;
  const outer = parent?.node;
  const isName =
    outer?.type === 'MemberExpression'
      ? outer.property === node
      : outer?.type === 'Property' && outer.key === node;
  return isName ? node.value : null;
}
