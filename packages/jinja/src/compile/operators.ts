import type { Evaluate } from '../runtime/frame.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Binary, BinaryOperator, Concatenation, Unary } from '../syntax/ast.ts';
import {
  add,
  concat,
  divide,
  floorDivide,
  modulo,
  multiply,
  negate,
  positive,
  power,
  subtract,
} from '../values/operators.ts';
import { isTrue } from '../values/truth.ts';
import type { Value } from '../values/value.ts';
import { compileAll, compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

export function compileUnary({ operator, operand, offset }: Unary, place: Place): Evaluate {
  const evaluate = compileExpression(operand, place);
  if (operator === 'not') {
    return (rendering, frame) => !isTrue(evaluate(rendering, frame));
  }
  const apply = operator === '-' ? negate : positive;
  return (rendering, frame) => {
    const value = evaluate(rendering, frame);
    rendering.offset = offset;
    return apply(rendering, value);
  };
}

export function compileBinary({ operator, left, right, offset }: Binary, place: Place): Evaluate {
  const evaluateLeft = compileExpression(left, place);
  const evaluateRight = compileExpression(right, place);
  const apply = binaries[operator];
  return (rendering, frame) => {
    const leftValue = evaluateLeft(rendering, frame);
    const rightValue = evaluateRight(rendering, frame);
    rendering.offset = offset;
    return apply(rendering, leftValue, rightValue);
  };
}

/** `a ~ b ~ c` */
export function compileConcatenation({ parts, offset }: Concatenation, place: Place): Evaluate {
  const evaluateParts = compileAll(parts, place);
  return (rendering, frame) => {
    const values = evaluateParts(rendering, frame);
    rendering.offset = offset;
    return concat(rendering, values);
  };
}

const binaries: Record<BinaryOperator, (runtime: Runtime, left: Value, right: Value) => Value> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': floorDivide,
  '%': modulo,
  '**': power,
};
