import type { Body, Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';

/** What evaluating an expression costs at least, in steps; what its operations do besides is charged by themselves. */
export function costOf(node: Node): number {
  return Math.ceil(countNodes(node) / nodesPerStep);
}

/** What a frame for so many variables costs, in steps. */
export function costOfFrame(size: number): number {
  return 1 + size / slotsPerStep;
}

/** How many levels of syntax are inside each other. */
export const heightOf = onceANode((node) => {
  let height = 0;
  for (const child of childrenOf(node)) {
    height = Math.max(height, heightOf(child));
  }
  return height + 1;
});

/** Whether there is a block in it that sees the variables around it. */
export const hasScopedBlock = onceANode(
  (node): boolean => (node.type === 'block' && node.isScoped) || childrenOf(node).some(hasScopedBlock)
);

/** The names that Jinja gives a meaning where a part of a template reads them without giving them a value. */
export type SpecialName = 'loop' | 'caller' | 'kwargs' | 'varargs' | 'self' | 'super';

/** Which of the special names the nodes read without giving them a value first. Blocks are not looked into. */
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

/** Computes something of a node once, as each of the bodies around the node asks for it. */
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
