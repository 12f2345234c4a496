import type { Arguments } from '../runtime/arguments.ts';
import { callValue } from '../runtime/call.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import type { Rendering } from '../runtime/rendering.ts';
import type { Call } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import { compileArguments } from './arguments.ts';
import { compileExpression } from './expressions.ts';
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

/** As `compileCall`, with the argument `caller` added, as a call block does. */
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
