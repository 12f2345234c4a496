import type { Evaluate, Rendering } from '../runtime/rendering.ts';
import type { Comparison, ComparisonOperator, Expression } from '../syntax/ast.ts';
import { compare, contains, equals } from '../values/compare/compare.ts';
import { List, Tuple, type Value } from '../values/value.ts';
import { compileExpression } from './expressions.ts';
import type { Place } from './place.ts';

/** `a < b`, and `a < b < c`, which stops at the first comparison that is false. */
export function compileComparison({ first, steps }: Comparison, place: Place): Evaluate {
  const evaluateFirst = compileExpression(first, place);
  const parts = steps.map((step) => compileStep(step, place));
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

type Compare = (rendering: Rendering, left: Value, right: Value) => boolean;

const comparisons: Record<ComparisonOperator, Compare> = {
  '==': equals,
  '!=': (rendering, left, right) => !equals(rendering, left, right),
  '<': (rendering, left, right) => compare(rendering, left, right, '<'),
  '<=': (rendering, left, right) => compare(rendering, left, right, '<='),
  '>': (rendering, left, right) => compare(rendering, left, right, '>'),
  '>=': (rendering, left, right) => compare(rendering, left, right, '>='),
  in: (rendering, left, right) => contains(rendering, right, left),
  'not in': (rendering, left, right) => !contains(rendering, right, left),
};

function compileStep({ operator, operand, offset }: Comparison['steps'][number], place: Place) {
  const texts = operator === 'in' || operator === 'not in' ? textsOf(operand) : undefined;
  if (texts === undefined) {
    return { evaluate: compileExpression(operand, place), holds: comparisons[operator], offset };
  }
  // Made once, because nothing can change it.
  const shared = operand.type === 'tuple' ? new Tuple(texts) : new List(texts, true);
  return { evaluate: () => shared, holds: lookUp(operator === 'in', new Set(texts)), offset };
}

/** The elements of a list or tuple of constant texts. */
function textsOf(node: Expression): string[] | undefined {
  if (node.type !== 'list' && node.type !== 'tuple') {
    return undefined;
  }
  const texts: string[] = [];
  for (const item of node.items) {
    if (item.type !== 'literal' || typeof item.value !== 'string') {
      return undefined;
    }
    texts.push(item.value);
  }
  return texts;
}

/** Looks a text up in a set of constant texts, instead of comparing it with each of them. */
function lookUp(whenFound: boolean, texts: ReadonlySet<string>): Compare {
  const general = comparisons[whenFound ? 'in' : 'not in'];
  return (rendering, left, right) =>
    typeof left === 'string' ? texts.has(left) === whenFound : general(rendering, left, right);
}
