import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { isNumber, type Numeric } from '../numbers/numbers.ts';
import { protocolsOf, typeNameOf } from '../protocols.ts';
import { Float, List, Markup, Tuple, Undefined, type Value } from '../value.ts';
import { equalsAt, isIdentical, maxDepth } from './equals.ts';

export { contains } from './contains.ts';
export { equals, isIdentical } from './equals.ts';

export type Ordering = '<' | '<=' | '>' | '>=';

/** Python's `<`, `<=`, `>` and `>=`. @throws TemplateError (type, undefined) if the two have no order */
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

/** Negative, zero or positive; NaN if no ordering holds. */
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

/** By the first elements that differ; if none do, the longer one is greater. */
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

/** The length of the common prefix of the texts, in UTF-16 units. */
function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) {
    i++;
  }
  return i;
}

/**
 * By code points, as Python orders texts; JavaScript orders UTF-16 units.
 * @param at the index at which they differ or one of them ends
 */
function compareTexts(a: string, b: string, at = commonStart(a, b)): number {
  if (at === a.length || at === b.length) {
    return a.length - b.length;
  }
  // The code point of a surrogate pair is above all others.
  const [aIsHalf, bIsHalf] = [isHalf(a, at), isHalf(b, at)];
  return aIsHalf === bIsHalf ? a.charCodeAt(at) - b.charCodeAt(at) : aIsHalf ? 1 : -1;
}

/** Exact, also between ints and floats; NaN if one of them is NaN. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = a instanceof Float ? a.value : typeof a === 'boolean' ? Number(a) : a;
  const right = b instanceof Float ? b.value : typeof b === 'boolean' ? Number(b) : b;
  return left < right ? -1 : left > right ? 1 : left >= right ? 0 : NaN;
}

/** Whether the unit is half of a surrogate pair. */
function isHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    return (text.codePointAt(index) ?? 0) > 0xffff;
  }
  return unit >= 0xdc00 && unit <= 0xdfff && index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
