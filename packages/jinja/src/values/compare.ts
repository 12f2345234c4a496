import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { equalsAt, isIdentical, maxDepth } from './equals.ts';
import { isNumber } from './numbers.ts';
import { commonStart, compareNumbers, compareTexts } from './order.ts';
import { protocolsOf } from './protocols.ts';
import { typeNameOf } from './type-name.ts';
import { List, Markup, Tuple, Undefined, type Value } from './value.ts';

export { contains } from './contains.ts';
export { equals, isIdentical, isSame } from './equals.ts';

export type Ordering = '<' | '<=' | '>' | '>=';

/** Python's `<`, `<=`, `>` and `>=`. @throws TemplateError (type, undefined) where the two have no order */
export function compare(runtime: Runtime, a: Value, b: Value, operator: Ordering): boolean {
  const order = orderOf(runtime, a, b, operator, 0);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Negative, zero or positive; NaN where nothing holds. */
function orderOf(runtime: Runtime, a: Value, b: Value, operator: Ordering, depth: number): number {
  const left = a instanceof Markup ? a.text : a;
  const right = b instanceof Markup ? b.text : b;
  runtime.spend(1);
  if (typeof left === 'string' && typeof right === 'string') {
    const at = commonStart(left, right);
    runtime.spend(at / unitsPerStep);
    return compareTexts(left, right, at);
  }
  if (isNumber(left) && isNumber(right)) {
    return compareNumbers(left, right);
  }
  if ((left instanceof List && right instanceof List) || (left instanceof Tuple && right instanceof Tuple)) {
    return orderOfItems(runtime, left.items, right.items, operator, depth + 1);
  }
  return askObjects(runtime, left, right, operator);
}

function askObjects(runtime: Runtime, left: Value, right: Value, operator: Ordering): number {
  for (const value of [left, right]) {
    if (value instanceof Undefined) {
      throw value.error();
    }
  }
  const order = protocolsOf(left).compare?.(runtime, right);
  const reflected = order === undefined ? protocolsOf(right).compare?.(runtime, left) : undefined;
  if (order === undefined && reflected === undefined) {
    throw new TemplateError(
      'type',
      `'${operator}' cannot compare a ${typeNameOf(left)} with a ${typeNameOf(right)}; make both the same type, for example with | int or | string`
    );
  }
  return order ?? -(reflected as number);
}

/** How many UTF-16 units of two texts are compared in 100 ns. */
const unitsPerStep = 64;

/** By the first elements that differ; where there are none, the longer one is greater. */
function orderOfItems(
  runtime: Runtime,
  left: readonly Value[],
  right: readonly Value[],
  operator: Ordering,
  depth: number
): number {
  if (depth > maxDepth) {
    throw new TemplateError('limit', `lists are more than ${maxDepth} deep inside each other; compare parts of them`);
  }
  const common = Math.min(left.length, right.length);
  for (let i = 0; i < common; i++) {
    runtime.spend(1);
    const [x, y] = [left[i] as Value, right[i] as Value];
    if (!isIdentical(x, y) && !equalsAt(runtime, x, y, depth)) {
      return orderOf(runtime, x, y, operator, depth);
    }
  }
  return left.length - right.length;
}
