import type { Program } from '../compile/place.ts';
import type { Environment } from '../runtime/runtime.ts';
import type { Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import { nearest } from '../syntax/nearest.ts';

/** The names that the template tests with `is defined`, so that their absence is expected. */
export function findTestedNames(nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (
      node.type === 'test' &&
      (node.name === 'defined' || node.name === 'undefined') &&
      node.operand.type === 'name'
    ) {
      names.add(node.operand.name);
    }
    childrenOf(node).forEach(visit);
  };
  nodes.forEach(visit);
  return names;
}

/**
 * The warning for a name that neither the template nor its caller defines.
 * @param parent the node around it
 */
export function messageOfName(
  node: Node,
  parent: Node | undefined,
  program: Program,
  known: ReadonlySet<string>,
  tested: ReadonlySet<string>
): string | undefined {
  if (node.type !== 'name' || !program.unassigned.has(node)) {
    return undefined;
  }
  const { name } = node;
  if (known.has(name) || tested.has(name) || program.environment.globals.has(name)) {
    return undefined;
  }
  return `${describe(name, parent)}; ${mend(name, program, known)}`;
}

function describe(name: string, parent: Node | undefined): string {
  if (parent?.type === 'filter' && (parent.name === 'default' || parent.name === 'd')) {
    return `${name} is never defined, so ${parent.name} always returns its argument`;
  }
  return parent?.type === 'filter'
    ? `the filter ${parent.name} works on ${name}, which is never defined`
    : `${name} is never defined, so it prints nothing`;
}

function mend(name: string, program: Program, known: ReadonlySet<string>): string {
  const place = places.get(name);
  if (place !== undefined) {
    return place;
  }
  if (program.assigned.has(name)) {
    return `it is set only inside a loop, macro or block, and lost afterwards; set it outside, or use namespace()`;
  }
  const near = nearest(name, known);
  if (near !== undefined) {
    return `did you mean ${near}?`;
  }
  const names = [...known].join(', ');
  return names === '' ? 'set it first with {% set %}' : `use one of ${names}, or set it first with {% set %}`;
}

/** Names that exist only in some places. */
const places = new Map([
  ['loop', 'use it only within a for'],
  ['caller', 'use it only within a macro'],
  ['kwargs', 'use it only within a macro'],
  ['varargs', 'use it only within a macro'],
  ['super', 'use it only within a block'],
]);

/** The warning for an unknown filter or test in an `if`, where it compiles. */
export function messageOfUnknown(node: Node, { filters, tests }: Environment): string | undefined {
  if (node.type !== 'filter' && node.type !== 'test') {
    return undefined;
  }
  const known: ReadonlyMap<string, unknown> = node.type === 'filter' ? filters : tests;
  if (known.has(node.name)) {
    return undefined;
  }
  const near = nearest(node.name, known.keys());
  const mend = near === undefined ? 'check its spelling' : `did you mean ${near}?`;
  return `there is no ${node.type} ${node.name}, so this always fails; ${mend}`;
}
