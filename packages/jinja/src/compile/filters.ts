import { TemplateError } from '../errors.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import type { Rendering } from '../runtime/rendering.ts';
import type { FilterUse, TestUse } from '../syntax/ast.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Value } from '../values/value.ts';
import { compileArguments } from './arguments.ts';
import { compileExpression } from './expressions.ts';
import { fail, type Place } from './place.ts';

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
 * A filter or test that there is not. As in Jinja 3, that is an error when it is compiled, but directly in an `if` only
 * when it is used: a template can ask before whether it is there.
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
  return near === undefined ? 'choose one of those that there are' : `did you mean ${near}?`;
}
