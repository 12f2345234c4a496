import type { Evaluate } from '../runtime/frame.ts';
import type { Conditional, Logical } from '../syntax/ast.ts';
import { isTrue } from '../values/truth.ts';
import { Undefined } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import { type Place, softPlace } from './place.ts';

/** `a and b`, `a or b`: what decides it, not true or false. */
export function compileLogical({ operator, left, right }: Logical, place: Place): Evaluate {
  const evaluateLeft = compileExpression(left, place);
  if (left.type === 'literal' && isTrue(left.value) === (operator === 'or')) {
    // What is never evaluated is not looked at: an unknown filter there is no error.
    return evaluateLeft;
  }
  const evaluateRight = compileExpression(right, place);
  if (operator === 'and') {
    return (rendering, frame) => {
      const value = evaluateLeft(rendering, frame);
      return isTrue(value) ? evaluateRight(rendering, frame) : value;
    };
  }
  return (rendering, frame) => {
    const value = evaluateLeft(rendering, frame);
    return isTrue(value) ? value : evaluateRight(rendering, frame);
  };
}

/** `a if condition else b` */
export function compileConditional({ condition, then, otherwise, offset }: Conditional, outer: Place): Evaluate {
  const place = softPlace(outer);
  const evaluateThen = compileExpression(then, place);
  const evaluateCondition = compileExpression(condition, place);
  if (otherwise !== undefined) {
    const evaluateOtherwise = compileExpression(otherwise, place);
    return (rendering, frame) =>
      isTrue(evaluateCondition(rendering, frame))
        ? evaluateThen(rendering, frame)
        : evaluateOtherwise(rendering, frame);
  }
  const { line } = place.program.positionOf(offset);
  const nothing = new Undefined(`the if of line ${line} does not hold and has no else; add else and a value`);
  return (rendering, frame) => (isTrue(evaluateCondition(rendering, frame)) ? evaluateThen(rendering, frame) : nothing);
}
