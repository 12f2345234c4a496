import { TemplateError } from './errors.ts';
import { binder } from './filters/define.ts';
import { isText } from './filters/text-value.ts';
import { findMethod } from './methods/index.ts';
import { noArguments, type Parameter } from './runtime/arguments.ts';
import type { Runtime, Test } from './runtime/runtime.ts';
import { compare, contains, equals, isIdentical, type Ordering } from './values/compare/compare.ts';
import { isFloat, isInt, isNumber } from './values/numbers/numbers.ts';
import { modulo } from './values/operators.ts';
import { protocolsOf } from './values/protocols.ts';
import { toText } from './values/text.ts';
import { Callable, Dict, Generator, List, Markup, Tuple, Undefined, type Value } from './values/value.ts';
import { DictView, Range } from './values/views.ts';

/** All tests of Jinja2 3.1, by name. */
export const builtinTests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ...named(['==', 'eq', 'equalto'], equals),
  ...named(['!=', 'ne'], (runtime, value, other) => !equals(runtime, value, other)),
  ...named(['<', 'lt', 'lessthan'], ordered('<')),
  ...named(['<=', 'le'], ordered('<=')),
  ...named(['>', 'gt', 'greaterthan'], ordered('>')),
  ...named(['>=', 'ge'], ordered('>=')),
  ...named(['in'], (runtime, value, other) => contains(runtime, other, value)),
  ...named(['sameas'], (_, value, other) => isIdentical(value, other)),
  define('defined', [], (_, value) => !(value instanceof Undefined)),
  define('undefined', [], (_, value) => value instanceof Undefined),
  define('none', [], (_, value) => value === null),
  define('boolean', [], (_, value) => typeof value === 'boolean'),
  define('true', [], (_, value) => value === true),
  define('false', [], (_, value) => value === false),
  define('integer', [], (_, value) => isInt(value) && typeof value !== 'boolean'),
  define('float', [], (_, value) => isFloat(value)),
  define('number', [], (_, value) => isNumber(value)),
  define('string', [], (_, value) => isText(value)),
  define('mapping', [], (_, value) => value instanceof Dict),
  define('escaped', [], (_, value) => value instanceof Markup),
  define('callable', [], (_, value) => value instanceof Callable || value instanceof Undefined),
  define('iterable', [], isIterable),
  define('sequence', [], (_, value) => isSequence(value)),
  define('lower', [], (runtime, value) => isAll(runtime, value, 'islower')),
  define('upper', [], (runtime, value) => isAll(runtime, value, 'isupper')),
  define('filter', [], (runtime, value) => isName(runtime.environment.filters, value)),
  define('test', [], (runtime, value) => isName(runtime.environment.tests, value)),
  define('odd', [], (runtime, value) => leaves(runtime, value, 2, 1)),
  define('even', [], (runtime, value) => leaves(runtime, value, 2, 0)),
  define('divisibleby', [['num']], (runtime, value, [divisor = null]) => leaves(runtime, value, divisor, 0)),
]);

type Comparison = (runtime: Runtime, value: Value, other: Value) => boolean;

function named(names: readonly string[], comparison: Comparison): Array<readonly [string, Test]> {
  return names.map((name) =>
    define(name, [['other']], (runtime, value, [other = null]) => comparison(runtime, value, other))
  );
}

function ordered(operator: Ordering): Comparison {
  return (runtime, value, other) => compare(runtime, value, other, operator);
}

/** Asks a method of Python's str about the value's text. */
function isAll(runtime: Runtime, value: Value, method: 'islower' | 'isupper'): boolean {
  const text = toText(runtime, value);
  return findMethod(text, method)?.(runtime, text, noArguments) === true;
}

function isIterable(runtime: Runtime, value: Value): boolean {
  return isSequence(value) || value instanceof DictView || value instanceof Generator || iterates(runtime, value);
}

function iterates(runtime: Runtime, value: Value): boolean {
  return protocolsOf(value).iterate?.(runtime) !== undefined;
}

/** What has a length and elements that can be asked for. */
function isSequence(value: Value): boolean {
  return (
    isText(value) ||
    [List, Tuple, Dict, Range, Undefined].some((type) => value instanceof type) ||
    (protocolsOf(value).length !== undefined && protocolsOf(value).item !== undefined)
  );
}

function isName(names: ReadonlyMap<string, unknown>, value: Value): boolean {
  if (value instanceof List || value instanceof Dict) {
    throw new TemplateError('type', `a ${value.typeName} is not a name; test a text`);
  }
  return isText(value) && names.has(typeof value === 'string' ? value : value.text);
}

function leaves(runtime: Runtime, value: Value, divisor: Value, remainder: number): boolean {
  return equals(runtime, modulo(runtime, value, divisor), remainder);
}

/** A test that binds its arguments as Python does. */
function define(
  name: string,
  parameters: readonly Parameter[],
  body: (runtime: Runtime, value: Value, values: readonly Value[]) => boolean
): readonly [name: string, test: Test] {
  const bind = binder(`the test ${name}`, parameters);
  return [name, (runtime, value, args) => body(runtime, value, bind(args))];
}
