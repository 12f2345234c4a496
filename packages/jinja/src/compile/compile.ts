import { TemplateError } from '../errors.ts';
import type { Context, Rendering } from '../runtime/rendering.ts';
import type { Environment } from '../runtime/runtime.ts';
import type { Body, Node } from '../syntax/ast.ts';
import { positionsIn } from '../syntax/characters.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Syntax } from '../syntax/parse.ts';
import { compileBlock, compileOutermost, findBlocks } from './blocks.ts';
import type { Program } from './place.ts';

/** A compiled template. */
export interface Compiled {
  readonly program: Program;
  /** Prints the template. @param context empty at first */
  readonly print: (rendering: Rendering, context: Context) => void;
  /** The output of a template that is only constant text; undefined for all others. */
  readonly constant: string | undefined;
}

/** @throws TemplateError (syntax), located */
export function compile({ body, source }: Syntax, environment: Environment): Compiled {
  const blockNodes = findBlocks(body, (node) => {
    throw new TemplateError('syntax', `the block ${node.name} is defined twice; rename one of them`).locate(
      source,
      node.offset
    );
  });
  const program: Program = {
    environment,
    source,
    positionOf: positionsIn(source),
    assigned: findAssigned(body),
    merged: 0,
    blockNodes,
    blockNames: new Set(blockNodes.keys()),
    blocks: new Map(),
    unassigned: new Set(),
  };
  const { print } = compileOutermost(body, program, true);
  for (const [name, node] of blockNodes) {
    program.blocks.set(name, compileBlock(node, program));
  }
  return { program, print, constant: constantOf(body) };
}

/** All names that get a value anywhere, from the template or from the engine. */
function findAssigned(body: Body): Set<string> {
  const names = new Set(['loop', 'caller', 'kwargs', 'varargs', 'self', 'super']);
  const visit = (node: Node): void => {
    if (node.type === 'name_target' || node.type === 'macro') {
      names.add(node.name);
    }
    childrenOf(node).forEach(visit);
  };
  body.forEach(visit);
  return names;
}

function constantOf(body: Body): string | undefined {
  return body.every((statement) => statement.type === 'text')
    ? body.map((statement) => statement.text).join('')
    : undefined;
}
