import type { Environment } from '../runtime/runtime.ts';
import type { Node } from '../syntax/ast.ts';
import { nearest } from '../syntax/nearest.ts';

/** What to say of a filter or test that there is not, where it stands in an `if` and so compiles. */
export function messageOfUnknown(node: Node, { filters, tests }: Environment): string | undefined {
  if (node.type !== 'filter' && node.type !== 'test') {
    return undefined;
  }
  const known: ReadonlyMap<string, unknown> = node.type === 'filter' ? filters : tests;
  if (known.has(node.name)) {
    return undefined;
  }
  const near = nearest(node.name, known.keys());
  const mend = near === undefined ? 'choose one of those that there are' : `did you mean ${near}?`;
  return `there is no ${node.type} ${node.name}, so that this always fails; ${mend}`;
}
