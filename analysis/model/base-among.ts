import type { AnyNode } from 'acorn';
import { dottedPath, memberName, unwrap } from '../syntax/index.js';
import type { ClassInfo } from './script-model.js';

/**
 * The base class among the arguments of a call that makes a prototype, or null: a path, its prototype, or a fresh
 * instance of it; never the class itself.
 */
export function baseAmong(nodes: readonly AnyNode[], info: ClassInfo | null): AnyNode | null {
  for (const node of nodes) {
    const base = classOf(unwrap(node));
    const path = dottedPath(base);
    if (path !== null && path.join('.') !== (info?.name ?? null)) return base;
  }
  return null;
}

function classOf(node: AnyNode): AnyNode {
  if (node.type === 'NewExpression') return node.callee;
  const isPrototype = node.type === 'MemberExpression' && memberName(node) === 'prototype';
  return isPrototype ? node.object : node;
}
