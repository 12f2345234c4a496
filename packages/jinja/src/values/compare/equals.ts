import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { isNumber } from '../numbers/numbers.ts';
import { protocolsOf } from '../protocols.ts';
import { Dict, Float, List, Markup, type PyObject, Tuple, Undefined, type Value } from '../value.ts';
import { DictView, Range } from '../views.ts';
import { compareNumbers } from './compare.ts';

/** Python's `==`. */
export function equals(runtime: Runtime, a: Value, b: Value): boolean {
  return equalsAt(runtime, a, b, 0);
}

/** Whether the values are the same or equal, as Python compares elements of lists. */
export function isSame(runtime: Runtime, a: Value, b: Value): boolean {
  return isIdentical(a, b) || equals(runtime, a, b);
}

/** Python's `is`, as far as templates can tell. */
export function isIdentical(a: Value, b: Value): boolean {
  if (a instanceof Float && b instanceof Float) {
    return Object.is(a.value, b.value);
  }
  return Object.is(a, b);
}

/** How deep lists and dicts within each other are compared. */
export const maxDepth = 500;

/** `==` at that depth within other values, from 0. */
export function equalsAt(runtime: Runtime, a: Value, b: Value, depth: number): boolean {
  const left = a instanceof Markup ? a.text : a;
  const right = b instanceof Markup ? b.text : b;
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length === right.length) {
      runtime.spend(left.length / unitsPerStep);
    }
    return left === right;
  }
  if (isNumber(left) && isNumber(right)) {
    return compareNumbers(left, right) === 0;
  }
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
    // An object can equal a value of another type only if its class says so.
    return left === right || (askObjects(runtime, left, right) ?? false);
  }
  return equalObjects(runtime, left, right, depth);
}

/** How many UTF-16 units of two texts are compared in 100 ns. */
const unitsPerStep = 1024;

function equalObjects(runtime: Runtime, left: PyObject, right: PyObject, depth: number): boolean {
  if (left === right) {
    return true;
  }
  if (depth > maxDepth) {
    throw new TemplateError(
      'limit',
      `lists and dicts are more than ${maxDepth} deep inside each other; compare parts of them`
    );
  }
  if ((left instanceof List && right instanceof List) || (left instanceof Tuple && right instanceof Tuple)) {
    return left.items.length === right.items.length && equalItems(runtime, left.items, right.items, depth + 1);
  }
  if (left instanceof Dict && right instanceof Dict) {
    return left.size === right.size && everyEntry(runtime, left, right, (x, y) => equalsAt(runtime, x, y, depth + 1));
  }
  return equalOthers(runtime, left, right);
}

function equalOthers(runtime: Runtime, left: PyObject, right: PyObject): boolean {
  if (left instanceof Undefined && right instanceof Undefined) {
    return true;
  }
  if (left instanceof Range && right instanceof Range) {
    return equalRanges(left, right);
  }
  if (left instanceof DictView && right instanceof DictView) {
    return equalViews(runtime, left, right);
  }
  return askObjects(runtime, left, right) ?? false;
}

function askObjects(runtime: Runtime, left: Value, right: Value): boolean | undefined {
  return protocolsOf(left).equals?.(runtime, right) ?? protocolsOf(right).equals?.(runtime, left);
}

function equalItems(runtime: Runtime, left: readonly Value[], right: readonly Value[], depth: number): boolean {
  return left.every((item, i) => {
    runtime.spend(1);
    return isIdentical(item, right[i] as Value) || equalsAt(runtime, item, right[i] as Value, depth);
  });
}

function everyEntry(runtime: Runtime, left: Dict, right: Dict, same: (x: Value, y: Value) => boolean): boolean {
  for (const [key, value] of left.entries()) {
    runtime.spend(1);
    const other = right.get(key);
    if (other === undefined || !(isIdentical(value, other) || same(value, other))) {
      return false;
    }
  }
  return true;
}

function equalRanges(left: Range, right: Range): boolean {
  return (
    left.length === right.length &&
    (left.length === 0 || (left.at(0) === right.at(0) && (left.length === 1 || left.step === right.step)))
  );
}

/** Keys and items are sets in Python; a view of values equals only itself. */
function equalViews(runtime: Runtime, left: DictView, right: DictView): boolean {
  if (left.kind === 'values' || left.kind !== right.kind || left.size !== right.size) {
    return false;
  }
  return everyEntry(runtime, left.dict, right.dict, (x, y) => left.kind === 'keys' || equals(runtime, x, y));
}
