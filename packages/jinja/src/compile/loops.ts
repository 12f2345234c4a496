import { Loop } from '../runtime/loop.ts';
import type { Execute, Frame, Rendering } from '../runtime/rendering.ts';
import type { Expression, For, Node, Target } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import { iterate } from '../values/iterate.ts';
import { isTrue } from '../values/protocols.ts';
import { Generator, List, Markup, Tuple, type Value } from '../values/value.ts';
import { compileStore } from './assign.ts';
import { compileExpression } from './expressions.ts';
import { findNames, findNamesOfLoop } from './find-names.ts';
import { costOfFrame, findUndeclared, hasScopedBlock, heightOf } from './measure.ts';
import { compileEnter } from './names.ts';
import { capture } from './output.ts';
import { fail, type Place, placeIn, type Program } from './place.ts';
import { Unit } from './scope.ts';
import { compileBody } from './statements.ts';

/** `{% for target in iterable if condition recursive %}…{% else %}…{% endfor %}` */
export function compileFor(node: For, outer: Place): Execute {
  refuseLoopAsTarget(node, outer.program);
  if (node.isRecursive) {
    return compileRecursive(node, outer);
  }
  const evaluate = compileExpression(node.iterable, outer);
  const { offset } = node.iterable;
  const run = compileRounds(node, outer, outer.scope.unit);
  return (rendering, frame) => {
    const iterable = evaluate(rendering, frame);
    rendering.offset = offset;
    rendering.enter();
    run(rendering, frame, iterable, undefined, 0);
    rendering.leave();
  };
}

type Recurse = (values: Value, depth0: number) => Value;

type Run = (rendering: Rendering, frame: Frame, iterable: Value, recurse: Recurse | undefined, depth0: number) => void;

/** A recursive loop is like a macro: `loop(values)` executes it again with new variables. */
function compileRecursive(node: For, outer: Place): Execute {
  const evaluate = compileExpression(node.iterable, outer);
  const unit = new Unit(outer.scope.unit, outer.program);
  const run = compileRounds(node, outer, unit);
  const height = heightOf(node);
  const { escaping } = outer;
  return (rendering, frame) => {
    const recurse: Recurse = (values, depth0) => {
      const inner: Frame = { slots: new Array(unit.size), outer: frame, context: frame.context };
      rendering.spend(costOfFrame(unit.size));
      rendering.descend(height);
      const text = capture(rendering, inner, () => run(rendering, inner, values, recurse, depth0));
      rendering.ascend(height);
      const isMarkup = escaping === 'on' || (escaping === 'by rendering' && rendering.autoescape);
      return isMarkup ? new Markup(text) : text;
    };
    const iterable = evaluate(rendering, frame);
    rendering.offset = node.iterable.offset;
    const result = recurse(iterable, 0);
    rendering.write(result instanceof Markup ? result.text : String(result));
  };
}

/** @param unit the unit whose frame has the variables of the loop */
function compileRounds(node: For, outer: Place, unit: Unit): Run {
  const place = placeIn(outer, unit);
  const loopIndex = usesLoop(node) ? place.scope.declare('loop').index : undefined;
  findNamesOfLoop(node, node.body, place.scope);
  const elementsOf = compileElements(node, outer, unit);
  const store = compileStore(node.target, place);
  const enter = compileEnter(place);
  const execute = compileBody(node.body, place);
  const otherwise = compileElse(node, placeIn(outer, unit));
  const round = (rendering: Rendering, frame: Frame, value: Value): void => {
    rendering.spend(1);
    store(rendering, frame, value);
    enter?.(rendering, frame);
    execute(rendering, frame);
  };
  if (loopIndex === undefined) {
    return (rendering, frame, iterable) => {
      let isEmpty = true;
      for (const value of elementsOf(rendering, frame, iterable)) {
        isEmpty = false;
        round(rendering, frame, value);
      }
      if (isEmpty) {
        otherwise(rendering, frame);
      }
    };
  }
  return (rendering, frame, iterable, recurse, depth0) => {
    const sized = node.condition !== undefined || iterable instanceof Generator ? undefined : iterable;
    const loop = new Loop(rendering, sized, elementsOf(rendering, frame, iterable), recurse, depth0);
    let value = loop.advance();
    if (value === undefined) {
      otherwise(rendering, frame);
      return;
    }
    frame.slots[loopIndex] = loop;
    for (; value !== undefined; value = loop.advance()) {
      round(rendering, frame, value);
    }
  };
}

/** The elements of the loop. Elements that are added to a list meanwhile are included, as in Python. */
function compileElements(
  node: For,
  outer: Place,
  unit: Unit
): (rendering: Rendering, frame: Frame, iterable: Value) => Iterable<Value> {
  const all = (rendering: Rendering, iterable: Value): Iterable<Value> =>
    iterable instanceof List || iterable instanceof Tuple ? iterable.items : iterate(rendering, iterable);
  if (node.condition === undefined) {
    return (rendering, _, iterable) => all(rendering, iterable);
  }
  const choose = compileChoice(node, node.condition, placeIn(outer, unit));
  return (rendering, frame, iterable) => choose(rendering, frame, all(rendering, iterable));
}

function compileElse({ otherwise }: For, place: Place): Execute {
  findNames(otherwise, place.scope);
  const enter = compileEnter(place);
  const execute = compileBody(otherwise, place);
  return (rendering, frame) => {
    enter?.(rendering, frame);
    execute(rendering, frame);
  };
}

/** Whether the loop needs the variable `loop`: the body uses it, or has a block that may use it. */
function usesLoop({ isRecursive, body }: For): boolean {
  return isRecursive || findUndeclared(body).has('loop') || body.some(hasScopedBlock);
}

/** The elements for which the `if` of a `for` holds, tested one by one as the loop proceeds. */
function compileChoice(
  { target }: For,
  condition: Expression,
  place: Place
): (rendering: Rendering, frame: Frame, values: Iterable<Value>) => Iterable<Value> {
  findNames([target, condition], place.scope);
  const enter = compileEnter(place);
  const store = compileStore(target, place);
  const evaluate = compileExpression(condition, place);
  const rebuild = compileRebuild(target, place);
  return function* (rendering, frame, values) {
    enter?.(rendering, frame);
    for (const value of values) {
      rendering.spend(1);
      store(rendering, frame, value);
      if (isTrue(evaluate(rendering, frame))) {
        yield rebuild(frame, value);
      }
    }
  };
}

/** An element that was unpacked for the condition continues as a tuple, as in Jinja. */
function compileRebuild(target: Target, place: Place): (frame: Frame, value: Value) => Value {
  if (target.type === 'tuple_target') {
    const parts = target.items.map((item) => compileRebuild(item, place));
    return (frame) => new Tuple(parts.map((part) => part(frame, null)));
  }
  const index = target.type === 'name_target' ? (place.scope.find(target.name)?.index ?? 0) : 0;
  return (frame) => frame.slots[index] ?? null;
}

/** @throws TemplateError (syntax) if something within a loop assigns to the name `loop` */
function refuseLoopAsTarget(loop: For, program: Program): void {
  const visit = (node: Node): void => {
    if (node.type === 'for' || node.type === 'assign' || node.type === 'assign_block') {
      refuse(node.target, program);
    }
    childrenOf(node).forEach(visit);
  };
  visit(loop);
}

function refuse(target: Target, program: Program): void {
  if (target.type === 'tuple_target') {
    target.items.forEach((item) => refuse(item, program));
  } else if (target.type === 'name_target' && target.name === 'loop') {
    fail(program, 'loop cannot be assigned within a loop; choose another name', target.offset);
  }
}
