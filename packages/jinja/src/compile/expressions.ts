import type { Evaluate } from '../runtime/rendering.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type {
  Binary,
  BinaryOperator,
  Concatenation,
  Conditional,
  DictDisplay,
  Expression,
  ListDisplay,
  Logical,
  TupleDisplay,
  Unary,
} from '../syntax/ast.ts';
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
import { isTrue } from '../values/protocols.ts';
import { Dict, List, Tuple, Undefined, type Value } from '../values/value.ts';
import { compileAttribute, compileItem } from './access.ts';
import { compileCall, compileFilter, compileTest } from './calls.ts';
import { compileComparison } from './comparisons.ts';
import { compileName } from './names.ts';
import { fail, type Place, softPlace } from './place.ts';

/** Compiles an expression into a function that evaluates it. @throws TemplateError (syntax), located */
export function compileExpression(node: Expression, place: Place): Evaluate {
  switch (node.type) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'name':
      return compileName(node, place);
    case 'attribute':
      return compileAttribute(node, place);
    case 'item':
      return compileItem(node, place);
    case 'call':
      return compileCall(node, place);
    case 'filter':
      return compileFilter(node, place);
    case 'test':
      return compileTest(node, place);
    case 'captured':
      return (rendering) => rendering.captured;
    default:
      return compileOperation(node, place);
  }
}

type Operation = Exclude<
  Expression,
  { type: 'literal' | 'name' | 'attribute' | 'item' | 'call' | 'filter' | 'test' | 'captured' }
>;

function compileOperation(node: Operation, place: Place): Evaluate {
  switch (node.type) {
    case 'tuple':
    case 'list':
      return compileItems(node, place);
    case 'dict':
      return compileDict(node, place);
    case 'unary':
      return compileUnary(node, place);
    case 'binary':
      return compileBinary(node, place);
    case 'logical':
      return compileLogical(node, place);
    case 'comparison':
      return compileComparison(node, place);
    case 'concatenation':
      return compileConcatenation(node, place);
    case 'conditional':
      return compileConditional(node, place);
    case 'slice':
      return fail(place.program, 'a slice stands between square brackets only, as in list[1:3]', node.offset);
  }
}

/** Compiles expressions into one function that evaluates all of them in order. */
export function compileAll(nodes: readonly Expression[], place: Place): (...args: Parameters<Evaluate>) => Value[] {
  const parts = nodes.map((node) => compileExpression(node, place));
  return (rendering, frame) => parts.map((part) => part(rendering, frame));
}

function compileItems(node: TupleDisplay | ListDisplay, place: Place): Evaluate {
  const items = compileAll(node.items, place);
  return node.type === 'tuple'
    ? (rendering, frame) => new Tuple(items(rendering, frame))
    : (rendering, frame) => new List(items(rendering, frame));
}

function compileDict({ entries, offset }: DictDisplay, place: Place): Evaluate {
  const parts = entries.map(
    ([key, value]) => [compileExpression(key, place), compileExpression(value, place)] as const
  );
  return (rendering, frame) => {
    const dict = new Dict();
    for (const [key, value] of parts) {
      const keyValue = key(rendering, frame);
      const valueValue = value(rendering, frame);
      rendering.offset = offset;
      dict.set(keyValue, valueValue);
    }
    return dict;
  };
}

/** `a and b`, `a or b`: the result is the deciding operand, not true or false. */
function compileLogical({ operator, left, right }: Logical, place: Place): Evaluate {
  const evaluateLeft = compileExpression(left, place);
  if (left.type === 'literal' && isTrue(left.value) === (operator === 'or')) {
    // The right operand is never evaluated, so it is not compiled: an unknown filter in it is no error.
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
function compileConditional({ condition, then, otherwise, offset }: Conditional, outer: Place): Evaluate {
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
  const nothing = new Undefined(`the if in line ${line} is false and has no else; add else and a value`);
  return (rendering, frame) => (isTrue(evaluateCondition(rendering, frame)) ? evaluateThen(rendering, frame) : nothing);
}

function compileUnary({ operator, operand, offset }: Unary, place: Place): Evaluate {
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

function compileBinary({ operator, left, right, offset }: Binary, place: Place): Evaluate {
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
function compileConcatenation({ parts, offset }: Concatenation, place: Place): Evaluate {
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
