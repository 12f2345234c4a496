import type { Evaluate } from '../runtime/frame.ts';
import type { Rendering } from '../runtime/rendering.ts';
import type { Comparison, ComparisonOperator } from '../syntax/ast.ts';
import { compare, contains, equals } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

/** `a < b`, and `a < b < c`, which ends at the first part that does not hold. */
export function compileComparison({ first, steps }: Comparison, place: Place): Evaluate {
  const evaluateFirst = compileExpression(first, place);
  const parts = steps.map(({ operator, operand, offset }) => ({
    evaluate: compileExpression(operand, place),
    holds: comparisons[operator],
    offset,
  }));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const { evaluate, holds, offset } = only;
    return (rendering, frame) => {
      const left = evaluateFirst(rendering, frame);
      const right = evaluate(rendering, frame);
      rendering.offset = offset;
      return holds(rendering, left, right);
    };
  }
  return (rendering, frame) => {
    let left = evaluateFirst(rendering, frame);
    for (const { evaluate, holds, offset } of parts) {
      const right = evaluate(rendering, frame);
      rendering.offset = offset;
      if (!holds(rendering, left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  };
}

const comparisons: Record<ComparisonOperator, (rendering: Rendering, left: Value, right: Value) => boolean> = {
  '==': equals,
  '!=': (rendering, left, right) => !equals(rendering, left, right),
  '<': (rendering, left, right) => compare(rendering, left, right, '<'),
  '<=': (rendering, left, right) => compare(rendering, left, right, '<='),
  '>': (rendering, left, right) => compare(rendering, left, right, '>'),
  '>=': (rendering, left, right) => compare(rendering, left, right, '>='),
  in: (rendering, left, right) => contains(rendering, right, left),
  'not in': (rendering, left, right) => !contains(rendering, right, left),
};
