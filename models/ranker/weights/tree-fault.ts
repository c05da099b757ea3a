import type { Tree } from '../tree-ensemble.js';

/**
 * What is wrong with a tree over so many features, or null. A tree without fault is one in which each walk from the root
 * ends in a leaf: children stand behind their parent, and each node but the root is the child of one.
 */
export function treeFault({ features, numbers, right }: Tree, width: number): string | null {
  if (!numbers.every(Number.isFinite)) return 'a number is not finite';
  const parents = new Uint8Array(features.length);
  for (const [node, feature] of features.entries()) {
    if (feature < -1 || feature >= width) return `a split looks at feature ${feature} of ${width}`;
    if (feature === -1) continue;
    for (const child of [node + 1, right[node] ?? 0]) {
      if (child <= node || child >= features.length) return `node ${node} leads out of its tree`;
      parents[child] = (parents[child] ?? 0) + 1;
    }
  }
  return parents.every((count, node) => count === (node === 0 ? 0 : 1))
    ? null
    : 'its nodes do not hang together';
}
