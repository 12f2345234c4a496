import type { Evaluate } from '../runtime/frame.ts';
import type { DictDisplay, Expression, ListDisplay, TupleDisplay } from '../syntax/ast.ts';
import { Dict, List, Tuple, type Value } from '../values/value.ts';
import { compileAttribute, compileItem } from './access.ts';
import { compileCall } from './calls.ts';
import { compileComparison } from './comparisons.ts';
import { compileFilter, compileTest } from './filters.ts';
import { compileConditional, compileLogical } from './logic.ts';
import { compileName } from './names.ts';
import { compileBinary, compileConcatenation, compileUnary } from './operators.ts';
import { fail, type Place } from './place.ts';

/** Makes a function that evaluates the expression. @throws TemplateError (syntax), located */
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

/** All of them, in their order. */
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
