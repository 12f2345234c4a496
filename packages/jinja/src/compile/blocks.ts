import { TemplateError } from '../errors.ts';
import { TemplateReference } from '../runtime/macro.ts';
import type { Context, Execute, Frame, Rendering } from '../runtime/rendering.ts';
import type { Block, Body, Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import { Markup, Undefined, type Value } from '../values/value.ts';
import { findNames } from './find-names.ts';
import { costOfFrame, findUndeclared, heightOf } from './measure.ts';
import { compileEnter, readSlot } from './names.ts';
import type { Place, Program } from './place.ts';
import { Scope, Unit } from './scope.ts';
import { compileBody } from './statements.ts';

/** A compiled block, or the compiled template itself. */
export interface CompiledBlock {
  readonly print: (rendering: Rendering, context: Context) => void;
  readonly height: number;
  /** The cost of entering it, in steps. */
  readonly cost: number;
}

/**
 * Compiles the body of the template or of a block, which has its own variables besides those of the context.
 * @param isTopLevel whether it is the template
 */
export function compileOutermost(
  body: Body,
  program: Program,
  isTopLevel: boolean
): Pick<CompiledBlock, 'print' | 'cost'> {
  const unit = new Unit(undefined, program);
  const scope = new Scope(undefined, unit);
  const undeclared = findUndeclared(body);
  const selfIndex = undeclared.has('self') ? scope.declare('self').index : undefined;
  const superIndex = !isTopLevel && undeclared.has('super') ? scope.declare('super').index : undefined;
  findNames(body, scope);
  const place: Place = { program, scope, isTopLevel, isSoft: false, escaping: 'off' };
  const enter = compileEnter(place);
  const execute = compileBody(body, place);
  const print: CompiledBlock['print'] = (rendering, context) => {
    const frame: Frame = { slots: unit.size === 0 ? noSlots : new Array(unit.size), outer: undefined, context };
    if (selfIndex !== undefined) {
      frame.slots[selfIndex] = new TemplateReference(program.blockNames, (name) =>
        giveBlock(program, rendering, name, context)
      );
    }
    if (superIndex !== undefined) {
      frame.slots[superIndex] = noParent;
    }
    enter?.(rendering, frame);
    execute(rendering, frame);
  };
  return { print, cost: costOfFrame(unit.size) };
}

/** All blocks of the template by name. Calls `onTwice` for a name that is already taken. */
export function findBlocks(nodes: readonly Node[], onTwice: (node: Block) => never): Map<string, Block> {
  const blocks = new Map<string, Block>();
  const visit = (node: Node): void => {
    if (node.type === 'block') {
      if (blocks.has(node.name)) {
        onTwice(node);
      }
      blocks.set(node.name, node);
    }
    childrenOf(node).forEach(visit);
  };
  nodes.forEach(visit);
  return blocks;
}

export function compileBlock(node: Block, program: Program): CompiledBlock {
  return { ...compileOutermost(node.body, program, false), height: heightOf(node) };
}

/** Prints a block at the place of its definition. */
export function compileBlockUse(node: Block, { program, scope }: Place): Execute {
  const { name, isRequired, isScoped, offset } = node;
  const reads = isScoped ? readsOf(scope) : [];
  return (rendering, frame) => {
    rendering.offset = offset;
    if (isRequired) {
      throw new TemplateError('type', `the required block ${name} is empty; leave out the word required`);
    }
    if (!isScoped) {
      printBlock(program, rendering, name, frame.context);
      return;
    }
    rendering.spend(frame.context.size + reads.length);
    const context = new Map(frame.context);
    for (const [key, read] of reads) {
      const value = read(rendering, frame);
      if (value !== undefined) {
        context.set(key, value);
      }
    }
    printBlock(program, rendering, name, context);
  };
}

type Reads = ReadonlyArray<readonly [name: string, read: ReturnType<typeof readSlot>]>;

/** The readers of all variables that are visible in a scope, made once for all blocks in it. */
function readsOf(scope: Scope): Reads {
  const known = readsByScope.get(scope);
  if (known !== undefined) {
    return known;
  }
  const reads = [...scope.visibleStores()].map(([name, slot]) => [name, readSlot(slot, scope.unit)] as const);
  readsByScope.set(scope, reads);
  return reads;
}

const readsByScope = new WeakMap<Scope, Reads>();

function printBlock({ blocks }: Program, rendering: Rendering, name: string, context: Context): void {
  const block = blocks.get(name);
  if (block === undefined) {
    throw new TemplateError('syntax', `there is no block ${name}; define it before it is used`);
  }
  rendering.spend(block.cost);
  rendering.descend(block.height);
  block.print(rendering, context);
  rendering.ascend(block.height);
}

function giveBlock(program: Program, rendering: Rendering, name: string, context: Context): Value {
  const before = rendering.beginCapture();
  printBlock(program, rendering, name, context);
  const text = rendering.endCapture(before);
  return rendering.autoescape ? new Markup(text) : text;
}

const noSlots: Value[] = [];
const noParent = new Undefined('there is no parent block, as there are no other templates; leave super() out');
