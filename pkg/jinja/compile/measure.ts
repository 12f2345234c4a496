import type { Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';

/** What evaluating an expression costs at least, in steps; what its operations do besides is charged by themselves. */
export function costOf(node: Node): number {
  return Math.ceil(countNodes(node) / nodesPerStep);
}

/** How many levels of syntax are inside each other. */
export function heightOf(nodes: readonly Node[]): number {
  let height = 0;
  for (const node of nodes) {
    height = Math.max(height, 1 + heightOf(childrenOf(node)));
  }
  return height;
}

const nodesPerStep = 4;

function countNodes(node: Node): number {
  let count = 1;
  for (const child of childrenOf(node)) {
    count += countNodes(child);
  }
  return count;
}
