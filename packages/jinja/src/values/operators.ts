import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { percentFormat } from './format/percent-format.ts';
import {
  addNumbers,
  divideNumbers,
  floorDivideNumbers,
  moduloNumbers,
  multiplyNumbers,
  negateNumber,
  powerNumbers,
  subtractNumbers,
} from './numbers/arithmetic.ts';
import { isInt, isNumber, toSize } from './numbers/numbers.ts';
import { protocolsOf, typeNameOf } from './protocols.ts';
import { escape, toText } from './text.ts';
import { List, Markup, Tuple, Undefined, type Value } from './value.ts';

/** `+`. All operators here: @throws TemplateError (type, undefined) if they do not support the operands */
export function add(runtime: Runtime, left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') {
    runtime.makeText(left.length + right.length);
    return left + right;
  }
  if (isNumber(left) && isNumber(right)) {
    return addNumbers(runtime, left, right);
  }
  if ((left instanceof Markup || right instanceof Markup) && isText(left) && isText(right)) {
    return joinMarkup(runtime, [left, right]);
  }
  if (left instanceof List && right instanceof List) {
    runtime.makeElements(left.items.length + right.items.length);
    return new List([...left.items, ...right.items]);
  }
  if (left instanceof Tuple && right instanceof Tuple) {
    runtime.makeElements(left.items.length + right.items.length);
    return new Tuple([...left.items, ...right.items]);
  }
  return byProtocol(runtime, 'add', '+', left, right);
}

/** `-` */
export function subtract(runtime: Runtime, left: Value, right: Value): Value {
  return isNumber(left) && isNumber(right)
    ? subtractNumbers(runtime, left, right)
    : byProtocol(runtime, 'subtract', '-', left, right);
}

/** `*` */
export function multiply(runtime: Runtime, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) {
    return multiplyNumbers(runtime, left, right);
  }
  if (isRepeatable(left) && isInt(right)) {
    return repeat(runtime, left, right);
  }
  if (isInt(left) && isRepeatable(right)) {
    return repeat(runtime, right, left);
  }
  return byProtocol(runtime, 'multiply', '*', left, right);
}

/** `/`, always a float. @throws TemplateError (zero_division) */
export function divide(runtime: Runtime, left: Value, right: Value): Value {
  return isNumber(left) && isNumber(right)
    ? divideNumbers(runtime, left, right)
    : byProtocol(runtime, 'divide', '/', left, right);
}

/** `//`, which rounds down. @throws TemplateError (zero_division) */
export function floorDivide(runtime: Runtime, left: Value, right: Value): Value {
  return isNumber(left) && isNumber(right)
    ? floorDivideNumbers(runtime, left, right)
    : byProtocol(runtime, 'floorDivide', '//', left, right);
}

/** `%`, with the sign of the divisor; with a text on the left it formats. @throws TemplateError (zero_division) */
export function modulo(runtime: Runtime, left: Value, right: Value): Value {
  if (typeof left === 'string') {
    return percentFormat(runtime, left, right);
  }
  if (left instanceof Markup) {
    return new Markup(percentFormat(runtime, left.text, right, true));
  }
  return isNumber(left) && isNumber(right)
    ? moduloNumbers(runtime, left, right)
    : byProtocol(runtime, 'modulo', '%', left, right);
}

/** `**`. @throws TemplateError (limit) before an int of too many digits is made */
export function power(runtime: Runtime, left: Value, right: Value): Value {
  return isNumber(left) && isNumber(right)
    ? powerNumbers(runtime, left, right)
    : byProtocol(runtime, undefined, '**', left, right);
}

/** unary `-` */
export function negate(runtime: Runtime, value: Value): Value {
  return isNumber(value) ? negateNumber(value) : unary(value, '-', protocolsOf(value).negate?.(runtime));
}

/** unary `+` */
export function positive(runtime: Runtime, value: Value): Value {
  if (isNumber(value)) {
    return typeof value === 'boolean' ? Number(value) : value;
  }
  return unary(value, '+', protocolsOf(value).positive?.(runtime));
}

/** `~`, which joins the texts of the parts. If output is escaped and one part is markup, the result is markup. */
export function concat(runtime: Runtime, parts: readonly Value[]): Value {
  if (runtime.autoescape === true && parts.some((part) => part instanceof Markup)) {
    return joinMarkup(runtime, parts);
  }
  let text = '';
  for (const part of parts) {
    text += toText(runtime, part);
    runtime.makeText(text.length);
  }
  return text;
}

function joinMarkup(runtime: Runtime, parts: readonly Value[]): Markup {
  const texts = parts.map((part) => escape(runtime, part).text);
  runtime.makeText(texts.reduce((sum, { length }) => sum + length, 0));
  return new Markup(texts.join(''));
}

function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof Markup;
}

type Operation = 'add' | 'subtract' | 'multiply' | 'divide' | 'floorDivide' | 'modulo';

/** Asks the classes of the operands. @throws TemplateError (type, undefined) if neither supports the operation */
function byProtocol(
  runtime: Runtime,
  operation: Operation | undefined,
  operator: string,
  left: Value,
  right: Value
): Value {
  for (const value of [left, right]) {
    if (value instanceof Undefined) {
      throw value.error();
    }
  }
  const result =
    operation &&
    (protocolsOf(left)[operation]?.(runtime, right, false) ?? protocolsOf(right)[operation]?.(runtime, left, true));
  if (result === undefined) {
    throw new TemplateError(
      'type',
      `'${operator}' does not work on a ${typeNameOf(left)} and a ${typeNameOf(right)}; ${advice(operator, left, right)}`
    );
  }
  return result;
}

function advice(operator: string, left: Value, right: Value): string {
  return operator === '+' && (isText(left) || isText(right))
    ? 'join texts with ~, which makes a text of everything'
    : 'change their types first, for example with | int or | float';
}

function unary(value: Value, operator: string, result: Value | undefined): Value {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (result === undefined) {
    throw new TemplateError(
      'type',
      `'${operator}' does not work on a ${typeNameOf(value)}; use | int or | float first`
    );
  }
  return result;
}

type Repeatable = string | Markup | List | Tuple;

function isRepeatable(value: Value): value is Repeatable {
  return typeof value === 'string' || value instanceof Markup || value instanceof List || value instanceof Tuple;
}

/** `value * times` for texts and lists. @throws TemplateError (overflow, limit) */
function repeat(runtime: Runtime, value: Repeatable, times: number | bigint | boolean): Value {
  const count = Math.max(0, toSize(times, 'what a text or list is multiplied with'));
  if (typeof value === 'string') {
    return repeatText(runtime, value, count);
  }
  if (value instanceof Markup) {
    return new Markup(repeatText(runtime, value.text, count));
  }
  const { items } = value;
  runtime.makeElements(items.length * count);
  const repeated: Value[] = [];
  for (let i = 0; i < items.length * count; i++) {
    repeated.push(items[i % items.length] as Value);
  }
  return value instanceof List ? new List(repeated) : new Tuple(repeated);
}

function repeatText(runtime: Runtime, text: string, count: number): string {
  runtime.makeText(text.length * count);
  return text === '' ? '' : text.repeat(count);
}
