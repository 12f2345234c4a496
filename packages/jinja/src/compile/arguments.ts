import { type Arguments, noArguments } from '../runtime/arguments.ts';
import { addNamed, addPositional } from '../runtime/call.ts';
import type { Frame } from '../runtime/frame.ts';
import type { Rendering } from '../runtime/rendering.ts';
import type { ArgumentList, Expression } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import { compileAll, compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

export type EvaluateArguments = (rendering: Rendering, frame: Frame) => Arguments;

/** What is in the brackets of a call, filter or test. */
export function compileArguments(list: ArgumentList, place: Place): EvaluateArguments {
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

/** Literals cannot be changed, so that all calls may share them. */
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
