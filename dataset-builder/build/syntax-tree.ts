/** The tree of a script as a list of nodes that know what they stand in. */
import type { AnyNode } from 'acorn';
import { childNodes, parseScript, type ParsedScript } from '../../analysis/index.js';
import { contains, type TextRange } from './text-range.js';

export interface TreeNode {
  readonly node: AnyNode;
  readonly parent: TreeNode | null;
}

export interface SyntaxTree {
  readonly source: string;
  readonly outcome: 'strict' | 'loose';
  /** Each node before its children, in source order. */
  readonly nodes: readonly TreeNode[];
  readonly root: TreeNode;
  readonly comments: readonly TextRange[];
}

/** Parses `source`; null where neither parser gets through. */
export function readSyntaxTree(source: string): SyntaxTree | null {
  const { outcome, program, comments }: ParsedScript = parseScript(source);
  if (program === null || outcome === 'text') return null;
  const root: TreeNode = { node: program, parent: null };
  const nodes: TreeNode[] = [];
  // A stack of its own: long chains and concatenations nest deeper than calls may.
  const waiting = [root];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    nodes.push(entry);
    const parent = entry;
    for (const node of childNodes(entry.node).reverse()) waiting.push({ node, parent });
  }
  return { source, outcome, nodes, root, comments };
}

/** The smallest node that holds `range`, and of several of one size the innermost. */
export function innermost(tree: SyntaxTree, range: TextRange): TreeNode {
  let found = tree.root;
  for (const entry of tree.nodes) {
    if (contains(entry.node, range) && contains(found.node, entry.node)) found = entry;
  }
  return found;
}

/** A node and everything it stands in, from the inside out. */
export function* outwards(entry: TreeNode): Iterable<TreeNode> {
  for (let at: TreeNode | null = entry; at !== null; at = at.parent) yield at;
}
