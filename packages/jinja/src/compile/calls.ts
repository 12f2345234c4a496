import { TemplateError } from '../errors.ts';
import { addNamed, addPositional, type Arguments, callValue, noArguments } from '../runtime/arguments.ts';
import type { Evaluate, Frame, Rendering } from '../runtime/rendering.ts';
import type { ArgumentList, Call, Expression, FilterUse, TestUse } from '../syntax/ast.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Value } from '../values/value.ts';
import { compileAll, compileExpression } from './expressions.ts';
import { fail, type Place } from './place.ts';

/** `callee(…)` */
export function compileCall({ callee, args, offset }: Call, place: Place): Evaluate {
  const evaluate = compileExpression(callee, place);
  const evaluateArguments = compileArguments(args, place);
  return (rendering, frame) => {
    const called = evaluate(rendering, frame);
    const given = evaluateArguments(rendering, frame);
    rendering.offset = offset;
    return callValue(rendering, called, given);
  };
}

/** Like `compileCall`, but adds the argument `caller`, as a call block does. */
export function compileCallWithCaller(
  { callee, args, offset }: Call,
  place: Place
): (rendering: Rendering, frame: Frame, caller: Value) => Value {
  if (args.named.some(([name]) => name === 'caller')) {
    fail(place.program, 'a call block gives the argument caller itself; leave it out', offset);
  }
  const evaluate = compileExpression(callee, place);
  const evaluateArguments = compileArguments(args, place);
  return (rendering, frame, caller) => {
    const called = evaluate(rendering, frame);
    const given = evaluateArguments(rendering, frame);
    rendering.offset = offset;
    const all: Arguments = { positional: given.positional, named: new Map([...given.named, ['caller', caller]]) };
    return callValue(rendering, called, all);
  };
}

/** `operand | name(…)` */
export function compileFilter(node: FilterUse, place: Place): Evaluate {
  const { name, offset } = node;
  const filter = place.program.environment.filters.get(name);
  const evaluate = compileExpression(node.operand, place);
  const evaluateArguments = compileArguments(node.args, place);
  if (filter === undefined) {
    return compileUnknown('filter', node, place, [evaluate, evaluateArguments]);
  }
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    const args = evaluateArguments(rendering, frame);
    rendering.offset = offset;
    rendering.spend(1);
    return filter(rendering, value, args);
  };
}

/** `operand is name(…)` */
export function compileTest(node: TestUse, place: Place): Evaluate {
  const { name, offset } = node;
  const test = place.program.environment.tests.get(name);
  const evaluate = compileExpression(node.operand, place);
  const evaluateArguments = compileArguments(node.args, place);
  if (test === undefined) {
    return compileUnknown('test', node, place, [evaluate, evaluateArguments]);
  }
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    const args = evaluateArguments(rendering, frame);
    rendering.offset = offset;
    rendering.spend(1);
    return test(rendering, value, args);
  };
}

/**
 * An unknown filter or test. As in Jinja 3, it is an error at compile time, but directly in an `if` only when it is used, so
 * that a template can first test whether it exists.
 */
function compileUnknown(
  what: 'filter' | 'test',
  { name, offset }: FilterUse | TestUse,
  { program, isSoft }: Place,
  parts: ReadonlyArray<(rendering: Rendering, frame: Frame) => unknown>
): Evaluate {
  const { filters, tests } = program.environment;
  const describe = () => `there is no ${what} ${name}; ${mendUnknown(name, what === 'filter' ? filters : tests)}`;
  if (!isSoft) {
    return fail(program, describe(), offset);
  }
  return (rendering, frame): Value => {
    parts.forEach((evaluate) => evaluate(rendering, frame));
    rendering.offset = offset;
    throw new TemplateError('type', describe());
  };
}

function mendUnknown(name: string, known: ReadonlyMap<string, unknown>): string {
  const near = nearest(name, known.keys());
  return near === undefined ? 'check its spelling' : `did you mean ${near}?`;
}

type EvaluateArguments = (rendering: Rendering, frame: Frame) => Arguments;

/** The arguments of a call, filter or test. */
function compileArguments(list: ArgumentList, place: Place): EvaluateArguments {
  const { positional, named, morePositional, moreNamed } = list;
  if (morePositional !== undefined || moreNamed !== undefined) {
    return compileUnpacked(list, place);
  }
  const evaluatePositional = compileAll(positional, place);
  const evaluateNamed = compileNamed(named, place);
  if (positional.every(isLiteral) && named.every(([, value]) => isLiteral(value))) {
    return constantArguments(list);
  }
  if (named.length === 0) {
    return (rendering, frame) => ({ positional: evaluatePositional(rendering, frame), named: noArguments.named });
  }
  return (rendering, frame) => ({
    positional: evaluatePositional(rendering, frame),
    named: evaluateNamed(rendering, frame),
  });
}

/** Literals cannot change, so all calls share one set of arguments. */
function constantArguments({ positional, named }: ArgumentList): EvaluateArguments {
  if (positional.length === 0 && named.length === 0) {
    return () => noArguments;
  }
  const args: Arguments = {
    positional: positional.map(valueOf),
    named: new Map(named.map(([name, value]) => [name, valueOf(value)])),
  };
  return () => args;
}

function compileUnpacked(list: ArgumentList, place: Place): EvaluateArguments {
  const { morePositional, moreNamed } = list;
  const evaluatePositional = compileAll(list.positional, place);
  const evaluateNamed = compileNamed(list.named, place);
  const evaluateMore = morePositional === undefined ? undefined : compileExpression(morePositional, place);
  const evaluateMoreNamed = moreNamed === undefined ? undefined : compileExpression(moreNamed, place);
  return (rendering, frame) => {
    const positional = evaluatePositional(rendering, frame);
    if (evaluateMore !== undefined) {
      addPositional(rendering, positional, evaluateMore(rendering, frame));
    }
    const named = evaluateNamed(rendering, frame);
    if (evaluateMoreNamed !== undefined) {
      addNamed(rendering, named, evaluateMoreNamed(rendering, frame));
    }
    return { positional, named };
  };
}

function compileNamed(
  named: ArgumentList['named'],
  place: Place
): (rendering: Rendering, frame: Frame) => Map<string, Value> {
  const parts = named.map(([name, value]) => [name, compileExpression(value, place)] as const);
  return (rendering, frame) => new Map(parts.map(([name, value]) => [name, value(rendering, frame)]));
}

function isLiteral(node: Expression): boolean {
  return node.type === 'literal';
}

function valueOf(node: Expression): Value {
  return node.type === 'literal' ? node.value : null;
}
