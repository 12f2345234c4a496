import type { Program } from '../compile/place.ts';
import { dictMethods } from '../methods/dict.ts';
import type { Expression, Name, Node } from '../syntax/ast.ts';
import { nearest } from '../syntax/nearest.ts';

/** For variables that are dicts: all keys that they can have. */
export type KnownKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** The warning for a key that a variable never has, in `name.key`, `name["key"]` and `name.get("key")`. */
export function messageOfKey(node: Node, program: Program, known: KnownKeys): string | undefined {
  const read = keyRead(node);
  const keys = read && program.unassigned.has(read.of) ? known.get(read.of.name) : undefined;
  if (read === undefined || keys === undefined || keys.has(read.key)) {
    return undefined;
  }
  const near = nearest(read.key, keys);
  const mend = near === undefined ? `it can have ${[...keys].join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
  return `${read.of.name} never has ${JSON.stringify(read.key)}; ${mend}`;
}

interface KeyRead {
  readonly of: Name;
  readonly key: string;
}

function keyRead(node: Node): KeyRead | undefined {
  switch (node.type) {
    case 'attribute':
      // Methods come before keys.
      return dictMethods.has(node.name) ? undefined : ofName(node.object, node.name);
    case 'item':
      return ofName(node.object, textOf(node.key));
    case 'call':
      return node.callee.type === 'attribute' && node.callee.name === 'get'
        ? ofName(node.callee.object, textOf(node.args.positional[0]))
        : undefined;
    default:
      return undefined;
  }
}

function ofName(of: Expression, key: string | undefined): KeyRead | undefined {
  return of.type === 'name' && key !== undefined ? { of, key } : undefined;
}

function textOf(node: Expression | undefined): string | undefined {
  return node?.type === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}
