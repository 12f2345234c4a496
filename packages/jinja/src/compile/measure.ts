import type { Body, Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';

/** The basic cost of evaluating an expression, in steps. Its operations charge for further work themselves. */
export function costOf(node: Node): number {
  return Math.ceil(countNodes(node) / nodesPerStep);
}

/** The cost of a frame for that many variables, in steps. */
export function costOfFrame(size: number): number {
  return 1 + size / slotsPerStep;
}

/** The height of the syntax tree. */
export const heightOf = onceANode((node) => {
  let height = 0;
  for (const child of childrenOf(node)) {
    height = Math.max(height, heightOf(child));
  }
  return height + 1;
});

/** Whether the node contains a block that sees the variables around it. */
export const hasScopedBlock = onceANode(
  (node): boolean => (node.type === 'block' && node.isScoped) || childrenOf(node).some(hasScopedBlock)
);

/** The names with a special meaning in Jinja if a part of a template reads them without assigning them. */
export type SpecialName = 'loop' | 'caller' | 'kwargs' | 'varargs' | 'self' | 'super';

/** The special names that the nodes read without assigning them first. Blocks are not searched. */
export function findUndeclared(nodes: Body): ReadonlySet<SpecialName> {
  return new Set([...firstUses(nodes)].flatMap(([name, use]) => (use === 'read' ? [name] : [])));
}

type FirstUses = ReadonlyMap<SpecialName, 'read' | 'given'>;

const firstUsesOf = onceANode((node): FirstUses => {
  switch (node.type) {
    case 'name':
      return specialNames.has(node.name) ? new Map([[node.name as SpecialName, 'read']]) : noUses;
    case 'name_target':
      return specialNames.has(node.name) ? new Map([[node.name as SpecialName, 'given']]) : noUses;
    case 'block':
      return noUses;
    default:
      return firstUses(childrenOf(node));
  }
});

function firstUses(nodes: readonly Node[]): FirstUses {
  let all: Map<SpecialName, 'read' | 'given'> | undefined;
  for (const node of nodes) {
    for (const [name, use] of firstUsesOf(node)) {
      all ??= new Map();
      if (!all.has(name)) {
        all.set(name, use);
      }
    }
  }
  return all ?? noUses;
}

const noUses: FirstUses = new Map();
const specialNames: ReadonlySet<string> = new Set<SpecialName>([
  'loop',
  'caller',
  'kwargs',
  'varargs',
  'self',
  'super',
]);

const nodesPerStep = 4;
const slotsPerStep = 8;

function countNodes(node: Node): number {
  let count = 1;
  for (const child of childrenOf(node)) {
    count += countNodes(child);
  }
  return count;
}

/** Caches a result for each node, because every body around the node asks for it. */
function onceANode<Result>(compute: (node: Node) => Result): (node: Node) => Result {
  const known = new WeakMap<Node, Result>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) {
      return before;
    }
    const result = compute(node);
    known.set(node, result);
    return result;
  };
}
