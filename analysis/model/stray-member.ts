import { isDummyName, type NodeOf } from '../syntax/index.js';

const MAX_KEY = 100;
const KEY = /([\p{L}_$][\p{L}\p{N}_$]*)\s*:\s*$/u;

/**
 * `name: function () {…}` where a statement should stand: behind a missing brace the mended tree holds the next
 * method of a class as a declaration without a name. Its name and start, or null for any other declaration.
 */
export function strayMember(
  node: NodeOf<'FunctionDeclaration'>,
  source: string,
): { readonly name: string; readonly start: number } | null {
  if (node.id === null || !isDummyName(node.id.name)) return null;
  const key = KEY.exec(source.slice(Math.max(0, node.start - MAX_KEY), node.start));
  const name = key?.[1];
  return key === null || name === undefined ? null : { name, start: node.start - key[0].length };
}
